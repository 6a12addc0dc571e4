"""Header fields of a raw mail, at the level of bytes: what is not touched stays as it came."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC
from email.utils import getaddresses, parsedate_to_datetime

_FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:")
_LINE_END = re.compile(rb"\r?\n")
_MESSAGE_ID = re.compile(r"<([^<>\s]{1,998})>")
_REPLY_PREFIX = re.compile(
    r"^\s*(?:re|fwd?|aw|wg|antw|doorst|sv|vs|vb|vl|fs|tr|rif|r|i|res|enc|rv|odp|pd|vá|tov|ynt|ilt"
    r"|bls|atb|odg|απ|πρθ|отв|відп|השב|הועבר|رد|回复|回覆|答复|转发|轉寄|返信|転送|회신|전달)"
    r"\s*(?:[\[(]\d{1,3}[\])]|\^\d{1,3})?\s*[:\uff1a]\s*",
    re.IGNORECASE,
)
"""Which ones Gmail knows is not documented: the commonest of each language are taken for known."""

_READABLE = 64 * 1024
_MAX_REFERENCES = 100


@dataclass(frozen=True)
class RawMail:
    """`fields` are (lower-case name, the whole field with its line ends)."""

    fields: tuple[tuple[str, bytes], ...]
    body: bytes

    def value(self, name: str) -> str | None:
        """The first such field, unfolded, undecoded, cut at 64 KB."""
        return next(iter(self.values(name)), None)

    def values(self, name: str) -> list[str]:
        return [
            field.partition(b":")[2][:_READABLE].decode("utf-8", "replace").replace("\r\n", "")
            for known, field in self.fields
            if known == name.lower()
        ]

    def without(self, *names: str) -> "RawMail":
        dropped = {name.lower() for name in names}
        kept = tuple(field for field in self.fields if field[0] not in dropped)
        return RawMail(kept, self.body)

    def with_field(self, name: str, value: str) -> "RawMail":
        """Every such field replaced by one, where the first stood or at the end."""
        new = _field(name, value)
        names = [known for known, _ in self.fields]
        at = names.index(new[0]) if new[0] in names else len(names)
        kept = self.without(name).fields
        at = min(at, len(kept))
        return RawMail((*kept[:at], new, *kept[at:]), self.body)

    def with_default(self, name: str, value: str) -> "RawMail":
        return self if self.value(name) is not None else self.with_field(name, value)

    def prepended(self, fields: Iterable[tuple[str, str]]) -> "RawMail":
        return RawMail((*(_field(*field) for field in fields), *self.fields), self.body)

    def to_bytes(self) -> bytes:
        return b"".join(field for _, field in self.fields) + b"\r\n" + self.body


def normalized(raw: bytes) -> bytes:
    """Lines end in CRLF; a mailbox-file envelope line and empty lines in front are gone."""
    raw = _LINE_END.sub(b"\r\n", raw.lstrip(b"\r\n"))
    if raw.startswith(b"From "):
        raw = raw.partition(b"\r\n")[2]
    return raw


def split(raw: bytes) -> RawMail:
    """Fields up to the first line that is none. `raw` has CRLF line ends."""
    fields: list[tuple[str, bytes]] = []
    at = 0
    while at < len(raw):
        end = raw.find(b"\r\n", at)
        end = len(raw) if end < 0 else end + 2
        line = raw[at:end]
        if line == b"\r\n":
            at = end
            break
        found = _FIELD.match(line)
        if line[:1] in b" \t" and fields:
            name, field = fields[-1]
            fields[-1] = (name, field + line)
        elif found:
            fields.append((found[1].decode("ascii").lower(), line))
        else:
            break
        at = end
    if fields and not fields[-1][1].endswith(b"\r\n"):
        fields[-1] = (fields[-1][0], fields[-1][1] + b"\r\n")
    return RawMail(tuple(fields), raw[at:])


def addresses(values: Sequence[str]) -> list[tuple[str, str]]:
    """(display name, lower-case address) of every mailbox in address fields; [] for nonsense."""
    try:
        pairs = getaddresses([value[:_READABLE] for value in values])
    except (RecursionError, ValueError, IndexError):
        return []
    return [(name, address.lower()) for name, address in pairs if "@" in address]


def message_ids(value: str | None) -> list[str]:
    """The ids in Message-ID, In-Reply-To or References, without their brackets, the last 100."""
    return _MESSAGE_ID.findall((value or "")[-_READABLE:])[-_MAX_REFERENCES:]


def date_milliseconds(value: str | None) -> int | None:
    """A Date field in epoch milliseconds; None if it is missing or says nothing sensible."""
    if value is None:
        return None
    try:
        moment = parsedate_to_datetime(value[:200])
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        milliseconds = int(moment.timestamp() * 1000)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return milliseconds if milliseconds > 0 else None


def subject_key(subject: str) -> str:
    """What two subjects of one conversation share: no reply prefixes, no case, single spaces."""
    text = subject[:1000].replace("İ", "i")
    while found := _REPLY_PREFIX.match(text):
        text = text[found.end() :]
    return " ".join(text.split()).casefold()


def _field(name: str, value: str) -> tuple[str, bytes]:
    return name.lower(), f"{name}: {value}\r\n".encode()
