"""A reply as the bytes of an RFC 5322 message."""

import re
from base64 import b64encode
from binascii import b2a_qp
from collections.abc import Iterable, Iterator, Sequence

from countersign.adapters.rfc5322.check import check_says
from countersign.adapters.rfc5322.parts import with_files
from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.mail.header_fields import (
    chain_of,
    is_one_line,
    may_be_decoded,
    message_ids,
    written_address,
)
from countersign.domain.says import said
from countersign.domain.visible import visible
from countersign.ports.providers import Unwritable

EFFECT_HEADER = "X-Countersign-Effect"

_EFFECT_KEY = re.compile(r"[A-Za-z0-9._-]{1,200}")
_PLAIN_SUBJECT = re.compile(r"[!-~](?:[ -~]{0,898}[!-~])?")
_LINE_END = re.compile(r"\r\n|\r|\n")
_CRLF = "\r\n"
_TEXT = _CRLF.join(
    (
        'Content-Type: text/plain; charset="utf-8"',
        "Content-Transfer-Encoding: quoted-printable",
        "",
        "",
    )
)
_ENCODED_AT_MOST = 39
"""Bytes of text in an encoded word: it fills a line with its field's name (RFC 2047 section 2)."""


def compose(
    action: Reply, effect_key: str, sender: str | None = None, files: Sequence[bytes] = ()
) -> bytes:
    """The mail with these files, one for each of its attachments, and without Date and
    Message-ID, which are the mailbox's to write, as is From where no sender is given.

    What comes out was read again, and has the sender and the action's recipients, subject, text and
    files, no others.
    Message ids that a reader could take for something else are left out.

    Raises
    ------
    Unwritable
        No mail can carry what the action says.
    """
    if not _EFFECT_KEY.fullmatch(effect_key):
        raise ValueError("an effect key is made of letters, digits, dot, hyphen and underscore")
    lines = (
        _folded("From", map(_address, () if sender is None else (sender,))),
        _folded("To", map(_address, action.to), ","),
        _folded("Cc", map(_address, action.cc), ","),
        _folded("Subject", _words(action.subject)),
        _folded("In-Reply-To", message_ids(action.in_reply_to)[:1]),
        _folded("References", chain_of(action.references, action.in_reply_to)),
        f"{EFFECT_HEADER}: {effect_key}",
        "MIME-Version: 1.0",
        "",
    )
    if len(files) != len(action.attachments):
        raise Unwritable(said("This mail cannot be written exactly as it was approved."))
    head = _CRLF.join(line for line in lines if line is not None).encode("ascii")
    text = _TEXT.encode("ascii") + _quoted_printable(action.body)
    raw = head + with_files(text, action.attachments, files) if files else head + text
    check_says(raw, action, effect_key, sender)
    return raw


def _folded(name: str, values: Iterable[str], comma: str = "") -> str | None:
    """The field with a value a line, so that no line grows too long; None without values."""
    listed = f"{comma}{_CRLF} ".join(values)
    return f"{name}: {listed}" if listed else None


def _address(address: str) -> str:
    written = written_address(address)
    if written is None:
        raise Unwritable(
            said("No mail can be written to {address}.", address=visible(address)[:100])
        )
    return written


def _words(subject: str) -> Iterator[str]:
    """The subject as it is, or in encoded words of ours."""
    if not is_one_line(subject):
        raise Unwritable(said("The subject holds a character that no mail can carry there."))
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
        raise Unwritable(said("The text holds half a character.")) from half
