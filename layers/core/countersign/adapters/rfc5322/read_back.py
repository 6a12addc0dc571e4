"""The reader of what we wrote ourselves. It takes exactly that form, and nothing that is like it.

It knows nothing of how the mail was written. Whatever it does not expect it refuses: a field too
many, a second one of a name, a line end that is none, an encoded word where none belongs.
"""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from binascii import a2b_qp
from dataclasses import dataclass

_LINE_AT_MOST = 998
_FIELD = re.compile(r"([A-Z][A-Za-z-]{0,40}): (\S.*)")
_REQUIRED = (
    "To",
    "X-Countersign-Effect",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
)
_OPTIONAL = ("From", "Cc", "Subject", "In-Reply-To", "References")
_FORM = {
    "MIME-Version": "1.0",
    "Content-Type": 'text/plain; charset="utf-8"',
    "Content-Transfer-Encoding": "quoted-printable",
}
_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}"
_ADDRESS = re.compile(rf"{_LOCAL}@[A-Za-z0-9_-]{{1,63}}(?:\.[A-Za-z0-9_-]{{1,63}})+")
_ID = re.compile(r"<[^\s<>\"(),;\\]{1,898}>")
_KEY = re.compile(r"[A-Za-z0-9._-]{1,200}")
_WORD = re.compile(r"=\?utf-8\?b\?([A-Za-z0-9+/]{2,64}={0,2})\?=")
_QP_LINE = re.compile(r"(?:[\t !-<>-~]|=[0-9A-F]{2})*=?")


class NotStrict(ValueError):
    """These bytes are not in the form in which we write mail."""


@dataclass(frozen=True)
class ReadBack:
    """What a mail says to whoever reads it; the lines of `text` end in CRLF."""

    sender: tuple[str, ...]
    to: tuple[str, ...]
    cc: tuple[str, ...]
    subject: str
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    effect: str
    text: str


def read_back(raw: bytes) -> ReadBack:
    """Raises NotStrict."""
    try:
        text = raw.decode("ascii")
    except UnicodeDecodeError as other:
        raise NotStrict("a byte beyond ASCII") from other
    head, blank, body = text.partition("\r\n\r\n")
    if not blank:
        raise NotStrict("no end of the header section")
    fields = _fields(head.split("\r\n"))
    return ReadBack(
        sender=(_one(_ADDRESS, fields["From"]),) if "From" in fields else (),
        to=_each(_ADDRESS, fields["To"], ", "),
        cc=_each(_ADDRESS, fields["Cc"], ", ") if "Cc" in fields else (),
        subject=_subject(fields.get("Subject", "")),
        in_reply_to=_ids(fields, "In-Reply-To"),
        references=_ids(fields, "References"),
        effect=_one(_KEY, fields["X-Countersign-Effect"]),
        text=_decoded(body),
    )


def _fields(lines: list[str]) -> dict[str, str]:
    """By name, unfolded; a folded line goes on with one space (RFC 5322 section 2.2.3)."""
    fields: dict[str, str] = {}
    name = ""
    for line in lines:
        _check_line(line)
        if line.startswith(" ") and name and line[1:2].strip():
            fields[name] += line
            continue
        found = _FIELD.fullmatch(line)
        if found is None or found[1] in fields or found[1] not in (*_REQUIRED, *_OPTIONAL):
            raise NotStrict("a line that is no field of ours, or one field twice")
        name = found[1]
        fields[name] = found[2]
    if any(one not in fields for one in _REQUIRED):
        raise NotStrict("a field is missing")
    if any(fields[one] != form for one, form in _FORM.items()):
        raise NotStrict("another form of text")
    return fields


def _check_line(line: str) -> None:
    if len(line) > _LINE_AT_MOST or not all(" " <= char <= "~" for char in line):
        raise NotStrict("a line with a control, or too long a line")


def _each(form: re.Pattern[str], value: str, between: str) -> tuple[str, ...]:
    """The value taken apart; each part has the form, and none can be taken for encoded."""
    parts = tuple(value.split(between))
    if "=?" in value or not all(form.fullmatch(part) for part in parts):
        raise NotStrict("a value of another form")
    return parts


def _one(form: re.Pattern[str], value: str) -> str:
    """The whole value has the form."""
    if "=?" in value or not form.fullmatch(value):
        raise NotStrict("a value of another form")
    return value


def _ids(fields: dict[str, str], name: str) -> tuple[str, ...]:
    return _each(_ID, fields[name], " ") if name in fields else ()


def _subject(value: str) -> str:
    """In plain words, or in encoded ones (RFC 2047): the spaces between those are no part of it."""
    if "=?" not in value:
        return value
    parts = []
    for word in value.split(" "):
        found = _WORD.fullmatch(word)
        if found is None:
            raise NotStrict("plain and encoded words in one subject")
        try:
            parts.append(b64decode(found[1], validate=True).decode())
        except (NotBase64, UnicodeDecodeError) as wrong:
            raise NotStrict("an encoded word that says nothing") from wrong
    return "".join(parts)


def _decoded(body: str) -> str:
    for line in body.split("\r\n"):
        if len(line) > _LINE_AT_MOST or not _QP_LINE.fullmatch(line):
            raise NotStrict("a line that is no quoted-printable")
    try:
        return a2b_qp(body.encode("ascii")).decode()
    except UnicodeDecodeError as wrong:
        raise NotStrict("a text that is no UTF-8") from wrong
