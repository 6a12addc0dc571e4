"""How a language says something that an agent can heed: patterns, and sentences that fit them.

A pattern is a regular expression of a whole clause, in any case. In it `<name>` stands for one of
the language's `parts`, `'` also for the typographic apostrophe, and `ä`, `ö`, `ü`, `ß` also for
what is written where a keyboard has none. A group may be named twice: one of them fits. Patterns
are compiled when the first sentence comes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Literal

Told = Literal["en", "de"]
"""The languages in which instructions are understood."""

_PART = re.compile(r"(?<!\?P)<([a-z_]+)>")
_GROUP = re.compile(r"(\(\?P<[a-z]+)>")
_SPELLINGS = {"'": "['’]", "ä": "(?:ä|ae)", "ö": "(?:ö|oe)", "ü": "(?:ü|ue)", "ß": "(?:ß|ss)"}
_PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_DEEP = 8


@dataclass(frozen=True)
class Phrasing:
    """Ways to say one form. `examples` are whole sentences; each fits one of the patterns."""

    form: str
    patterns: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Wrapping:
    """What goes around what is said, as patterns.

    `leads` and `trails` change nothing, nor do `fillers` anywhere; behind a `negated` lead `never`
    is said. A `reason` goes to the end of the sentence and is not read: none of the `conditions`
    and no further `order` may stand in it.
    """

    leads: str
    negated: str
    never: str
    trails: str
    fillers: str
    reason: str
    order: str
    joints: str


@dataclass(frozen=True)
class Beyond:
    """What makes a sentence say more than a pattern can, as patterns.

    `conditions` are words that narrow what is said. A sentence that begins with a `limit` takes
    something from the one before, one that begins with `upward` from all that stand above it, and
    `onward` speaks of those that follow. `not_all` denies that something goes for all of them,
    which leaves open for which it goes. `headings` stand above a list and mean nothing.

    A sentence with a `back` in it speaks of the one before, and may take it back; one that is all
    `nods` leaves it as it is. A question is an order where a `request` stands in it.
    """

    conditions: str
    limit: str
    upward: str
    onward: str
    not_all: str
    headings: str
    back: str
    nods: str
    request: str


@dataclass(frozen=True)
class InstructionWords:
    """What has to be known of a language to understand instructions in it.

    `names` say what a word for a sort of mail, a language, a tone or a form of address stands for.
    """

    language: Told
    parts: Mapping[str, str]
    names: Mapping[str, str]
    phrasings: tuple[Phrasing, ...]
    wrapping: Wrapping
    beyond: Beyond

    def compiled(self, pattern: str) -> re.Pattern[str]:
        for _ in range(_DEEP):
            pattern = _PART.sub(lambda match: self.parts[match[1]], pattern)
        spelled = "".join(_SPELLINGS.get(char, char) for char in pattern)
        number = count()
        return re.compile(
            _GROUP.sub(lambda match: f"{match[1]}_{next(number)}>", spelled), re.IGNORECASE
        )

    def named(self, word: str) -> str | None:
        """What a word stands for; None if it stands for nothing."""
        return self._folded.get(_folded(word))

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        return {_folded(word): name for word, name in self.names.items()}

    @cached_property
    def table(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Every pattern with the name of its form, in the order in which they are tried."""
        return tuple(
            (row.form, self.compiled(pattern)) for row in self.phrasings for pattern in row.patterns
        )


def groups_of(match: re.Match[str]) -> dict[str, str | None]:
    """What stands in the groups of a compiled pattern, by their names in it."""
    found: dict[str, str | None] = {}
    for numbered, text in match.groupdict().items():
        name = numbered.partition("_")[0]
        found[name] = found.get(name) or text
    return found


def _folded(word: str) -> str:
    lower = " ".join(word.lower().split())
    return lower.translate(_PLAIN)


def one_of(text: str) -> str:
    """A pattern of one of several, which are written with commas over several lines."""
    return "(?:" + "|".join(" ".join(one.split()) for one in text.split(",")) + ")"
