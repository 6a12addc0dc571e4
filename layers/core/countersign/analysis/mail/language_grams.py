"""How likely a text is in each of thirty-one languages, by the fragments of its words.

A word's fragments are four bytes of it at every third, the first with a blank before them, and its
last four with a blank behind. The table (`language_grams.gz`, made by `infra/language_grams.py`)
says of each by how much likelier it is in a language that has it than in one that has not.
"""

import gzip
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("language_grams.gz")
_FIRST_LANGUAGE, _NO_WEIGHT, _STEPS = 65, 48, 8
"""What the characters of a row count from, and how many steps make one (of natural logarithms)."""

_NO_WORD = re.compile(r"[@\d]|://|www\.|\w\.\w")
"""Addresses, links, domains, files and what has figures in it: in no language."""

_WORD = re.compile(r"['`]{0,2}[^\W\d_]+(?:['`]{1,2}[^\W\d_]+)*['`]{0,2}")
_BYTES_OF_WORD = 70
_WORDS_READ = 400
_COUNTED_AT_MOST = 3
"""A word that stands there twenty times says little more than one that stands there three times."""

_CAPITAL_I = "\u0130"
"""The Turkish one, of which Python's small letter is two characters, the first of them an `i`."""

_LATIN_UNTIL = "\u0250"
_SCRIPTS = {
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "CJK": "Hani",
    "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan",
    "HANGUL": "Kore",
    "DEVANAGARI": "Deva",
    "THAI": "Thai",
}
"""ISO 15924."""


def weights(text: str) -> dict[str, float]:
    """By how much it is likelier in each language than in none; without those of which it has
    nothing. Natural logarithms; it may be in several."""
    languages, rows = _table()
    found: Counter[int] = Counter()
    for gram, often in Counter(_grams(text)).items():
        for which, weight in _pairs(gram, rows):
            found[which] += weight * min(often, _COUNTED_AT_MOST)
    return {languages[which]: weight / _STEPS for which, weight in found.items()}


def script_of(text: str) -> str:
    """The script that most of its letters are in, by its code; empty where that is Latin."""
    letters = [one for one in text if one.isalpha()]
    others = [one for one in letters if one >= _LATIN_UNTIL and not _is_latin(one)]
    if len(others) * 2 <= len(letters):
        return ""
    # Kanji may be Chinese or Japanese: one other letter tells.
    names = Counter(_SCRIPTS.get(_named(one), "Zyyy") for one in others)
    return "Jpan" if "Jpan" in names else names.most_common(1)[0][0]


def words_of(text: str) -> list[str]:
    """Its words in small letters, each accent in one character with its letter, apostrophes
    straight."""
    plain = unicodedata.normalize("NFC", text).replace("’", "'").replace(_CAPITAL_I, "i")
    kept = " ".join(one for one in plain.split() if not _NO_WORD.search(one))
    return _WORD.findall(kept.lower())[:_WORDS_READ]


def _grams(text: str) -> Iterator[bytes]:
    for word in words_of(text):
        letters = word.encode()[:_BYTES_OF_WORD]
        before = b" "
        for at in range(0, len(letters) - 4, 3):
            yield before + letters[at : at + 4]
            before = b""
        yield before + letters[-4:] + b" "


def _pairs(gram: bytes, rows: list[bytes]) -> Iterator[tuple[int, int]]:
    row = gram + b"\t"
    at = bisect_left(rows, row)
    if at < len(rows) and rows[at].startswith(row):
        said = rows[at][len(row) :]
        for which, weight in zip(said[::2], said[1::2], strict=True):
            yield which - _FIRST_LANGUAGE, weight - _NO_WEIGHT


@cache
def _table() -> tuple[list[str], list[bytes]]:
    """Looked up in its rows as they stand: a dictionary of them would take ten times as long to
    make, and a mail asks for a few hundred."""
    first, *rows = gzip.decompress(_TABLE.read_bytes()).split(b"\n")
    return first.decode().split(), rows


def _named(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0].partition("-")[0]


def _is_latin(letter: str) -> bool:
    return _named(letter) in ("LATIN", "MODIFIER", "FEMININE", "MASCULINE", "FULLWIDTH")
