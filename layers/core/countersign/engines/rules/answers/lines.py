"""The sentences that answers are made of, one table to a language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

YesNo = Literal["suits", "may", "can", "fact"]
"""What a yes or no is to: what was proposed, what somebody may do, what the reader can do, or how
something is."""


@dataclass(frozen=True)
class AnswerLines:
    """None of them addresses anybody: they go with any form of address.

    `{option}` and `{name}` are somebody's own words, `{day}` is one of `days`, Monday first. What
    stands in double brackets is a blank, and says what only the reader knows.
    """

    yes: Mapping[YesNo, str]
    no: Mapping[YesNo, str]
    yes_or_no: str
    takes: str
    time_suits: str
    time_other: str
    time_open: str
    how_much: str
    information: str
    attached: str
    has_none: str
    document: str
    will_do: str
    cannot_do: str
    is_done: str
    whether_done: str
    confirms: str
    confirms_not: str
    confirms_open: str
    received: str
    approves: str
    feedback: str
    later: str
    days: tuple[str, str, str, str, str, str, str]
