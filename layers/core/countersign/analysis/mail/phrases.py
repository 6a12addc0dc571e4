"""Finding listed phrases in a text."""

import re
from collections.abc import Iterable
from functools import lru_cache

_SPACE = re.compile(r"\s+")


def word_set(text: str) -> frozenset[str]:
    """The words of a table that is written as running text."""
    return frozenset(text.split())


def phrase_set(text: str) -> frozenset[str]:
    """The phrases of a table that is written with commas, over several lines."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))


def every_phrase(table: dict[str, str]) -> frozenset[str]:
    """The phrases of a table that has a row a language."""
    return frozenset().union(*map(phrase_set, table.values()))


@lru_cache(maxsize=8)
def plain(text: str) -> str:
    """Lower case, straight apostrophes, every run of white space one blank.

    The Turkish capital I with a dot is an `i`: Python makes two characters of it.
    """
    straight = text.replace("’", "'").replace("‘", "'").replace("\u0130", "i")
    return _SPACE.sub(" ", straight).lower()


def begun(text: str, phrases: Iterable[str]) -> tuple[str, ...]:
    """The phrases that stand in the `plain` text and begin a word there."""
    return tuple(phrase for phrase in phrases if phrase in text and _begins_word(text, phrase))


def _begins_word(text: str, phrase: str) -> bool:
    at = text.find(phrase)
    while at > 0 and text[at - 1].isalnum() and phrase[0].isalnum():
        at = text.find(phrase, at + 1)
    return at >= 0


def hits(text: str, phrases: Iterable[str]) -> tuple[str, ...]:
    """The phrases that stand in the text, in any case and however they are wrapped."""
    bare = plain(text)
    return tuple(phrase for phrase in phrases if phrase in bare)
