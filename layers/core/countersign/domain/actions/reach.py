"""How far what is done reaches, and whether it can be taken back. The head of a task says both."""

from enum import StrEnum
from typing import Literal


class Touches(StrEnum):
    """The farthest person that the effect reaches."""

    NONE = "none"
    SELF = "self"
    KNOWN_PERSON = "known_person"
    EXTERNAL = "external"


class UndoClass(StrEnum):
    """Whether it can be taken back."""

    REVERSIBLE = "reversible"
    FOLLOW_UP = "follow_up"
    IRREVERSIBLE = "irreversible"


ReadFirst = Literal["irreversible", "unverified"]


def read_first(undo: UndoClass, *, verified: bool) -> ReadFirst | None:
    """Why it is read to its end, and by itself, before a person approves it; None where it may be
    approved among others. The one rule for a single task and for a batch.

    Whatever reaches a stranger (`Touches.EXTERNAL`) is not verified, though it can be taken back.
    """
    if undo is UndoClass.IRREVERSIBLE:
        return "irreversible"
    return None if verified else "unverified"
