"""The mailbox that a case describes, read by the adapter as a provider would hand it over."""

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from countersign.adapters.google.message import mail_of
from countersign.domain.mail.mail import Mail
from tests.evals.cases import Case, WrittenMail
from tests.fakes.mailbox import FakeMailbox

NOW = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
"""A Thursday."""
ROBIN = "robin.falk@falk.example"
NAME = "Robin Falk"
_EARLIER = timedelta(days=20)


def mailbox_of(case: Case) -> tuple[FakeMailbox, str]:
    """The mailbox, and the conversation that is looked at."""
    box = FakeMailbox(ROBIN, now=NOW)
    for at, (moment, mail) in enumerate(_dated(case)):
        read = _read(case, at, mail, moment)
        box.messages.append(read)
        named = {file.name: file.part for file in read.files}
        for name, content in mail.files.items():
            box.contents[read.message_id, named[name]] = content.encode()
    if case.known:
        box.messages.append(_earlier(case))
    return box, f"{case.id}/this"


def _dated(case: Case) -> Iterator[tuple[datetime, WrittenMail]]:
    """Each with its moment: the newest of a conversation an hour ago, unless it says."""
    ages: dict[str, float] = {}
    dated = []
    for mail in reversed(case.mail):
        before = ages.get(mail.thread)
        hours = mail.hours if mail.hours is not None else 1 if before is None else before + 24
        ages[mail.thread] = hours
        dated.append((NOW - timedelta(hours=hours), mail))
    yield from reversed(dated)


def _read(case: Case, at: int, mail: WrittenMail, moment: datetime) -> Mail:
    labels = ["SENT"] if mail.is_mine else ["INBOX", "UNREAD"]
    message = {
        "id": f"{case.id}/{at}",
        "threadId": f"{case.id}/{mail.thread}",
        "labelIds": labels,
        "internalDate": str(int(moment.timestamp() * 1_000)),
        "payload": _payload(case, at, mail),
    }
    return mail_of(message, lambda _: b"")


def _payload(case: Case, at: int, mail: WrittenMail) -> dict[str, Any]:
    sender, to = _spelt(mail.sender), ", ".join(map(_spelt, mail.to))
    domain = mail.address.rpartition("@")[2] or "falk.example"
    before = [n for n in range(at) if case.mail[n].thread == mail.thread]
    headers = {
        "From": sender,
        "To": to,
        "Subject": mail.subject or _subject_of_answer(case, mail),
        "Message-ID": f"<{case.id}.{at}@{domain}>",
        **({"Cc": ", ".join(map(_spelt, mail.cc))} if mail.cc else {}),
        "References": " ".join(f"<{case.id}.{n}@mail.example>" for n in before),
        **({} if mail.is_mine else {"Authentication-Results": _checked(mail, domain)}),
        **mail.headers,
    }
    parts = [_text("text/plain", mail.text)] if mail.text else []
    parts += [_text("text/html", mail.html)] if mail.html else []
    whole = parts[0] if len(parts) == 1 else {"mimeType": "multipart/alternative", "parts": parts}
    if mail.files:
        files = [_file(str(n), name, mail.files[name]) for n, name in enumerate(mail.files, 1)]
        whole = {"mimeType": "multipart/mixed", "parts": [whole, *files]}
    listed = [{"name": name, "value": value} for name, value in headers.items() if value]
    return whole | {"headers": [*whole.get("headers", []), *listed]}


def _text(kind: str, text: str) -> dict[str, Any]:
    data = urlsafe_b64encode(text.encode()).decode()
    content_type = {"name": "Content-Type", "value": f"{kind}; charset=utf-8"}
    return {"mimeType": kind, "headers": [content_type], "body": {"data": data}}


def _file(part: str, name: str, content: str) -> dict[str, Any]:
    body = {"attachmentId": part, "size": len(content.encode())}
    return {"partId": part, "mimeType": "application/pdf", "filename": name, "body": body}


def _spelt(person: str) -> str:
    return f"{NAME} <{ROBIN}>" if person == "me" else person


def _subject_of_answer(case: Case, mail: WrittenMail) -> str:
    first = next(one for one in case.mail if one.thread == mail.thread)
    return f"Re: {first.subject}" if first.subject else ""


def _checked(mail: WrittenMail, domain: str) -> str:
    said = "" if mail.dmarc == "none" else f"; dmarc={mail.dmarc} header.from={domain}"
    return f"mx.google.com{said or '; none'}"


def _earlier(case: Case) -> Mail:
    """A letter to the newest mail's sender, in a conversation of its own."""
    return Mail(
        message_id=f"{case.id}/earlier",
        thread_id=f"{case.id}/earlier",
        rfc_message_id=f"<{case.id}.earlier@falk.example>",
        sender=ROBIN,
        sender_name=NAME,
        to=(case.newest.address,),
        at=NOW - _EARLIER,
        subject="",
        text="OK.",
        is_sent=True,
    )
