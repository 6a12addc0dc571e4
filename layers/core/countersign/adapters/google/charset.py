"""Bytes of a declared, and often wrong, charset as text that can be stored."""

import codecs

from countersign.adapters.google.guessing import guessed

_SEVEN_BIT = ("iso2022", "hz")
_ESCAPES = (b"\x1b", b"~{")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_READ_AS = {
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859_1": "cp1252",
    "iso8859_8": "cp1255",
    "iso8859_9": "cp1254",
    "iso8859_11": "cp874",
    "latin_1": "cp1252",
    "shift_jis": "cp932",
    "tis_620": "cp874",
}
"""Codecs to those that hold all that is sent under their names (WHATWG, Encoding, section 4.2)."""

_LABELS = {
    "ansi_x3.4-1968": "cp1252",
    "cp-850": "cp850",
    "cp1252http": "cp1252",
    "dos-874": "cp874",
    "gb_2312-80": "gb18030",
    "iso-8859-6-e": "iso8859_6",
    "iso-8859-6-i": "iso8859_6",
    "iso-8859-8-e": "cp1255",
    "iso-8859-8-i": "cp1255",
    "koi8-ru": "koi8_u",
    "korean": "cp949",
    "ks_c_5601": "cp949",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601-1989": "cp949",
    "ksc5601": "cp949",
    "ksc_5601": "cp949",
    "logical": "cp1255",
    "unicode-1-1-utf-8": "utf-8",
    "utf8mb4": "utf-8",
    "visual": "cp1255",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "windows-936": "gb18030",
    "windows-949": "cp949",
    "windows-950": "big5hkscs",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gb18030",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-roman": "mac_roman",
    "x-sjis": "cp932",
    "x-user-defined": "cp1252",
    "x-x-big5": "big5hkscs",
}
"""Names that mail uses and Python does not know."""

_REFUSED = frozenset(
    "idna mbcs oem punycode raw_unicode_escape undefined unicode_escape utf_7".split()  # noqa: SIM905 - reads as a list of names
)
"""Codecs in which plain letters spell other ones, and such as are no charsets."""

_CONTROLS: dict[int, str | None] = (
    {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A, 0x0D)}
    | {
        code: char
        for code in range(0x80, 0xA0)
        if (char := bytes([code]).decode("cp1252", "ignore"))
    }
    | {0x0B: "\n", 0x0C: "\n"}
)
"""Control characters to nothing, or to what Windows means by them."""

_RIGHT_FOR_ONE_WRONG = {"utf-8": 2}
_RIGHT_FOR_ONE_WRONG_ELSE = 10


def decoded(content: bytes, declared: str) -> str:
    """The text, whatever it takes.

    Gmail hands out most text as UTF-8 and still shows the charset that the sender declared, so
    UTF-8 is tried first where the bytes leave no doubt. Where neither fits, a charset is guessed
    from the first bytes.
    """
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return printable(content.decode(codec, "replace"))
    named = _known(declared)
    if named.startswith(_SEVEN_BIT) and any(mark in content for mark in _ESCAPES):
        return printable(content.decode(named, "replace"))
    for candidate in filter(None, ("utf-8", named)):
        text = _fitting(content, candidate)
        if text is not None:
            return printable(text)
    return printable(content.decode(guessed(content), "replace"))


def printable(text: str) -> str:
    """Without lone surrogates, which no store takes, and without control characters."""
    return text.encode("utf-8", "replace").decode("utf-8").translate(_CONTROLS)


def _fitting(content: bytes, codec: str) -> str | None:
    """The text, if the bytes are of that charset but for a few that were damaged."""
    try:
        return content.decode(codec)
    except ValueError:
        text = content.decode(codec, "replace")
    wrong = text.count("\ufffd")
    needed = _RIGHT_FOR_ONE_WRONG.get(codec, _RIGHT_FOR_ONE_WRONG_ELSE)
    right = sum(char > "\x7f" for char in text) - wrong
    return text if right >= needed * wrong else None


def _known(name: str) -> str:
    """Python's name of the codec to read it with; empty where there is none."""
    cleaned = name.strip().strip("\"'")[:40].lower()
    if cleaned in _LABELS:
        return _LABELS[cleaned]
    try:
        codec = codecs.lookup(cleaned)
        "".encode(codec.name)
    except (LookupError, ValueError, TypeError):
        return ""
    python = codec.name.replace("-", "_")
    return "" if python in _REFUSED else _READ_AS.get(python, python)
