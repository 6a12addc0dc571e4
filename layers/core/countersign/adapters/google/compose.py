"""A reply as the bytes of an RFC 5322 message."""

import re
import unicodedata
from email.message import EmailMessage
from email.policy import SMTP

from countersign.domain.actions import Reply
from countersign.ports.providers import ProviderRefused

EFFECT_HEADER = "X-Countersign-Effect"

# Folded at 78, a long message id would turn into encoded words and lose its thread.
_HEADERS_UNFOLDED = SMTP.clone(max_line_length=998)
_EFFECT_KEY = re.compile(r"[A-Za-z0-9._-]{1,200}")
_DOT_ATOM = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,900}>")
_MOST_REFERENCES = 900


def compose(action: Reply, effect_key: str) -> bytes:
    """The mail without From, Date and Message-ID: those are the mailbox's to write.

    Nothing in the action can become a header of its own: line breaks and controls turn into
    spaces, and addresses and message ids that are not plain ones are refused or left out.

    Raises
    ------
    ProviderRefused
        An address that cannot stand in a mail.
    """
    if not _EFFECT_KEY.fullmatch(effect_key):
        raise ValueError("an effect key is made of letters, digits, dot, hyphen and underscore")
    message = EmailMessage(policy=SMTP)
    message["To"] = ", ".join(map(_plain_address, action.to))
    if action.cc:
        message["Cc"] = ", ".join(map(_plain_address, action.cc))
    message["Subject"] = _one_line(action.subject)
    parents = _MESSAGE_ID.findall(action.in_reply_to)[:1]
    if parents:
        message["In-Reply-To"] = parents[0]
    ancestors = newest_ids(f"{action.references} {parents[0] if parents else ''}", _MOST_REFERENCES)
    if ancestors:
        message["References"] = ancestors
    message[EFFECT_HEADER] = effect_key
    message.set_content(action.body, charset="utf-8", cte="quoted-printable")
    return message.as_bytes(policy=_HEADERS_UNFOLDED)


def newest_ids(references: str, at_most: int) -> str:
    """The last message ids of a References header that fit in so many characters, each once."""
    kept: list[str] = []
    room = at_most
    for found in reversed(_MESSAGE_ID.findall(references[-20_000:])):
        if found in kept:
            continue
        room -= len(found) + 1
        if room < 0:
            break
        kept.append(found)
    return " ".join(reversed(kept))


def _plain_address(address: str) -> str:
    local, _, domain = address.rpartition("@")
    try:
        ascii_domain = domain.encode("idna").decode()
    except UnicodeError:
        ascii_domain = ""
    if not (_DOT_ATOM.fullmatch(local) and _DOT_ATOM.fullmatch(ascii_domain)):
        raise ProviderRefused("One of the addresses cannot be written to.")
    return f"{local}@{ascii_domain}"


def _one_line(text: str) -> str:
    """Only what could break a line goes; what was approved is what is written."""
    breaking = ("Cc", "Zl", "Zp")
    return "".join(" " if unicodedata.category(char) in breaking else char for char in text).strip()
