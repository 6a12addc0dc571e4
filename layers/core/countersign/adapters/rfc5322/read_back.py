"""The reader of what we wrote ourselves. It takes exactly that form, and nothing that is like it.

It knows nothing of how the mail was written. Whatever it does not expect it refuses: a field too
many, a second one of a name, a line end that is none, an encoded word where none belongs.
"""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from binascii import a2b_qp
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import unquote_to_bytes

_LINE_AT_MOST = 998
_FIELD = re.compile(r"([A-Z][A-Za-z-]{0,40}): (\S.*)")
_TEXT = {
    "Content-Type": 'text/plain; charset="utf-8"',
    "Content-Transfer-Encoding": "quoted-printable",
}
_SEVERAL = {"Content-Type": 'multipart/mixed; boundary="=_countersign"'}
_MAIL = ("To", "X-Countersign-Effect", "MIME-Version", "Content-Type")
_MAIL_MAY = (
    *("From", "Cc", "Subject", "In-Reply-To", "References"),
    "Content-Transfer-Encoding",
)
_FILE = ("Content-Type", "Content-Transfer-Encoding", "Content-Disposition")
_DELIMITER = "--=_countersign"
_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}"
_ADDRESS = re.compile(rf"{_LOCAL}@[A-Za-z0-9_-]{{1,63}}(?:\.[A-Za-z0-9_-]{{1,63}})+")
_ID = re.compile(r"<[^\s<>\"(),;\\]{1,898}>")
_KEY = re.compile(r"[A-Za-z0-9._-]{1,200}")
_WORD = re.compile(r"=\?utf-8\?b\?([A-Za-z0-9+/]{2,64}={0,2})\?=")
_TYPE = re.compile(r"[a-z]{1,20}/[a-z0-9.+-]{1,100}")
_PLAIN_NAME = re.compile(r'filename="([A-Za-z0-9_()+,. -]{1,60})"')
_PIECE = re.compile(r"filename\*(\d{1,2}\*)?=(utf-8'')?((?:[A-Za-z0-9._~-]|%[0-9A-F]{2}){1,72})")
_B64_LINE = re.compile(r"(?:[A-Za-z0-9+/]{4}){0,19}(?:[A-Za-z0-9+/]{2,4}={0,2})?")
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
    files: tuple["FileBack", ...] = ()


@dataclass(frozen=True)
class FileBack:
    """A file of a mail, by the name that it is saved under, and the hash of its bytes."""

    name: str
    bytes: int
    sha256: str


def read_back(raw: bytes) -> ReadBack:
    """Raises NotStrict."""
    try:
        text = raw.decode("ascii")
    except UnicodeDecodeError as other:
        raise NotStrict("a byte beyond ASCII") from other
    head, blank, body = text.partition("\r\n\r\n")
    if not blank:
        raise NotStrict("no end of the header section")
    fields = _fields(head.split("\r\n"), _MAIL, _MAIL_MAY)
    if fields["MIME-Version"] != "1.0":
        raise NotStrict("another version of MIME")
    parts = _parts(fields, body)
    return ReadBack(
        sender=(_one(_ADDRESS, fields["From"]),) if "From" in fields else (),
        to=_each(_ADDRESS, fields["To"], ", "),
        cc=_each(_ADDRESS, fields["Cc"], ", ") if "Cc" in fields else (),
        subject=_subject(fields.get("Subject", "")),
        in_reply_to=_ids(fields, "In-Reply-To"),
        references=_ids(fields, "References"),
        effect=_one(_KEY, fields["X-Countersign-Effect"]),
        text=_decoded(parts[0]),
        files=tuple(map(_file, parts[1:])),
    )


def _parts(fields: dict[str, str], body: str) -> list[str]:
    """The text, still encoded, and the files with their fields."""
    if _has(fields, _TEXT):
        return [body]
    if not _has(fields, _SEVERAL) or "Content-Transfer-Encoding" in fields:
        raise NotStrict("another form of mail")
    opening, *parts = ("\r\n" + body).split("\r\n" + _DELIMITER)
    if opening or len(parts) < 3 or parts[-1] != "--\r\n":
        raise NotStrict("parts that have no end, or are none")
    if not all(part.startswith("\r\n") for part in parts[:-1]):
        raise NotStrict("another delimiter")
    own, blank, text = parts[0][2:].partition("\r\n\r\n")
    if not blank or not _has(_fields(own.split("\r\n"), tuple(_TEXT)), _TEXT):
        raise NotStrict("another form of text")
    return [text + "\r\n", *(part[2:] for part in parts[1:-1])]


def _file(part: str) -> FileBack:
    head, blank, content = part.partition("\r\n\r\n")
    fields = _fields(head.split("\r\n"), _FILE)
    if not blank or fields["Content-Transfer-Encoding"] != "base64":
        raise NotStrict("another form of file")
    _one(_TYPE, fields["Content-Type"])
    lines = content.split("\r\n")
    if not all(map(_B64_LINE.fullmatch, lines)):
        raise NotStrict("a line that is no base64")
    try:
        found = b64decode("".join(lines), validate=True)
    except NotBase64 as wrong:
        raise NotStrict("a file that is no base64") from wrong
    name = _file_name(fields["Content-Disposition"])
    return FileBack(name=name, bytes=len(found), sha256=sha256(found).hexdigest())


def _file_name(value: str) -> str:
    """In quotation marks, or percent-encoded in one or more pieces (RFC 2231)."""
    disposition, *named = value.split("; ")
    if disposition != "attachment" or not named or "=?" in value:
        raise NotStrict("another disposition")
    plain = _PLAIN_NAME.fullmatch(named[0])
    if plain and len(named) == 1:
        return plain[1]
    pieces = [_PIECE.fullmatch(one) for one in named]
    wanted = [""] if len(named) == 1 else [f"{at}*" for at in range(len(named))]
    if [one and (one[1] or "") for one in pieces] != wanted:
        raise NotStrict("a name in another form")
    if [bool(one and one[2]) for one in pieces] != [True] + [False] * (len(named) - 1):
        raise NotStrict("a name in another charset")
    try:
        return unquote_to_bytes("".join(one[3] for one in pieces if one)).decode()
    except UnicodeDecodeError as wrong:
        raise NotStrict("a name that is no UTF-8") from wrong


def _has(fields: dict[str, str], form: dict[str, str]) -> bool:
    return all(fields.get(name) == value for name, value in form.items())


def _fields(
    lines: list[str], required: tuple[str, ...], optional: tuple[str, ...] = ()
) -> dict[str, str]:
    """By name, unfolded; a folded line goes on with one space (RFC 5322 section 2.2.3)."""
    fields: dict[str, str] = {}
    name = ""
    for line in lines:
        _check_line(line)
        if line.startswith(" ") and name and line[1:2].strip():
            fields[name] += line
            continue
        found = _FIELD.fullmatch(line)
        if found is None or found[1] in fields or found[1] not in (*required, *optional):
            raise NotStrict("a line that is no field of ours, or one field twice")
        name = found[1]
        fields[name] = found[2]
    if any(one not in fields for one in required):
        raise NotStrict("a field is missing")
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
