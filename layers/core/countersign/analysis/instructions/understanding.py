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

ASIDE_AT_MOST = (2, 3, 4)
"""Words of a sentence that is about the one before: of any that begins no order, of a question, and
of one with a condition in it."""


@dataclass(frozen=True)
class Instruction:
    """A sentence as it was written, and what it says. None: nothing that the tables know, or it is
    `in_doubt`: by itself it says something, and another sentence may narrow it or take it back."""

    text: str
    heard: Heard | None
    in_doubt: bool = False

    @property
    def directives(self) -> tuple[Directive, ...]:
        return self.heard.directives if self.heard else ()


@lru_cache(maxsize=64)
def understood(text: str) -> tuple[Instruction, ...]:
    """Every sentence in order, but for headings that say nothing."""
    quoted = HeldWords(QUOTES)
    sentences = sentences_of(text[:TEXT_AT_MOST], quoted)
    heard = [_heard(one, quoted) for one in sentences]
    narrowed = frozenset(_narrowed(sentences, heard))
    return tuple(
        Instruction(one.text, None, in_doubt=what is not None)
        if at in narrowed
        else Instruction(one.text, what)
        for at, (one, what) in enumerate(zip(sentences, heard, strict=True))
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
    """Which sentences say less than they seem to: for one that is not understood, or since they
    only ask."""
    nods = {at for at, one in enumerate(sentences) if heard[at] is None and _is_nod(one)}
    unclear = {
        at
        for at, (one, what) in enumerate(zip(sentences, heard, strict=True))
        if what is None and at not in nods and not _says_nothing(one)
    }
    for at, one in enumerate(sentences):
        if not unclear.isdisjoint(one.under) or (heard[at] and _only_asks(one)):
            yield at
        if at in unclear:
            yield from (above for above in one.under if not sentences[above].is_ended)
            if one.may_go_on and _is_open(heard[at - 1], one):
                yield at - 1
            before = next((each for each in range(at - 1, -1, -1) if each not in nods), 0)
            yield from _reached(at, before, one, len(sentences))


def _is_open(before: Heard | None, after: Sentence) -> bool:
    """Whether it may be the other half of what stands on the line above."""
    return before is not None and (before.is_bare or after.held[:1].islower())


def _reached(at: int, before: int, one: Sentence, count: int) -> Iterator[int]:
    text = tidy(one.held)
    if any(each.limit.match(text) or each.back.search(text) for each in _hearings()):
        yield before
    if _is_aside(one, text):
        yield before
    for each in _hearings():
        if each.upward.match(text):
            yield from range(at)
        if each.onward.match(text):
            yield from range(at + 1, count)


def _is_aside(one: Sentence, text: str) -> bool:
    """Whether there is hardly room for anything that it could be about but the sentence before:
    "Obsolete.", "Agreed?", "Fridays off.", "As long as I am away."."""
    words = len(text.split())
    if words <= ASIDE_AT_MOST[0] and not any(each.begins_an_order(text) for each in _hearings()):
        return True
    if words <= ASIDE_AT_MOST[1] and one.is_question:
        return True
    is_short, is_one_clause = words <= ASIDE_AT_MOST[2], "," not in text
    return any(
        (is_short and each.conditions.search(text))
        or (is_one_clause and each.conditions.match(text))
        for each in _hearings()
    )


def _is_nod(sentence: Sentence) -> bool:
    bare = tidy(sentence.held)
    return not sentence.is_question and any(one.nod.fullmatch(bare) for one in _hearings())


def _only_asks(sentence: Sentence) -> bool:
    """A question, and not an order that is put as one."""
    return sentence.is_question and not any(
        one.request.search(sentence.held) for one in _hearings()
    )
