"""A raw mail as the tree of parts that Gmail shows, whatever state the mail is in."""

import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from html import unescape

from infra.local.sandbox.google.gmail import rfc5322

MAX_DEPTH = 20
MAX_PARTS = 500
MAX_HEADERS = 1000
_MAX_DELIMITERS = 10_000
_LONG_VALUE = 64 * 1024
_LONG_ENCODED = 8 * 1024
_PARSED = frozenset({"content-disposition", "content-type"})
_CRLF = compat32.clone(linesep="\r\n")
_TAG = re.compile(r"<(?:(!--)|[/!?]?([a-zA-Z][a-zA-Z0-9]*))")
_HIDDEN = frozenset({"head", "script", "style", "title"})
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{4,}={0,2}")
_NO_CHARSETS = frozenset({"utf-7", "utf7", "unicode-1-1-utf-7"})


@dataclass(frozen=True)
class MimePart:
    """`id` is Gmail's partId: "" for the root, then "0", "1", "1.0". Text is UTF-8 already,
    if it is what it declares to be."""

    id: str
    mime_type: str
    filename: str
    headers: tuple[tuple[str, str], ...]
    content: bytes
    parts: tuple["MimePart", ...]

    @property
    def attached(self) -> bool:
        """Its content is fetched by itself."""
        if self.mime_type == "message/rfc822":
            return True
        shown = self.mime_type.startswith(("text/", "multipart/")) or bool(self.parts)
        return bool(self.filename) or not shown

    def walk(self) -> Iterator["MimePart"]:
        yield self
        for part in self.parts:
            yield from part.walk()

    def header(self, name: str) -> str:
        return next((v for k, v in self.headers if k.lower() == name.lower()), "")


def parse(raw: bytes) -> MimePart:
    """The whole tree. Never raises for bad mail: what cannot be read as MIME is one text."""
    budget = [MAX_PARTS]
    return _part(_message(raw), "", 0, budget)


def text_of(root: MimePart) -> str:
    """What a reader would read: the first plain text, else the first HTML without its tags."""
    readable = [part for part in root.walk() if not part.attached and not part.parts]
    for part in readable:
        if part.mime_type != "text/html" and part.content.strip():
            return part.content.decode("utf-8", "replace")
    for part in readable:
        if part.mime_type == "text/html":
            return unescape(_visible(part.content.decode("utf-8", "replace")))
    return ""


def _visible(html: str) -> str:
    """Text between tags. Each character is looked at once, whatever is left open."""
    shown: list[str] = []
    at = 0
    while tag := _TAG.search(html, at):
        shown.append(html[at : tag.start()])
        name = (tag[2] or "").lower()
        if tag[1]:
            end = html.find("-->", tag.end())
        elif name in _HIDDEN and not html.startswith("</", tag.start()):
            closing = re.compile(f"</{name}", re.IGNORECASE).search(html, tag.end())
            end = html.find(">", closing.end()) if closing else -1
        else:
            end = html.find(">", tag.end())
        if end < 0:
            return " ".join(shown)
        at = end + (3 if tag[1] else 1)
    return " ".join([*shown, html[at:]])


def _message(raw: bytes) -> "Message[str, str]":
    mail = rfc5322.split(raw)
    endless = [name for name, field in mail.fields if name in _PARSED and len(field) > _LONG_VALUE]
    if not endless and raw.count(b"\n--") <= _MAX_DELIMITERS:
        try:
            return message_from_bytes(raw)
        except (RecursionError, ValueError, LookupError, TypeError, AttributeError):
            pass
    return BytesHeaderParser().parsebytes(mail.without(*endless).to_bytes())


def _part(message: "Message[str, str]", part_id: str, depth: int, budget: list[int]) -> MimePart:
    budget[0] -= 1
    mime_type = message.get_content_type()
    children: list[MimePart] = []
    if message.is_multipart() and depth < MAX_DEPTH:
        prefix = f"{part_id}." if part_id else ""
        for number, child in enumerate(message.get_payload()):
            if budget[0] <= 0 or not isinstance(child, Message):
                break
            children.append(_part(child, f"{prefix}{number}", depth + 1, budget))
    filename = _filename(message)
    return MimePart(
        id=part_id,
        mime_type=mime_type,
        filename=filename,
        headers=_headers(message),
        content=_content(message, mime_type, filename),
        parts=tuple(children),
    )


def _headers(message: "Message[str, str]") -> tuple[tuple[str, str], ...]:
    return tuple(
        (_clean(name), decoded(str(value)))
        for _, (name, value) in zip(range(MAX_HEADERS), message.raw_items(), strict=False)
    )


def decoded(value: str) -> str:
    """A header value as Gmail shows it: one line, encoded words read, always valid Unicode."""
    text = _clean(value.replace("\r", "").replace("\n", "")).strip()
    if "=?" not in text or len(text) > _LONG_ENCODED:
        return text
    try:
        return _clean(str(make_header(decode_header(text))))
    except (HeaderParseError, LookupError, ValueError, TypeError):
        return text


def _content(message: "Message[str, str]", mime_type: str, filename: str) -> bytes:
    try:
        if mime_type == "message/rfc822" and message.is_multipart():
            payload: object = b"".join(_octets(child) for child in message.get_payload())
        else:
            payload = message.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, RecursionError, AttributeError):
        payload = None
    if not isinstance(payload, bytes):
        return b""
    if filename or not mime_type.startswith(("text/", "multipart/")):
        return payload
    return _utf8(_rest_of_base64(payload, message), message)


def _rest_of_base64(payload: bytes, message: "Message[str, str]") -> bytes:
    """What a cut off or oddly named base64 still says, where the parser left it as it stood."""
    if str(message.get("Content-Transfer-Encoding", "")).strip().lower() != "base64":
        return payload
    letters = b"".join(payload.split())
    as_it_stood = "".join(str(message.get_payload()).split()).encode("ascii", "replace")
    if letters != as_it_stood or not _BASE64.fullmatch(letters):
        return payload
    bare = letters.rstrip(b"=")
    whole = bare[: len(bare) - (len(bare) % 4 == 1)]
    return b64decode(whole + b"=" * (-len(whole) % 4))


def _octets(message: object) -> bytes:
    return message.as_bytes(policy=_CRLF) if isinstance(message, Message) else b""


def _utf8(payload: bytes, message: "Message[str, str]") -> bytes:
    """Text in UTF-8; as it came where it is not of the charset that it declares."""
    try:
        charset = message.get_content_charset() or "utf-8"
        return payload if charset in _NO_CHARSETS else payload.decode(charset).encode()
    except (LookupError, ValueError, TypeError):
        return payload


def _filename(message: "Message[str, str]") -> str:
    try:
        return decoded((message.get_filename() or "")[:1000])
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""


def _clean(text: str) -> str:
    """Bytes that came undecoded are read as UTF-8, else as Latin-1; no surrogate stays."""
    try:
        return _text_of_octets(text.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()


def _text_of_octets(octets: bytes) -> str:
    try:
        return octets.decode()
    except UnicodeDecodeError:
        return octets.decode("latin-1")
