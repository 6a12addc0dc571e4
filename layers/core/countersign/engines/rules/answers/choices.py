"""What the reader may choose from: each choice settles some of the asks, and says how."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from countersign.domain.languages import Language
from countersign.domain.says import said
from countersign.domain.task.alternative import ALTERNATIVES_AT_MOST
from countersign.engines.rules.answers.asked import Asked
from countersign.engines.rules.answers.languages.by_language import ANSWER_LINES
from countersign.engines.rules.answers.lines import AnswerLines
from countersign.engines.rules.answers.sayable import is_sayable
from countersign.engines.rules.answers.yes_or_no import sort_of
from countersign.ports.engine import Reader

OPTIONS_AT_MOST = 4
LATER_AFTER_DAYS = 2
"""Working days."""

_LABEL_AT_MOST = 80


@dataclass(frozen=True)
class Choice:
    """`lines` by the ask that they answer; an empty one says that another answers it as well. The
    `whole` letter has but this one line."""

    label: str
    lines: Mapping[int, str] = field(default_factory=dict)
    facts: tuple[str, ...] = ()
    whole: str = ""


def choices_of(asked: Sequence[Asked], language: Language) -> tuple[Choice, ...]:
    """Of one sort: of several things that could be chosen, the one that says most. What the others
    would have settled is left open in each letter."""
    lines = ANSWER_LINES[language]
    found = (
        tuple(_times(asked, lines, language))
        or tuple(_options(asked, lines))
        or tuple(_documents(asked, lines))
        or tuple(_yes_or_no(asked, lines, language))
        or tuple(_opinion(asked, lines))
    )
    earlier = tuple(_earlier(asked))
    return (*earlier, *found)[: ALTERNATIVES_AT_MOST - 1]


def later(language: Language, reader: Reader) -> Choice:
    """Only ever chosen: it puts the answer off to a day, and promises it by then."""
    lines = ANSWER_LINES[language]
    day = lines.days[_working_day(reader).weekday()]
    return Choice(said("Say that you'll answer later"), whole=lines.later.format(day=day))


def _working_day(reader: Reader) -> datetime:
    day = reader.now.astimezone(ZoneInfo(reader.timezone))
    left = LATER_AFTER_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day


def _times(asked: Sequence[Asked], lines: AnswerLines, language: Language) -> Iterator[Choice]:
    one = next((one for one in asked if one.ask.type == "when" and one.options), None)
    if one is None:
        return
    # "Could we meet? Monday or Tuesday?": who takes Monday has said yes.
    as_well = {
        other.at: ""
        for other in asked
        if other.is_polar
        and other.ask.type == "yes_no"
        and other.ask.message_id == one.ask.message_id
        and sort_of(other.ask.text, language) == "suits"
    }
    for option in one.options[:OPTIONS_AT_MOST]:
        line = lines.time_suits.format(option=_opening(option))
        yield Choice(option[:_LABEL_AT_MOST], {one.at: line} | as_well)
    yield Choice(said("Another time"), {one.at: lines.time_other} | as_well)


def _options(asked: Sequence[Asked], lines: AnswerLines) -> Iterator[Choice]:
    one = next((one for one in asked if one.ask.type == "which" and len(one.options) > 1), None)
    if one is None:
        return
    for option in one.options[:OPTIONS_AT_MOST]:
        yield Choice(option[:_LABEL_AT_MOST], {one.at: lines.takes.format(option=option)})


def _documents(asked: Sequence[Asked], lines: AnswerLines) -> Iterator[Choice]:
    for one in asked:
        if one.ask.type != "document" or one.state == "answered":
            continue
        held = [fact for fact in one.held if fact.kind == "document" and is_sayable(fact.text)]
        if not held:
            return
        for fact in held[:OPTIONS_AT_MOST]:
            line = lines.attached.format(name=fact.text)
            yield Choice(fact.text[:_LABEL_AT_MOST], {one.at: line}, (fact.id,))
        yield Choice(said("Say that you don't have it"), {one.at: lines.has_none})
        return


def _yes_or_no(asked: Sequence[Asked], lines: AnswerLines, language: Language) -> Iterator[Choice]:
    polar = [one for one in asked if one.is_polar]
    if not polar:
        return
    yes = {one.at: _says(one, lines, language, yes=True) for one in polar}
    no = {one.at: _says(one, lines, language, yes=False) for one in polar}
    if len(polar) == 1:
        (one,) = polar
        yield Choice(said("Yes"), yes)
        if one.ask.type == "do" and sort_of(one.ask.text, language) != "suits":
            yield Choice(said("It's done"), {one.at: lines.is_done})
        lacks = one.ask.type == "document"
        yield Choice(said("Say that you don't have it") if lacks else said("No"), no)
        return
    yield Choice(said("Yes to all"), yes)
    if len(polar) == 2:
        first, second = (one.at for one in polar)
        yield Choice(said("Yes to the first, no to the second"), {**yes, second: no[second]})
        yield Choice(said("No to the first, yes to the second"), {**yes, first: no[first]})
    yield Choice(said("No to all"), no)


def _says(one: Asked, lines: AnswerLines, language: Language, *, yes: bool) -> str:
    if one.ask.type == "document":
        return lines.will_do if yes else lines.has_none
    if one.ask.type == "confirm":
        return lines.confirms if yes else lines.confirms_not
    sort = sort_of(one.ask.text, language)
    if one.ask.type == "do" and sort != "suits":
        return lines.will_do if yes else lines.cannot_do
    return (lines.yes if yes else lines.no)[sort]


def _opinion(asked: Sequence[Asked], lines: AnswerLines) -> Iterator[Choice]:
    wanted = [one for one in asked if one.ask.type == "feedback"]
    if len(wanted) == 1:
        yield Choice(said("It's fine with you"), {wanted[0].at: lines.approves})


def _earlier(asked: Sequence[Asked]) -> Iterator[Choice]:
    for one in asked:
        for fact in one.held:
            if fact.kind == "earlier":
                yield Choice(said("As you answered before"), {one.at: fact.text}, (fact.id,))
                return


def _opening(option: str) -> str:
    return option[:1].upper() + option[1:]
