"""What a person's instructions say: sentence by sentence, whole or not at all.

A sentence is understood if all of it fits what the tables know. What narrows it, in words that they
do not know, is never left out: then it is for a language model only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from countersign.analysis.instructions.by_language import INSTRUCTION_WORDS
from countersign.analysis.instructions.clauses import Hearing, tidy
from countersign.analysis.instructions.forms import Heard
from countersign.analysis.instructions.held_words import QUOTES, HeldWords
from countersign.analysis.instructions.sentences import Sentence, sentences_of
from countersign.domain.guidance.directives import Directive

TEXT_AT_MOST = 2_000
LENGTH_AT_MOST = 400
"""Of a sentence that is looked at; what is longer fits no table."""


@dataclass(frozen=True)
class Instruction:
    """A sentence as it was written, and what it says. None: nothing that the tables know."""

    text: str
    heard: Heard | None

    @property
    def directives(self) -> tuple[Directive, ...]:
        return self.heard.directives if self.heard else ()


@lru_cache(maxsize=64)
def understood(text: str) -> tuple[Instruction, ...]:
    """Every sentence in order, but for headings that say nothing."""
    quoted = HeldWords(QUOTES)
    sentences = sentences_of(text[:TEXT_AT_MOST], quoted)
    heard = [_heard(one, quoted) for one in sentences]
    for at in _narrowed(sentences, heard):
        heard[at] = None
    return tuple(
        Instruction(one.text, what)
        for one, what in zip(sentences, heard, strict=True)
        if not _says_nothing(one)
    )


def told_in(text: str) -> tuple[Directive, ...]:
    """All that the instructions tell an agent, later sentences later."""
    return tuple(told for one in understood(text) for told in one.directives)


@cache
def _hearings() -> tuple[Hearing, ...]:
    return tuple(map(Hearing, INSTRUCTION_WORDS.values()))


def _heard(sentence: Sentence, quoted: HeldWords) -> Heard | None:
    if not sentence.is_plain or sentence.is_heading or len(sentence.text) > LENGTH_AT_MOST:
        return None
    found = (hearing.hear(sentence.held, quoted) for hearing in _hearings())
    return next((one for one in found if one is not None), None)


def _says_nothing(sentence: Sentence) -> bool:
    bare = tidy(sentence.held)
    return sentence.is_heading and any(one.heading.fullmatch(bare) for one in _hearings())


def _narrowed(sentences: Sequence[Sentence], heard: Sequence[Heard | None]) -> Iterator[int]:
    """Which sentences say less than they seem to, because of one that is not understood."""
    unclear = {
        at
        for at, (one, what) in enumerate(zip(sentences, heard, strict=True))
        if what is None and not _says_nothing(one)
    }
    for at, one in enumerate(sentences):
        if not unclear.isdisjoint(one.under):
            yield at
        if at in unclear:
            yield from (above for above in one.under if not sentences[above].is_ended)
            if one.may_go_on and _is_open(heard[at - 1], one):
                yield at - 1
            yield from _reached(at, tidy(one.held), len(sentences))


def _is_open(before: Heard | None, after: Sentence) -> bool:
    """Whether it may be the other half of what stands on the line above."""
    return before is not None and (before.is_bare or after.held[:1].islower())


def _reached(at: int, text: str, count: int) -> Iterator[int]:
    for one in _hearings():
        if one.limit.match(text):
            yield max(at - 1, 0)
        if one.upward.match(text):
            yield from range(at)
        if one.onward.match(text):
            yield from range(at + 1, count)
