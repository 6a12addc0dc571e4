"""Mails of our own writing, each with what must come of it, as they stand in `mails/*.toml`.

docs/quality.md says how to add one. A label or a field that nobody knows is refused.
"""

import tomllib
from email.utils import parseaddr
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from countersign.domain.task.asks import AskType
from countersign.domain.task.origin import WARNING_CODES
from countersign.ports.engine import ThreadStatus

MAILS = Path(__file__).parent / "mails"

Shape = Literal["facts", "choices", "acknowledge", "needs_you", "none"]
"""What is offered: what we hold answers everything; the person chooses; thanks or a word of
receipt; their own words are needed; nothing at all."""


def _as_several(value: object) -> object:
    return value.split("|") if isinstance(value, str) else value


class _Read(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class WrittenMail(_Read):
    """One message. `me` is Robin, for whom the agent reads. It is an hour old or `hours`, and a day
    older than the one after it where nothing is said; `thread` names another conversation."""

    sender: Annotated[str, Field(alias="from")]
    to: tuple[str, ...] = ("me",)
    cc: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""
    html: str = ""
    hours: float | None = None
    thread: str = "this"
    dmarc: Literal["pass", "fail", "none"] = "pass"
    headers: dict[str, str] = {}
    files: dict[str, str] = {}

    @property
    def is_mine(self) -> bool:
        return self.sender == "me"

    @property
    def address(self) -> str:
        return parseaddr(self.sender)[1]


Types = Annotated[tuple[AskType, ...], BeforeValidator(_as_several)]


class Expected(_Read):
    """What must come of it; a label that is missing is not measured. Of several
    that are named for a status, a type or `warnings`, such as `fyi|receipt`, any will do.

    `asks` are a type and the sentence, or a part of it. `hidden` and `old` are words that must not
    be read in the newest mail, as unseen and as quoted; `seen` and `new` are words that must be.
    `said` stands in one of the answers offered, `unsaid` in none: what would be no sentence, or
    untrue. `never` are words that stand in no letter, `to` who alone may get one.
    """

    status: Annotated[tuple[ThreadStatus, ...], BeforeValidator(_as_several)] = ()
    answer: Shape | None = None
    asks: tuple[tuple[Types, str], ...] | None = None
    warned: bool | None = None
    warnings: Annotated[tuple[str, ...], BeforeValidator(_as_several)] = ()
    seen: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    old: tuple[str, ...] = ()
    language: str | None = None
    form: Literal["informal", "formal"] | None = None
    greeting: tuple[str, ...] = ()
    closing: str | None = None
    document: str | None = None
    follow_up: str | None = None
    promise: str | None = None
    said: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    never: tuple[str, ...] | None = None
    to: tuple[str, ...] = ()


class Case(_Read):
    """`known`: Robin has written to whoever wrote the newest mail before. `hard` says what is hard
    about it, where that is not plain."""

    id: str
    known: bool = False
    hard: str = ""
    expect: Expected
    mail: Annotated[tuple[WrittenMail, ...], Field(min_length=1)]
    set: str

    @property
    def newest(self) -> WrittenMail:
        return [one for one in self.mail if one.thread == "this"][-1]


@cache
def all_cases() -> tuple[Case, ...]:
    """In the order of the files and within them.

    Raises
    ------
    ValueError
        A file holds something that is no case, a name stands twice, or a warning is none of ours.
    """
    found = tuple(case for path in sorted(MAILS.glob("*.toml")) for case in _cases_in(path))
    names = [case.id for case in found]
    if twice := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"stand twice: {sorted(twice)}")
    told = {code for case in found for code in case.expect.warnings}
    if unknown := told.difference(WARNING_CODES):
        raise ValueError(f"no warnings of ours: {sorted(unknown)}")
    return found


def _cases_in(path: Path) -> list[Case]:
    entries = tomllib.loads(path.read_text())["case"]
    return [Case.model_validate({**entry, "set": path.stem}) for entry in entries]
