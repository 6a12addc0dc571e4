"""Mail on its way: what the server does to an outgoing mail, and into which threads it falls."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

from infra.local.sandbox import accounts
from infra.local.sandbox.google.errors import GoogleError, invalid, not_found
from infra.local.sandbox.google.gmail import mailbox, mime, rfc5322, send_as
from infra.local.sandbox.google.gmail.rfc5322 import RawMail
from infra.local.sandbox.store import Db

EFFECT_HEADER = "X-Countersign-Effect"
MAX_MAIL = 25 * 1024 * 1024
MAX_RECIPIENTS = 500
_RECIPIENT_FIELDS = ("to", "cc", "bcc")
_SERVER = "mx.google.com"


@dataclass(frozen=True)
class Delivered:
    """The sender's own copy, and the header under which it was sent."""

    message_id: str
    key: str | None


def effect_key(raw: bytes) -> str | None:
    value = rfc5322.split(raw).value(EFFECT_HEADER)
    return value.strip()[:200] or None if value else None


def composed(db: Db, account: str, raw: bytes) -> bytes:
    """A mail as the account's own: its From, or that of an alias, a Date and a Message-ID.

    Raises GoogleError."""
    if len(raw) > MAX_MAIL:
        raise GoogleError(413, "Request payload size exceeds the limit.", reason="uploadTooLarge")
    mail = rfc5322.split(rfc5322.normalized(raw))
    senders = [address for _, address in rfc5322.addresses(mail.values("from"))]
    instead = send_as.sender(db, account, senders)
    if instead is not None:
        mail = mail.with_field("From", instead)
    mail = mail.with_default("Date", format_datetime(datetime.now(UTC)))
    return mail.with_default("Message-ID", new_message_id()).to_bytes()


def own_thread(db: Db, account: str, raw: bytes, thread_id: str | None) -> str | None:
    """The thread that an own mail joins, or None for a new one.

    A given thread is joined only by a mail whose References or In-Reply-To name one of its
    messages and whose subject is the thread's (Gmail's stated rule). Raises GoogleError."""
    mail = rfc5322.split(raw)
    found = _thread_of_references(db, account, mail, match_subject=True)
    if thread_id is None:
        return found
    if not isinstance(thread_id, str):
        raise invalid("Invalid thread_id value")
    try:
        mailbox.find_thread(db, account, thread_id)
    except GoogleError as error:
        raise (not_found() if error.code == 404 else invalid("Invalid thread_id value")) from error
    return thread_id if found == thread_id else None


def send(db: Db, account: str, raw: bytes, thread_id: str | None) -> Delivered:
    """Send a composed mail: a new Message-ID, a copy under SENT, and its deliveries."""
    mail = rfc5322.split(raw)
    recipients = _recipients(mail)
    if not recipients:
        raise invalid("Recipient address required")
    if len(recipients) > MAX_RECIPIENTS:
        raise GoogleError(400, "Too many recipients.", reason="invalidArgument")
    mail = mail.with_field("Message-ID", new_message_id())
    mailboxes = _sandbox_mailboxes(db, recipients)
    labels = ["SENT", "INBOX", "UNREAD"] if account in mailboxes else ["SENT"]
    message_id = mailbox.insert(db, account, mail.to_bytes(), labels, thread_id=thread_id)
    for recipient in mailboxes:
        if recipient != account and not mailbox.is_full(db, recipient):
            _deliver_sent(db, account, recipient, mail)
    return Delivered(message_id, effect_key(raw))


def deliver(db: Db, account: str, raw: bytes, labels: Sequence[str] | None = None) -> str:
    """A mail from outside arrives, as it is; returns its id.

    It joins the thread that it refers to. Like Gmail, the server adds a missing Message-ID."""
    mail = rfc5322.split(rfc5322.normalized(raw))
    if not rfc5322.message_ids(mail.value("Message-ID")):
        mail = mail.without("Message-ID").prepended([("Message-ID", new_message_id())])
    thread_id = _thread_of_references(db, account, mail, match_subject=False)
    return mailbox.insert(
        db,
        account,
        mail.to_bytes(),
        arrival_labels(mail) if labels is None else labels,
        thread_id=thread_id,
        internal_date=rfc5322.date_milliseconds(mail.value("Date")),
    )


def arrival_labels(mail: RawMail) -> list[str]:
    """INBOX, UNREAD and the tab that the mail falls into."""
    senders = " ".join(mail.values("from")).lower()
    if mail.value("List-Id") is not None and mail.value("List-Post") is not None:
        category = "CATEGORY_FORUMS"
    elif mail.value("List-Unsubscribe") is not None:
        category = "CATEGORY_PROMOTIONS"
    elif "noreply" in senders or "no-reply" in senders or mail.value("Auto-Submitted"):
        category = "CATEGORY_UPDATES"
    else:
        category = "CATEGORY_PERSONAL"
    return ["INBOX", "UNREAD", category]


def new_message_id() -> str:
    return f"<CA{secrets.token_urlsafe(30)}@mail.gmail.com>"


def _deliver_sent(db: Db, account: str, recipient: str, mail: RawMail) -> None:
    senders = [address for _, address in rfc5322.addresses(mail.values("from"))]
    sender = senders[0] if senders else account
    domain = sender.partition("@")[2]
    stamp = format_datetime(datetime.now(UTC))
    arrived = mail.without("Bcc").prepended(
        [
            ("Delivered-To", recipient),
            ("Return-Path", f"<{sender}>"),
            ("Received", f"from mail.gmail.com by {_SERVER} for <{recipient}>; {stamp}"),
            (
                "Authentication-Results",
                f"{_SERVER}; dkim=pass header.i=@{domain}; spf=pass smtp.mailfrom={sender};"
                f" dmarc=pass header.from={domain}",
            ),
        ]
    )
    thread_id = _thread_of_references(db, recipient, arrived, match_subject=True)
    mailbox.insert(db, recipient, arrived.to_bytes(), arrival_labels(arrived), thread_id=thread_id)


def _recipients(mail: RawMail) -> list[str]:
    values = [value for name in _RECIPIENT_FIELDS for value in mail.values(name)]
    return list(dict.fromkeys(address for _, address in rfc5322.addresses(values)))


def _sandbox_mailboxes(db: Db, recipients: Sequence[str]) -> list[str]:
    """The accounts that these addresses reach; a +tag reaches the address without it."""
    found: dict[str, None] = {}
    for address in recipients:
        local, _, domain = address.partition("@")
        for candidate in (address, f"{local.partition('+')[0]}@{domain}"):
            account = accounts.find(db, candidate)
            if account is not None:
                found[account["email"]] = None
                break
    return list(found)


def _thread_of_references(
    db: Db, account: str, mail: RawMail, *, match_subject: bool
) -> str | None:
    ids = rfc5322.message_ids(mail.value("In-Reply-To"))
    ids += rfc5322.message_ids(mail.value("References"))
    if not ids:
        return None
    rows = db.execute(
        "SELECT thread_id, subject_key FROM gmail_messages"
        " WHERE account = ? AND rfc822_id IN (SELECT value FROM json_each(?))"
        " ORDER BY internal_date DESC, id DESC",
        (account, json.dumps(ids)),
    ).fetchall()
    subject = rfc5322.subject_key(mime.decoded(mail.value("Subject") or ""))
    for row in rows:
        if not match_subject or row["subject_key"] == subject:
            return str(row["thread_id"])
    return None
