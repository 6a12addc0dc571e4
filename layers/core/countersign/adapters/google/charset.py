"""Bytes of a declared, and often wrong, charset as text that can be stored."""

import codecs

_SEVEN_BIT = ("iso2022", "hz", "utf_7")
_ESCAPES = (b"\x1b", b"~{", b"+")


def decoded(content: bytes, declared: str) -> str:
    """The text, whatever it takes.

    Gmail hands out most text as UTF-8 and still shows the charset that the sender declared, so
    UTF-8 is tried first where the bytes leave no doubt.
    """
    codec = _known(declared)
    if codec.startswith(_SEVEN_BIT) and any(mark in content for mark in _ESCAPES):
        return printable(content.decode(codec, "replace"))
    for candidate in ("utf-8", codec):
        try:
            return printable(content.decode(candidate))
        except (UnicodeError, ValueError):
            continue
    return printable(content.decode("cp1252", "replace"))


def printable(text: str) -> str:
    """Without NUL and lone surrogates, which no store takes."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def _known(name: str) -> str:
    """Python's name of a text codec; cp1252 where there is none."""
    cleaned = name.strip().strip("\"'")[:40]
    try:
        codec = codecs.lookup(cleaned)
    except (LookupError, ValueError):
        return "cp1252"
    return codec.name.replace("-", "_")
