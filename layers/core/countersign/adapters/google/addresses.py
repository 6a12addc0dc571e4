"""Address lists (RFC 5322 section 3.4), read in one pass whatever a stranger wrote."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

MOST_ADDRESSES = 200

_QUOTED = r'"(?:[^"\\]|\\.)*(?:"|$)|\\.'
_QUOTING = re.compile(rf"{_QUOTED}|[()]|[^\"()\\]+|\\")
_TOKEN = re.compile(rf"{_QUOTED}|[<>,;:]|[^\"<>,;:\\]+|\\")
_ESCAPED = re.compile(r"\\(.)")
_USABLE = re.compile(r"[^\s@<>,;\"]{1,250}@[^\s@<>,;\"]{1,250}")


@dataclass
class _Mailbox:
    outside: list[str] = field(default_factory=list)
    inside: list[str] | None = None

    def read(self) -> tuple[str, str]:
        """Name and address; the brackets decide, else all of it is the address."""
        outside = "".join(self.outside).strip()
        if self.inside is None:
            return "", outside
        return outside, "".join(self.inside).strip().rpartition(":")[2]


def mailboxes(values: Iterable[str]) -> list[tuple[str, str]]:
    """Name and address of each mailbox, groups opened, each address once.

    Names keep their encoded words. What has no usable address is left out.
    """
    found: dict[str, tuple[str, str]] = {}
    for value in values:
        for name, address in _mailboxes(value):
            if _USABLE.fullmatch(address):
                found.setdefault(address.lower(), (name, address))
            if len(found) >= MOST_ADDRESSES:
                return list(found.values())
    return list(found.values())


def _mailboxes(value: str) -> Iterator[tuple[str, str]]:
    now = _Mailbox()
    in_brackets = False
    for piece in _TOKEN.findall(_without_comments(value)):
        if piece == "<":
            now.inside, in_brackets = [], True
        elif piece == ">":
            in_brackets = False
        elif in_brackets and now.inside is not None:
            now.inside.append(piece)
        elif piece in (",", ";"):
            yield now.read()
            now = _Mailbox()
        elif piece == ":":
            now = _Mailbox()
        else:
            now.outside.append(_unquoted(piece))
    yield now.read()


def _without_comments(value: str) -> str:
    """Comments nest, and a quoted string holds none."""
    kept: list[str] = []
    depth = 0
    for piece in _QUOTING.findall(value):
        if piece == "(":
            depth += 1
        elif piece == ")" and depth:
            depth -= 1
        elif not depth:
            kept.append(piece)
        elif piece.startswith('"'):
            depth = max(0, depth + piece.count("(") - piece.count(")"))
    return "".join(kept)


def _unquoted(piece: str) -> str:
    if not piece.startswith('"'):
        return piece
    return _ESCAPED.sub(r"\1", piece[1:].removesuffix('"'))
