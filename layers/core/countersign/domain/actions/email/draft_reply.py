"""`email.draft_reply`: a draft in the thread. Nobody receives anything."""

from typing import ClassVar, Literal

from countersign.domain.actions.action import ActionKind, KeyStrength
from countersign.domain.actions.email.outgoing import EDITABLE_REPLY, Reply
from countersign.domain.actions.reach import UndoClass


class DraftReply(Reply):
    """Save a draft in the thread. Nobody receives anything."""

    delivers: ClassVar[bool] = False
    sums_up: ClassVar[str] = "Save a draft reply to {people}: {subject}"

    kind: Literal["email.draft_reply"] = "email.draft_reply"

    def undo_class(self) -> UndoClass:
        return UndoClass.REVERSIBLE


KIND = ActionKind(
    model=DraftReply,
    needs="mail",
    verb="Save draft",
    doing="Saving the draft",
    done="Draft saved",
    noun="Draft reply",
    does="Saves a draft in the thread. Nothing is sent.",
    undo_does="Deletes the draft.",
    rule_does="Save draft replies",
    steps=("draft",),
    key=KeyStrength.QUERYABLE,
    editable=EDITABLE_REPLY,
)
