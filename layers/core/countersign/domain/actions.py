"""What a task will do: a typed, complete payload per kind, and what follows from it.

Everything a person approves is in the action, and everything here is computed from it alone.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from countersign.domain.errors import InvalidInput
from countersign.domain.mail.header_fields import is_one_line, written_address
from countersign.domain.values import Value


def _plain(address: str) -> str:
    if visible(address) != address:
        raise ValueError("an address shows all of its characters")
    return address


Address = Annotated[
    str,
    StringConstraints(min_length=3, max_length=320, pattern=r"^[^\s@<>,;]+@[^\s@<>,;]+$"),
    AfterValidator(_plain),
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


class Reply(Outgoing):
    """A mail in a conversation of the connected mailbox (RFC 5322 section 3.6.4)."""

    integration_id: str
    thread_id: str
    reply_to_message_id: str
    in_reply_to: HeaderLine
    references: HeaderLine = ""


class DraftReply(Reply):
    """Save a draft in the thread. Nobody receives anything."""

    kind: Literal["email.draft_reply"] = "email.draft_reply"


class SendReply(Reply):
    """Save a draft in the thread, and send that draft."""

    kind: Literal["email.send_reply"] = "email.send_reply"


class PileItem(Value):
    """A conversation in a pile, with the messages that were seen in it."""

    thread_id: str
    message_ids: Annotated[tuple[str, ...], Field(min_length=1, max_length=10)]
    sender: Annotated[str, StringConstraints(max_length=320)]
    subject: Annotated[str, StringConstraints(max_length=200)]


class Pile(Value):
    """One thing done to many conversations; the person takes out what does not belong."""

    integration_id: str
    items: Annotated[tuple[PileItem, ...], Field(min_length=1, max_length=100)]

    @property
    def message_ids(self) -> tuple[str, ...]:
        return tuple(message for item in self.items for message in item.message_ids)


class Archive(Pile):
    """Take the conversations out of the inbox."""

    kind: Literal["email.archive"] = "email.archive"


class MarkRead(Pile):
    """Mark the conversations as read."""

    kind: Literal["email.mark_read"] = "email.mark_read"


class Label(Pile):
    """Put a label on the conversations, making the label if there is none of that name."""

    kind: Literal["email.label"] = "email.label"
    label: Annotated[str, StringConstraints(pattern=r"^[\w][\w &-]{0,39}$")]


Action = Annotated[DraftReply | SendReply | Archive | MarkRead | Label, Field(discriminator="kind")]
"""Every action a task can carry, told apart by `kind`."""

Kind = Literal[
    "email.draft_reply", "email.send_reply", "email.archive", "email.mark_read", "email.label"
]


class KindFacts(Value):
    """What is declared of a kind. The same row feeds the card, the ledger and the docs."""

    kind: Kind
    verb: str
    key: KeyStrength
    steps: tuple[str, ...]
    editable: tuple[str, ...]
    undo: UndoClass
    does: str
    undo_does: str


_MAIL_FIELDS = ("to", "cc", "subject", "body")

KINDS: dict[str, KindFacts] = {
    facts.kind: facts
    for facts in (
        KindFacts(
            kind="email.draft_reply",
            verb="Save draft",
            key=KeyStrength.QUERYABLE,
            steps=("draft",),
            editable=_MAIL_FIELDS,
            undo=UndoClass.REVERSIBLE,
            does="Saves a draft in the thread. Nothing is sent.",
            undo_does="Deletes the draft.",
        ),
        KindFacts(
            kind="email.send_reply",
            verb="Send reply",
            key=KeyStrength.QUERYABLE,
            steps=("draft", "send"),
            editable=_MAIL_FIELDS,
            undo=UndoClass.IRREVERSIBLE,
            does="Saves a draft in the thread and sends it.",
            undo_does="A mail that was sent cannot be taken back. Cancel while it waits.",
        ),
        KindFacts(
            kind="email.archive",
            verb="Archive",
            key=KeyStrength.QUERYABLE,
            steps=("modify",),
            editable=("items",),
            undo=UndoClass.REVERSIBLE,
            does="Takes the conversations out of the inbox. Nothing is deleted.",
            undo_does="Puts them back into the inbox.",
        ),
        KindFacts(
            kind="email.mark_read",
            verb="Mark as read",
            key=KeyStrength.QUERYABLE,
            steps=("modify",),
            editable=("items",),
            undo=UndoClass.REVERSIBLE,
            does="Marks the conversations as read.",
            undo_does="Marks them as unread again.",
        ),
        KindFacts(
            kind="email.label",
            verb="Label",
            key=KeyStrength.QUERYABLE,
            steps=("make_label", "modify"),
            editable=("items",),
            undo=UndoClass.REVERSIBLE,
            does="Puts a label on the conversations.",
            undo_does="Takes the label off again.",
        ),
    )
}


def check_edit(before: Action, after: Action) -> None:
    """Refuse an edit of what is not the person's to change.

    Raises
    ------
    InvalidInput
        Another kind, account or thread; a field outside `KindFacts.editable`; no change at all;
        a new address or subject that no mail can carry.
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
        named = [f"action.{name}" for name in fixed]
        raise InvalidInput(f"This cannot be edited: {', '.join(fixed)}.", fields=named)
    if isinstance(before, Pile) and isinstance(after, Pile) and not _is_part(after, before):
        raise InvalidInput("Conversations can be taken out of a pile, not put in.")
    if isinstance(before, Outgoing) and isinstance(after, Outgoing):
        _check_writable(before, after)


def _check_writable(before: Outgoing, after: Outgoing) -> None:
    """What was there before is the agent's: it was checked where it came from."""
    known = {*before.to, *before.cc}
    for name, addresses in (("to", after.to), ("cc", after.cc)):
        for one in addresses:
            if one not in known and written_address(one) is None:
                raise InvalidInput(
                    f"No mail can be written to {one[:100]}.", fields=[f"action.{name}"]
                )
    if after.subject != before.subject and not is_one_line(after.subject):
        raise InvalidInput(
            "A subject is one line, without control characters.", fields=["action.subject"]
        )


def _is_part(part: Pile, whole: Pile) -> bool:
    return len(set(part.items)) == len(part.items) and set(part.items) <= set(whole.items)


def touches(action: Action, *, known: bool) -> Touches:
    """Whom this very action reaches. `known`: every recipient is somebody the user deals with."""
    match action:
        case SendReply():
            return Touches.KNOWN_PERSON if known else Touches.EXTERNAL
        case _:
            return Touches.SELF


def undo_class(action: Action) -> UndoClass:
    """Whether this very action can be taken back."""
    return KINDS[action.kind].undo


def people_reached(action: Action) -> int:
    """How many other people get something the moment this runs."""
    match action:
        case SendReply(to=to, cc=cc):
            return len(to) + len(cc)
        case _:
            return 0


def summary(action: Action) -> str:
    """One line, written by us from the action alone: the first thing the person reads."""
    match action:
        case DraftReply() | SendReply():
            others = len(action.to) + len(action.cc) - 1
            more = f" and {others} more" if others else ""
            what = "Save a draft reply" if isinstance(action, DraftReply) else "Send a reply"
            return f"{what} to {action.to[0]}{more}: {visible(action.subject)[:120]}"
        case Label():
            return f"Label {_counted(action)} “{action.label}”"
        case Archive():
            return f"Archive {_counted(action)}"
        case MarkRead():
            return f"Mark {_counted(action)} as read"


def _counted(pile: Pile) -> str:
    return "1 conversation" if len(pile.items) == 1 else f"{len(pile.items)} conversations"


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
