"""What a task will do: a typed, complete payload per kind, and what follows from it.

Everything a person approves is in the action, and everything here is computed from it alone.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from countersign.domain.errors import InvalidInput
from countersign.domain.values import Value

Address = Annotated[
    str, StringConstraints(min_length=3, max_length=320, pattern=r"^[^\s@<>,;]+@[^\s@<>,;]+$")
]
HeaderLine = Annotated[str, StringConstraints(max_length=998, pattern=r"^[^\r\n\x00]*$")]


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


class KeyStrength(StrEnum):
    """How a provider lets us find our own write again.

    `native`: it refuses a second write under the same key. `queryable`: our key can be read back.
    `none`: an attempt whose answer was lost can never be settled by us.
    """

    NATIVE = "native"
    QUERYABLE = "queryable"
    NONE = "none"


class Outgoing(Value):
    """A mail as it will stand in the thread."""

    to: Annotated[tuple[Address, ...], Field(min_length=1, max_length=50)]
    cc: Annotated[tuple[Address, ...], Field(max_length=50)] = ()
    subject: HeaderLine
    body: Annotated[str, StringConstraints(min_length=1, max_length=50_000)]


class DraftReply(Outgoing):
    """Save a draft in a thread of the connected mailbox. Nobody receives anything."""

    kind: Literal["email.draft_reply"] = "email.draft_reply"
    integration_id: str
    thread_id: str
    reply_to_message_id: str
    in_reply_to: HeaderLine
    references: HeaderLine = ""


Action = DraftReply
"""Every action a task can carry, told apart by `kind`."""

Kind = Literal["email.draft_reply"]


class KindFacts(Value):
    """What is declared of a kind. The same row feeds the card, the ledger and the docs."""

    kind: Kind
    verb: str
    key: KeyStrength
    steps: tuple[str, ...]
    editable: tuple[str, ...]
    does: str
    undo_does: str


KINDS: dict[str, KindFacts] = {
    facts.kind: facts
    for facts in (
        KindFacts(
            kind="email.draft_reply",
            verb="Save draft",
            key=KeyStrength.QUERYABLE,
            steps=("draft",),
            editable=("to", "cc", "subject", "body"),
            does="Saves a draft in the thread. Nothing is sent.",
            undo_does="Deletes the draft.",
        ),
    )
}


def check_edit(before: Action, after: Action) -> None:
    """Refuse an edit of what is not the person's to change.

    Raises
    ------
    InvalidInput
        Another kind, account or thread; a field outside `KindFacts.editable`; no change at all.
    """
    if before.kind != after.kind:
        raise InvalidInput("An edit cannot make another kind of task of it.")
    if before == after:
        raise InvalidInput("The edit changes nothing.")
    was, now = before.model_dump(), after.model_dump()
    fixed = [
        name for name in was if was[name] != now[name] and name not in KINDS[before.kind].editable
    ]
    if fixed:
        raise InvalidInput(f"This cannot be edited: {', '.join(fixed)}.", fields=fixed)


def touches(action: Action) -> Touches:
    """Whom this very action reaches. A draft stays in the user's own mailbox."""
    match action:
        case DraftReply():
            return Touches.SELF


def undo_class(action: Action) -> UndoClass:
    """Whether this very action can be taken back."""
    match action:
        case DraftReply():
            return UndoClass.REVERSIBLE


def people_reached(action: Action) -> int:
    """How many other people get something the moment this runs."""
    match action:
        case DraftReply():
            return 0


def summary(action: Action) -> str:
    """One line, written by us from the action alone: the first thing the person reads."""
    match action:
        case DraftReply(to=to, cc=cc, subject=subject):
            others = len(to) + len(cc) - 1
            more = f" and {others} more" if others else ""
            return f"Save a draft reply to {to[0]}{more}: {visible(subject)[:120]}"


_INVISIBLE = {
    *(0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x180E, 0x2028, 0x2029, 0x3164, 0xFEFF, 0xFFA0),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),
    *range(0xE0100, 0xE01F0),
}


def visible(text: str) -> str:
    """The text with characters that hide or reorder others written out as `[U+XXXX]`.

    Bidirectional, zero-width, filler, tag and control characters; line feeds and tabs stay.
    Source: Unicode Technical Report 36, section 2.
    """
    return "".join(
        f"[U+{ord(char):04X}]"
        if ord(char) in _INVISIBLE
        or (ord(char) < 0x20 and char not in "\n\t")
        or 0x7F <= ord(char) < 0xA0
        else char
        for char in text
    )
