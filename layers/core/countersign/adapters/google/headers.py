"""Header fields of received mail: decoded, bounded, and never able to raise."""

import re
from email.header import decode_header
from typing import Any

from countersign.adapters.google.addresses import mailboxes
from countersign.adapters.google.charset import decoded, printable

LONGEST_VALUE = 20_000
KEPT = (
    "auto-submitted",
    "content-type",
    "feedback-id",
    "in-reply-to",
    "list-id",
    "list-post",
    "list-unsubscribe",
    "list-unsubscribe-post",
    "precedence",
    "return-path",
    "x-auto-response-suppress",
    "x-autoreply",
    "x-autorespond",
    "x-countersign-effect",
    "x-countersign-notification",
    "x-failed-recipients",
)
"""What agents look at, besides what has a field of its own."""

_DECODED_AT_MOST = 4_000
_NAME_READ_AT_MOST = 1_000
_SPACES = re.compile(r"\s+")
_ENCODED_WORD = re.compile(r"=\?[^?\s]{1,60}\?[BbQq]\?")


class Headers:
    """The header fields of one message, topmost first."""

    def __init__(self, fields: Any) -> None:
        self._fields = [
            (str(field.get("name", "")).lower(), str(field.get("value", ""))[:LONGEST_VALUE])
            for field in (fields if isinstance(fields, list) else [])[:500]
            if isinstance(field, dict)
        ]

    def all(self, name: str) -> list[str]:
        return [value for known, value in self._fields if known == name]

    def raw(self, name: str) -> str:
        """The topmost one on one line, or nothing."""
        return one_line(next(iter(self.all(name)), ""))

    def text(self, name: str) -> str:
        """The topmost one with its encoded words (RFC 2047) decoded, on one line."""
        return one_line(decoded_words(self.raw(name)))

    def kept(self) -> dict[str, str]:
        return {name: self.text(name)[:2_000] for name in KEPT if self.all(name)}

    def addresses(self, name: str) -> list[tuple[str, str]]:
        """Display name and address of each mailbox in these fields.

        The list is taken apart before any encoded word is decoded: a name that decodes to an
        address stays a name.
        """
        listed = mailboxes(map(one_line, self.all(name)))
        return [
            (one_line(decoded_words(shown[:_NAME_READ_AT_MOST]))[:200], address)
            for shown, address in listed
        ]


def headers_of(message: dict[str, Any]) -> Headers:
    """Those of one message of Gmail's JSON."""
    payload = message.get("payload")
    return Headers(payload.get("headers") if isinstance(payload, dict) else None)


def one_line(text: str) -> str:
    return _SPACES.sub(" ", printable(text)).strip()


def decoded_words(text: str) -> str:
    """The text, of which the first 4,000 characters count where anything in it is encoded: the
    library takes time with the square of what never ends."""
    if not _ENCODED_WORD.search(text):
        return text
    try:
        return "".join(
            part if isinstance(part, str) else decoded(part, charset or "ascii")
            for part, charset in decode_header(text[:_DECODED_AT_MOST])
        )
    except Exception:  # what it raises is up to the stranger who chose the bytes
        return text
