"""How far what is done reaches, and whether it can be taken back. The head of a task says both."""

from enum import StrEnum


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
