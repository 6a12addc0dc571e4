"""A reply as the bytes of an RFC 5322 message."""

import re
from base64 import b64encode
from binascii import b2a_qp
from collections.abc import Iterable, Iterator

from countersign.adapters.rfc5322.read_back import NotStrict, read_back
from countersign.domain.actions import Reply
from countersign.domain.domain_name import in_letters
from countersign.domain.header_fields import (
    chain_of,
    is_one_line,
    may_be_decoded,
    message_ids,
    written_address,
)
from countersign.ports.providers import Unwritable

EFFECT_HEADER = "X-Countersign-Effect"

_EFFECT_KEY = re.compile(r"[A-Za-z0-9._-]{1,200}")
_PLAIN_SUBJECT = re.compile(r"[!-~](?:[ -~]{0,898}[!-~])?")
_LINE_END = re.compile(r"\r\n|\r|\n")
_CRLF = "\r\n"
_ENCODED_AT_MOST = 39
"""Bytes of text in an encoded word: it fills a line with its field's name (RFC 2047 section 2)."""


def compose(action: Reply, effect_key: str) -> bytes:
    """The mail without From, Date and Message-ID: those are the mailbox's to write.

    What comes out was read again, and has the action's recipients, subject and text, no others.
    Message ids that a reader could take for something else are left out.

    Raises
    ------
    Unwritable
        No mail can carry what the action says.
    """
    if not _EFFECT_KEY.fullmatch(effect_key):
        raise ValueError("an effect key is made of letters, digits, dot, hyphen and underscore")
    lines = (
        _folded("To", map(_address, action.to), ","),
        _folded("Cc", map(_address, action.cc), ","),
        _folded("Subject", _words(action.subject)),
        _folded("In-Reply-To", message_ids(action.in_reply_to)[:1]),
        _folded("References", chain_of(action.references, action.in_reply_to)),
        f"{EFFECT_HEADER}: {effect_key}",
        "MIME-Version: 1.0",
        'Content-Type: text/plain; charset="utf-8"',
        "Content-Transfer-Encoding: quoted-printable",
        "",
    )
    head = _CRLF.join(line for line in lines if line is not None) + _CRLF
    raw = head.encode("ascii") + _quoted_printable(action.body)
    _check(action, effect_key, raw)
    return raw


def _folded(name: str, values: Iterable[str], comma: str = "") -> str | None:
    """The field with a value a line, so that no line grows too long; None without values."""
    listed = f"{comma}{_CRLF} ".join(values)
    return f"{name}: {listed}" if listed else None


def _address(address: str) -> str:
    written = written_address(address)
    if written is None:
        raise Unwritable("One of the addresses cannot be written to.")
    return written


def _words(subject: str) -> Iterator[str]:
    """The subject as it is, or in encoded words of ours."""
    if not is_one_line(subject):
        raise Unwritable("The subject holds a character that a mail cannot carry there.")
    if _PLAIN_SUBJECT.fullmatch(subject) and not may_be_decoded(subject):
        yield subject
        return
    for part in _parts(subject):
        yield f"=?utf-8?b?{b64encode(part).decode()}?="


def _parts(text: str) -> Iterator[bytes]:
    """The text in UTF-8, in parts of at most so many bytes, no character in two of them."""
    part = b""
    for char in text:
        encoded = char.encode()
        if len(part) + len(encoded) > _ENCODED_AT_MOST:
            yield part
            part = b""
        part += encoded
    if part:
        yield part


def _quoted_printable(body: str) -> bytes:
    lines = _LINE_END.split(body)
    ended = lines if lines[-1] == "" else [*lines, ""]
    try:
        return b2a_qp(_CRLF.join(ended).encode(), istext=True)
    except UnicodeEncodeError as half:
        raise Unwritable("The text holds half a character.") from half


def _check(action: Reply, effect_key: str, raw: bytes) -> None:
    """What stands in the bytes is what was approved, or nothing leaves."""
    try:
        found = read_back(raw)
    except NotStrict as wrong:
        raise _differs() from wrong
    same_people = _are(found.to, action.to) and _are(found.cc, action.cc)
    same_words = found.subject == action.subject and _same_text(found.text, action.body)
    known = f"{action.references} {action.in_reply_to}"
    same_thread = len(found.in_reply_to) <= 1 and all(
        one in known for one in (*found.in_reply_to, *found.references)
    )
    if not (same_people and same_words and same_thread and found.effect == effect_key):
        raise _differs()


def _differs() -> Unwritable:
    return Unwritable("This mail cannot be written exactly as it was approved.")


def _are(written: tuple[str, ...], approved: tuple[str, ...]) -> bool:
    return len(written) == len(approved) and all(map(_is, written, approved))


def _is(written: str, approved: str) -> bool:
    """Whether a person who reads both sees one address; read the other way than it was written."""
    local, _, host = written.rpartition("@")
    approved_local, _, approved_host = approved.rpartition("@")
    if approved_host.isascii():
        return written == approved
    return local == approved_local and in_letters(host) == in_letters(approved_host)


def _same_text(written: str, approved: str) -> bool:
    """Line by line; a mail's last line has an end."""
    lines, approved_lines = _LINE_END.split(written), _LINE_END.split(approved)
    return lines in (approved_lines, [*approved_lines, ""])
