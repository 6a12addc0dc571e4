"""`email.send_reply`: a draft in the thread, and that draft sent."""

from typing import ClassVar, Literal

from countersign.domain.actions.action import ActionKind, KeyStrength
from countersign.domain.actions.email.outgoing import EDITABLE_REPLY, Reply
from countersign.domain.actions.reach import UndoClass


class SendReply(Reply):
    """Save a draft in the thread, and send that draft."""

    delivers: ClassVar[bool] = True
    sums_up: ClassVar[str] = "Send a reply to {people}: {subject}"

    kind: Literal["email.send_reply"] = "email.send_reply"

    def undo_class(self) -> UndoClass:
        return UndoClass.IRREVERSIBLE


KIND = ActionKind(
    model=SendReply,
    needs="mail",
    verb="Send reply",
    doing="Sending the reply",
    done="Reply sent",
    noun="Reply",
    does="Saves a draft in the thread and sends it.",
    undo_does="A mail that was sent cannot be taken back. Cancel while it waits.",
    rule_does="Send replies",
    steps=("draft", "send"),
    key=KeyStrength.QUERYABLE,
    editable=EDITABLE_REPLY,
)
