"""`email.follow_up`: the person's own question, asked once more where nobody has answered it."""

from typing import ClassVar, Literal

from countersign.domain.actions.action import ActionKind, KeyStrength
from countersign.domain.actions.email.outgoing import EDITABLE_REPLY, Reply
from countersign.domain.actions.reach import UndoClass


class FollowUp(Reply):
    """Save a draft below the person's own last mail, and send that draft.

    `reply_to_message_id` is that mail: whatever comes after it has answered it.
    """

    delivers: ClassVar[bool] = True
    sums_up: ClassVar[str] = "Ask {people} again: {subject}"

    kind: Literal["email.follow_up"] = "email.follow_up"

    def undo_class(self) -> UndoClass:
        return UndoClass.IRREVERSIBLE


KIND = ActionKind(
    model=FollowUp,
    needs="mail",
    verb="Ask again",
    doing="Asking again",
    done="Asked again",
    noun="Follow-up",
    does="Saves a draft below your own mail, to whom you wrote, and sends it.",
    undo_does="A mail that was sent cannot be taken back. Cancel while it waits.",
    rule_does="Send follow-ups",
    steps=("draft", "send"),
    key=KeyStrength.QUERYABLE,
    editable=EDITABLE_REPLY,
)
