"""The text and the attachments of a message as Gmail takes it apart (`users.messages`, full)."""

import binascii
from base64 import urlsafe_b64decode
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from countersign.adapters.google.charset import decoded
from countersign.adapters.google.headers import Headers, decoded_words, one_line
from countersign.adapters.google.plain_text import (
    has_words,
    looks_like_html,
    says_else,
    says_less,
    unflowed,
)
from countersign.analysis.mail.html.reading import read_html
from countersign.analysis.mail.links import LINKS_AT_MOST, links_in_html
from countersign.analysis.mail.unseen_characters import without_unseen
from countersign.domain.mail.mail import AttachedFile, ShownLink
from countersign.ports.providers import ProviderRefused

LONGEST_TEXT = 200_000
MOST_PARTS = 2_000
DEEPEST = 20
MOST_ATTACHMENTS = 100

_PASSED_ON = "---------- Forwarded message ---------"
"""Above what stands in a message inside this one: its sender did not write it."""

_LONGEST_DATA = 1_400_000
_FIELDS_INSIDE = ("From", "Date", "Subject")
_MOST_FETCHED = 5
_MOST_INSIDE = 20
_SHOWN_IN_PLACE = frozenset({"text/plain", "text/html"})
_UNNAMED = {
    "application/ms-tnef": "winmail.dat",
    "application/vnd.ms-tnef": "winmail.dat",
    "application/pkcs7-mime": "smime.p7m",
    "application/x-pkcs7-mime": "smime.p7m",
    "application/pgp-encrypted": "version.asc",
}
"""What mail programs call a part that came without a name and holds a message."""

_NOT_FOR_READERS = frozenset({"text/calendar", "text/x-amp-html", "text/vcard", "text/css"})
_MARKUP = frozenset({"text/html", "text/enriched", "text/richtext"})

Part = dict[str, Any]
FetchText = Callable[[str], bytes]
"""Attachment id to content, for text that the sender gave a file name."""


@dataclass(frozen=True)
class BodyRead:
    """`text` is at most 200,000 characters; the rest is as in `Mail`."""

    text: str
    files: tuple[AttachedFile, ...] = ()
    links: tuple[ShownLink, ...] = ()
    has_html: bool = False
    hides_text: bool = False
    is_broken: bool = False


@dataclass
class _Reading:
    fetch: FetchText
    parts_left: int = MOST_PARTS
    files: list[AttachedFile] = field(default_factory=list)
    set_aside: list[Part] = field(default_factory=list)
    inside: list[Part] = field(default_factory=list)
    fetched: int = 0
    links: list[ShownLink] = field(default_factory=list)
    has_html: bool = False
    hides_text: bool = False


def read_body(payload: object, fetch: FetchText) -> BodyRead:
    """What a reader of the message sees as plain text, and what it carries.

    HTML is what a mail program shows: it is read where the plain text beside it only stands in for
    it, says something else, or may say what the HTML hides. Text with a name is read where its
    sender wants it shown in its place, or where there is no other. Messages inside come last, each
    below a line that says so.
    """
    root: Part = payload if isinstance(payload, dict) else {}
    reading = _Reading(fetch)
    texts = [_text(root, 0, reading).strip("\n")]
    if not has_words(texts[0]):
        texts = [_text_of_a_file(reading)]
    texts += _passed_on(reading)
    text = "\n\n".join(filter(str.strip, texts))
    seen, spells_unseen = without_unseen(text[:_LONGEST_DATA])
    return BodyRead(
        seen[:LONGEST_TEXT],
        tuple(reading.files[:MOST_ATTACHMENTS]),
        tuple(dict.fromkeys(reading.links))[:LINKS_AT_MOST],
        has_html=reading.has_html,
        hides_text=reading.hides_text or spells_unseen,
    )


def _text(part: Part, depth: int, reading: _Reading) -> str:
    reading.parts_left -= 1
    if reading.parts_left < 0 or depth > DEEPEST:
        return ""
    kind = _kind(part)
    name = one_line(decoded_words(_string(part, "filename")))[:200] or _UNNAMED.get(kind, "")
    if name:
        reading.files.append(_file(part, name))
    if kind == "message/rfc822":
        reading.inside.append(part)
        return ""
    if name:
        return _named(part, reading)
    children = _children(part)
    if not children:
        return _leaf(part, _data(part), reading)
    if kind != "multipart/alternative":
        texts = [_text(child, depth + 1, reading) for child in children]
        return "\n\n".join(text.strip("\n") for text in texts if text.strip())
    choices = [(_kind(child), _text(child, depth + 1, reading)) for child in children]
    plain = _joined(text for kind, text in choices if kind == "text/plain")
    rich = next((one for kind, one in choices[::-1] if kind != "text/plain" and has_words(one)), "")
    is_shown = has_words(rich) and (reading.hides_text or says_else(plain, rich))
    return rich if is_shown or says_less(plain, rich) else plain


def _joined(texts: Iterable[str]) -> str:
    """Each that says anything, once: lists add a second one to what they pass on."""
    kept = [text for text in dict.fromkeys(texts) if has_words(text)]
    return kept[0] if len(kept) == 1 else "\n\n".join(text.strip("\n") for text in kept)


def _named(part: Part, reading: _Reading) -> str:
    """Named text that its sender wants shown where it stands, as far as the mailbox has it."""
    disposition = Headers(part.get("headers")).raw("content-disposition").lower()
    if disposition.startswith("inline") and _kind(part) in _SHOWN_IN_PLACE:
        try:
            return _leaf(part, _content(part, reading), reading)
        except ProviderRefused:
            return ""
    reading.set_aside.append(part)
    return ""


def _content(part: Part, reading: _Reading) -> bytes:
    """What stands in it, or is fetched; a few of these at most."""
    found = _data(part)
    attachment_id = _string(_dict(part, "body"), "attachmentId")
    if found or not attachment_id or reading.fetched >= _MOST_FETCHED:
        return found
    reading.fetched += 1
    return reading.fetch(attachment_id)


def _text_of_a_file(reading: _Reading) -> str:
    for part in reading.set_aside[:_MOST_FETCHED]:
        if _kind(part).startswith("text/"):
            text = _leaf(part, _content(part, reading), reading)
            if text.strip():
                return text
    return ""


def _passed_on(reading: _Reading) -> list[str]:
    """The messages inside this one, each below who wrote it."""
    found: list[str] = []
    for number in range(_MOST_INSIDE):
        if number >= len(reading.inside):
            break
        children = _children(reading.inside[number])
        texts = list(filter(str.strip, (_text(one, 1, reading) for one in children)))
        if texts:
            headers = Headers(children[0].get("headers"))
            told = [(name, headers.text(name.lower())) for name in _FIELDS_INSIDE]
            fields = [f"{name}: {value}" for name, value in told if value]
            found.append("\n\n".join(["\n".join([_PASSED_ON, *fields]), *texts]))
    return found


def _file(part: Part, name: str) -> AttachedFile:
    size = _dict(part, "body").get("size")
    return AttachedFile(
        part=one_line(_string(part, "partId"))[:100],
        name=name,
        bytes=size if isinstance(size, int) and size > 0 else 0,
        type=one_line(_kind(part))[:100],
    )


def _leaf(part: Part, content: bytes, reading: _Reading) -> str:
    kind = _kind(part)
    if not content or kind in _NOT_FOR_READERS or not kind.startswith(("text/", "multipart/")):
        return ""
    text = decoded(content, _parameter(part, "charset") or "utf-8")
    if kind in _MARKUP or looks_like_html(text):
        html = read_html(text)
        reading.has_html = True
        reading.links.extend(links_in_html(text))
        reading.hides_text = reading.hides_text or html.hides_text
        return html.text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _parameter(part, "format").lower() == "flowed":
        without_space = _parameter(part, "delsp").lower() == "yes"
        return unflowed(text, without_space=without_space)
    return text


def _data(part: Part) -> bytes:
    return base64url(_string(_dict(part, "body"), "data"))


def base64url(data: str) -> bytes:
    """The bytes, as far as they are read; nothing if it is no base64."""
    data = data[:_LONGEST_DATA].rstrip("=")
    if len(data) % 4 == 1:
        data = data[:-1]
    try:
        return urlsafe_b64decode(data + "=" * (-len(data) % 4))
    except (binascii.Error, ValueError):
        return b""


def _parameter(part: Part, wanted: str) -> str:
    """One of the Content-Type's, without quotes; empty if it is not there."""
    for parameter in Headers(part.get("headers")).raw("content-type").split(";")[1:20]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == wanted:
            return value.strip().strip("\"'")
        if name.strip().lower() == f"{wanted}*":
            return value.rpartition("'")[2].strip().strip('"')
    return ""


def _kind(part: Part) -> str:
    kind = _string(part, "mimeType").lower()
    return kind if "/" in kind else "text/plain"


def _children(part: Part) -> list[Part]:
    parts = part.get("parts")
    listed = parts[:MOST_PARTS] if isinstance(parts, list) else []
    return [child for child in listed if isinstance(child, dict)]


def _string(part: Part, name: str) -> str:
    value = part.get(name)
    return value if isinstance(value, str) else ""


def _dict(part: Part, name: str) -> Part:
    value = part.get(name)
    return value if isinstance(value, dict) else {}
