"""What a person types to find a task, and what it is found by.

Case and accents do not count. An umlaut is found by either of its spellings: `müller` by `muller`
and by `mueller`.
"""

import re
import unicodedata
from collections.abc import Iterable

WORDS_KEPT = 600
"""How many characters of them a head holds."""

_READ = 4_000
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_WITHOUT_MARKS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)
"""Letters that Unicode does not take apart."""

Spellings = tuple[str, ...]


def words_of(texts: Iterable[str]) -> str:
    """Each word of the texts once, folded, in order, with a space before each; 600 characters at
    most, of whole words. An address is the words between its dots."""
    kept = ""
    seen: set[str] = set()
    for text in texts:
        for spellings in _folded(text):
            for word in spellings:
                if word in seen or len(kept) + len(word) + 1 > WORDS_KEPT:
                    continue
                seen.add(word)
                kept += f" {word}"
    return kept


def sought_in(text: str) -> tuple[Spellings, ...]:
    """The words that somebody looks for, each by its spellings."""
    return tuple(dict.fromkeys(_folded(text)))


def found_in(words: str, sought: Iterable[Spellings]) -> bool:
    """Whether every word that is looked for begins one of those of `words_of`."""
    return all(any(f" {one}" in words for one in spellings) for spellings in sought)


def _folded(text: str) -> list[Spellings]:
    lower = unicodedata.normalize("NFC", text[:_READ]).casefold()
    return [_spellings(word) for word in _WORD.findall(lower)]


def _spellings(word: str) -> Spellings:
    both = (_bare(word), _bare(word.translate(_SPELT_OUT)))
    return tuple(dict.fromkeys(both))


def _bare(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.translate(_WITHOUT_MARKS))
    return "".join(char for char in apart if not unicodedata.combining(char))
