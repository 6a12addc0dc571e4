"""`email.mark_read`: conversations marked as read."""

from typing import ClassVar, Literal

from countersign.domain.actions.action import ActionKind, KeyStrength
from countersign.domain.actions.email.pile import Pile


class MarkRead(Pile):
    """Mark the conversations as read."""

    sums_up: ClassVar[str] = "Mark {items} as read"

    kind: Literal["email.mark_read"] = "email.mark_read"


KIND = ActionKind(
    model=MarkRead,
    needs="mail",
    verb="Mark as read",
    doing="Marking as read",
    done="Marked as read",
    noun="Mark as read",
    does="Marks the conversations as read.",
    undo_does="Marks them as unread again.",
    rule_does="Mark conversations as read",
    steps=("modify",),
    key=KeyStrength.QUERYABLE,
    editable=("items",),
)
