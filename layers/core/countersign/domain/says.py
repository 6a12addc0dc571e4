"""What we say to the person: a code with what fills it, for whoever has words of their own, and the
same in English.

There are two ways, by where the sentence ends up (decision 50). `say` is for what is made anew
whenever it is shown, or has parts of its own (a summary, the reasons of a warning, a rule): it goes
out with its code. `said` is for what is stored as a whole sentence, in a history or beside a
failure: it has no code, and is known again by its template.

A sentence of a model or of a stranger has no code. What fills one of ours may be a stranger's: it
is shown, and never read.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from countersign.domain.values import Value

Things = Literal["conversations"]


class Several(Value):
    """The first few of several, and how many there are besides."""

    names: Annotated[tuple[str, ...], Field(min_length=1)]
    more: Annotated[int, Field(ge=0)] = 0


class Counted(Value):
    """How many of which things."""

    count: Annotated[int, Field(ge=0)]
    things: Things


class Day(Value):
    """A day of the person's calendar (ISO 8601)."""

    day: date


class Says(Value):
    code: str
    params: Mapping[str, "Param"] = Field(default_factory=dict)
    text: str


Param = str | Several | Counted | Day | tuple[Says, ...]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_ONE_AND_MANY: dict[Things, tuple[str, str]] = {
    "conversations": ("1 conversation", "{count} conversations"),
}


def said(template: str, **filled: object) -> str:
    """A sentence of ours that is kept as it is said, in English: `{name}` is filled.

    The template is written where it is said, as a literal. Which there are is read off the sources
    (`infra/web/sentences.py`), and by them a sentence is known again and said in another language.
    """
    return template.format_map(filled)


def say(code: str, template: str, params: Mapping[str, Param] | None = None) -> Says:
    """The sentence of a code, filled: `{name}` in the template is the parameter of that name."""
    filled = params or {}
    words = {name: _in_english(one) for name, one in filled.items()}
    return Says(code=code, params=filled, text=template.format_map(words))


def _in_english(param: Param) -> str:
    match param:
        case Several(names=names, more=0):
            return _and(names)
        case Several(names=names, more=more):
            return f"{', '.join(names)} and {more} more"
        case Counted(count=count, things=things):
            one, many = _ONE_AND_MANY[things]
            return one if count == 1 else many.format(count=count)
        case Day(day=day):
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        case str():
            return param
        case _:
            return _and([one.text for one in param])


def _and(words: Sequence[str]) -> str:
    first, last = ", ".join(words[:-1]), words[-1]
    return f"{first} and {last}" if first else last
