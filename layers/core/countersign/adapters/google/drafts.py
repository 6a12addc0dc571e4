"""A saved draft as Gmail shows it now, held to what was approved."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from countersign.adapters.google.api import ME, Json, items_of, run, text_of
from countersign.adapters.google.body import base64url
from countersign.adapters.google.charset import printable
from countersign.adapters.google.finding import file_bytes
from countersign.adapters.google.headers import Headers, decoded_words, headers_of, one_line
from countersign.adapters.google.message import mail_of
from countersign.adapters.rfc5322.compose import EFFECT_HEADER
from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.mail.domain_name import in_letters
from countersign.domain.mail.mail import DraftNow, Mail
from countersign.domain.says import said
from countersign.ports.providers import OutcomeUnknown, ProviderRefused


def draft_now(
    users: Any,
    draft_id: str,
    action: Reply,
    effect_key: str,
    senders: frozenset[tuple[str, ...]] | None,
) -> DraftNow:
    """Gmail replaces the message of a draft that is updated (users.drafts.update).

    It may also add fields, fold lines anew and encode otherwise than we did: what is compared is
    what the mail says, and to whom.
    """
    draft = run(users.drafts().get(userId=ME, id=draft_id, format="full"))
    message = draft.get("message")
    if not isinstance(message, dict):
        raise OutcomeUnknown(said("Gmail's answer does not show the draft."))
    headers, mail = headers_of(message), mail_of(message, lambda _: b"")
    same_people = (
        (senders is None or _from(headers) in senders)
        and _who(headers, "to") == _people(action.to)
        and _who(headers, "cc") == _people(action.cc)
        and not any(value.strip() for value in headers.all("bcc"))
    )
    texts = (_words(mail.text), _words(_plain_text(message)))
    same_words = _has_subject(headers, action.subject) and _words(action.body) in texts
    is_ours = headers.all(EFFECT_HEADER.lower()) == [effect_key]
    is_as_approved = is_ours and same_people and same_words and _has_files(users, mail, action)
    return DraftNow(message_id=text_of(message, "id"), is_as_approved=is_as_approved)


def _has_files(users: Any, mail: Mail, action: Reply) -> bool:
    """Exactly those that were approved: each is read again, and hashed."""
    approved = action.attachments
    names = [file.name for file in mail.files]
    if names != [one_line(one.name) for one in approved]:
        return False
    try:
        contents = [
            file_bytes(users, mail.message_id, file.part, one.bytes)
            for file, one in zip(mail.files, approved, strict=True)
        ]
    except ProviderRefused:
        return False
    return [sha256(one).hexdigest() for one in contents] == [one.sha256 for one in approved]


def _from(headers: Headers) -> tuple[str, ...]:
    return tuple(address.lower() for _, address in headers.addresses("from"))


def _who(headers: Headers, name: str) -> frozenset[tuple[str, str | None]]:
    return _people([address for _, address in headers.addresses(name)])


def _people(addresses: Sequence[str]) -> frozenset[tuple[str, str | None]]:
    """Whoever is named, a domain in the letters in which people write it."""
    parted = [address.rpartition("@") for address in addresses]
    return frozenset((local, in_letters(host)) for local, _, host in parted)


def _has_subject(headers: Headers, subject: str) -> bool:
    """Gmail decodes a subject that it shows; a subject may be one that looks encoded."""
    shown = headers.all("subject") or [""]
    return len(shown) == 1 and _words(subject) in (
        _words(shown[0]),
        _words(decoded_words(shown[0])),
    )


def _plain_text(message: Json) -> str:
    """The text as it stands there, where that is all: read as mail, a person's plain text with tags
    in it is taken for HTML under a wrong name."""
    payload = message.get("payload")
    if isinstance(payload, dict) and payload.get("mimeType") == "multipart/mixed":
        payload = next(iter(items_of(payload, "parts")), None)
    if not isinstance(payload, dict) or payload.get("mimeType") != "text/plain":
        return ""
    body = payload.get("body")
    data = body.get("data") if isinstance(body, dict) else None
    return base64url(data).decode("utf-8", "replace") if isinstance(data, str) else ""


def _words(text: str) -> list[str]:
    """Without what differs between readers: controls, and how words are set apart."""
    return printable(text).split()
