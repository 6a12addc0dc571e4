"""How what was found is held against what was to be found."""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Score:
    """What was found and is right, what was found and is wrong, and what was missed."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.hits + other.hits, self.false + other.false, self.missed + other.missed)

    @property
    def is_right(self) -> bool:
        return not (self.false or self.missed)


def one(right: bool) -> Score:
    return Score(hits=1) if right else Score(missed=1)


def each(rights: Iterable[bool]) -> Score | None:
    found = list(rights)
    return Score(hits=sum(found), missed=len(found) - sum(found)) if found else None


def found_or_not(wanted: bool, found: bool) -> Score:
    return Score(
        hits=int(wanted and found),
        false=int(found and not wanted),
        missed=int(wanted and not found),
    )


def flat(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def has(text: str, words: str) -> bool:
    return flat(words) in flat(text) if flat(words) else words in text


def same(found: str, wanted: str) -> bool:
    return found in wanted or wanted in found
