"""Our own sentences in a letter: what each is for, so that it can be said otherwise.

There are those that say where the person stands (`answers.py`), and those that answers are made of
(`engines/rules/answers`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from itertools import product

from countersign.analysis.mail.language import LANGUAGES, Language
from countersign.engines.rules.answers.languages.by_language import ANSWER_LINES
from countersign.engines.rules.answers.lines import AnswerLines
from countersign.engines.rules.reply_templates import INFORMAL, Tone
from countersign.engines.rules.revision.answers import NAMES, TONES
from countersign.engines.rules.revision.answers import said as said_of_stance

_SETTLED = frozenset({"opening", "sorry", "answer.attached", "answer.received"})
_PLACE = re.compile(r"\\{(\w+)\\}")


@dataclass(frozen=True)
class Slot:
    """`name` says what the sentence is for; `shared` when it is for several. `filled` is what was
    put into it, a day as its number."""

    name: str
    language: Language
    shared: bool = False
    filled: str = ""


def said(slot: Slot, language: Language, tone: Tone) -> str:
    """The sentence for the same, in that language and tone."""
    if slot.name in NAMES:
        return said_of_stance(slot.name, language, tone)
    lines = ANSWER_LINES[language]
    day = lines.days[int(slot.filled)] if slot.name == "answer.later" else ""
    return _template(lines, slot.name).format(option=slot.filled, name=slot.filled, day=day)


def slot_of(paragraph: str) -> Slot | None:
    told = " ".join(paragraph.split())
    return _FIXED.get(told) or next(_filled(told), None)


def leaves_open(paragraph: str) -> bool:
    """Whether it is our own sentence that says neither yes nor no, or one that does."""
    slot = slot_of(paragraph)
    return slot is not None and slot.name not in _SETTLED


def _templates(lines: AnswerLines) -> Iterator[tuple[str, str]]:
    """Every sentence of a language with its name: a row of a table has its key behind a dot."""
    for one in fields(lines):
        value = getattr(lines, one.name)
        if isinstance(value, str):
            yield f"answer.{one.name}", value
        elif one.name != "days":
            yield from ((f"answer.{one.name}.{key}", text) for key, text in value.items())


def _template(lines: AnswerLines, name: str) -> str:
    return next(text for one, text in _templates(lines) if one == name)


def _fixed() -> dict[str, Slot]:
    slots: dict[str, Slot] = {}
    for language, tone, name in product(LANGUAGES, TONES, NAMES):
        _note(slots, said_of_stance(name, language, tone), Slot(name, language))
    for language, sentences in INFORMAL.items():
        for words, name in zip(sentences, NAMES, strict=False):
            slots[words] = Slot(name, language)
    for language in LANGUAGES:
        for name, text in _templates(ANSWER_LINES[language]):
            if "{" not in text:
                _note(slots, text, Slot(name, language))
    return slots


def _note(slots: dict[str, Slot], words: str, slot: Slot) -> None:
    known = slots.setdefault(words, slot)
    if known.name != slot.name:
        slots[words] = replace(known, shared=True)


def _filled(told: str) -> Iterator[Slot]:
    for language, name, pattern in _OPEN:
        found = pattern.fullmatch(told)
        if found is None:
            continue
        filled = found[1]
        if name == "answer.later":
            days = ANSWER_LINES[language].days
            if filled not in days:
                continue
            filled = str(days.index(filled))
        yield Slot(name, language, filled=filled)


_FIXED = _fixed()
_OPEN = tuple(
    (language, name, re.compile(_PLACE.sub("(.{1,200})", re.escape(text))))
    for language in LANGUAGES
    for name, text in _templates(ANSWER_LINES[language])
    if "{" in text
)
