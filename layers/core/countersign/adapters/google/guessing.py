"""The charset of bytes that nobody named, or named wrongly: by the letters that are commonest.

It reads a few thousand bytes, with each of a few codecs once. Common letters: general knowledge of
the languages.
"""

import codecs
from itertools import pairwise

READ = 4_096
FALLBACK = "cp1252"

_KANA = frozenset(map(chr, range(0x3041, 0x30FF)))
_HANGUL = frozenset(map(chr, range(0xAC00, 0xD7A4)))
_SIMPLIFIED = frozenset(
    "的一是不了在人有我他这中大来上个国和你们时要就出会可也对生能而子那得于下自年过发后作请好谢您为"
)
_TRADITIONAL = frozenset(
    "的一是不了在人有我他這中大來上個國和你們時要就出會可也對生能而子那得於下自年過發後作請好謝您為"
)
_CYRILLIC = frozenset("оеаинтсрвлкмдпуяыьгзбчйі")
_GREEK = frozenset("αοιετσνηυρπκμλςόάίέή")
_HEBREW = frozenset("יוהלאתרמשנבכדעםקח")
_ARABIC = frozenset("اليمونتربةعدسفهكقح")
_THAI = frozenset("านรอกเงยลวม่้ิีัทสตดบป")

_CANDIDATES: tuple[tuple[str, frozenset[str], float], ...] = (
    ("euc_jp", _KANA, 0.25),
    ("cp932", _KANA, 0.25),
    ("cp949", _HANGUL, 0.85),
    ("gb18030", _SIMPLIFIED, 0.12),
    ("big5hkscs", _TRADITIONAL, 0.12),
    ("cp1251", _CYRILLIC, 0.6),
    ("koi8_u", _CYRILLIC, 0.6),
    ("cp866", _CYRILLIC, 0.6),
    ("iso8859_5", _CYRILLIC, 0.6),
    ("cp1253", _GREEK, 0.6),
    ("cp1255", _HEBREW, 0.6),
    ("cp1256", _ARABIC, 0.6),
    ("cp874", _THAI, 0.6),
)
"""Codec, its commonest letters, and their least share in what is not ASCII."""

_HIGH_AT_LEAST = 4
_IN_A_ROW_AT_LEAST = 0.4


def guessed(content: bytes) -> str:
    """A codec: the West European one, in which foreign letters stand alone, where nothing speaks
    for another."""
    sample = content[:READ]
    high = [byte > 0x7F for byte in sample]
    in_a_row = sum(one and other for one, other in pairwise(high))
    if sum(high) < _HIGH_AT_LEAST or in_a_row < _IN_A_ROW_AT_LEAST * sum(high):
        return FALLBACK
    fits = {codec: _share(sample, codec, common) / least for codec, common, least in _CANDIDATES}
    best = max(fits, key=lambda codec: fits[codec])
    return best if fits[best] >= 1 else FALLBACK


def _share(sample: bytes, codec: str, common: frozenset[str]) -> float:
    try:
        text = codecs.getincrementaldecoder(codec)("strict").decode(sample)
    except ValueError:
        return 0
    foreign = [char for char in text if char > "\x7f"]
    return sum(char in common for char in foreign) / max(1, len(foreign))
