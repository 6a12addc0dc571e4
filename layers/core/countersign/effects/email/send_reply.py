"""`email.send_reply`: a draft in the thread, and that draft sent."""

from dataclasses import dataclass
from typing import Any

from countersign.domain.actions.email.send_reply import KIND, SendReply
from countersign.domain.says import said
from countersign.effects.email.reply_draft import (
    NO_PART,
    R,
    ReplyAttempt,
    ReplyEffector,
    fingerprint_of,
)
from countersign.ports.effects import Absent, CannotTell, Written
from countersign.ports.providers import (
    OutcomeUnknown,
    ProviderGone,
    ProviderRefused,
    TooMuchToSee,
)

SAVE, SEND = KIND.steps


@dataclass(frozen=True)
class SendReplyEffector(ReplyEffector[R]):
    """The step that saves the draft, and the one that sends it."""

    def write(self, attempt: ReplyAttempt[R]) -> Written:
        if attempt.step != SEND:
            return super().write(attempt)
        if not attempt.action.delivers:
            raise ProviderRefused(NO_PART)
        return _sent(self._send(attempt), attempt)

    def reconcile(self, attempt: ReplyAttempt[R]) -> Written | Absent | CannotTell:
        """It was sent if the header stands on a sent message; a draft that is neither there nor
        sent is one that somebody deleted, before or after: we cannot tell."""
        if attempt.step != SEND:
            return super().reconcile(attempt)
        try:
            found = self.found(attempt)
        except TooMuchToSee:
            return CannotTell()
        if found is None:
            return CannotTell()
        if found.is_sent:
            return _sent({"message_id": found.message_id, "thread_id": found.thread_id}, attempt)
        return Absent()

    def _send(self, attempt: ReplyAttempt[R]) -> dict[str, Any]:
        """Send the draft as it was saved. One that is gone may have been sent: nobody knows yet.

        A row of the table says which draft it is, and whoever writes rows could name another: the
        mailbox itself has to show that it is the one that was approved.
        """
        saved = attempt.given or {}
        draft_id = str(saved.get("draft_id"))
        try:
            now = self.as_it_is(attempt, draft_id)
            if now.message_id != saved.get("message_id"):
                raise ProviderRefused(
                    said("The draft was changed in the mailbox since it was saved.")
                )
            if not now.is_as_approved:
                raise ProviderRefused(said("The draft in the mailbox is not what you approved."))
            return attempt.session.send_draft(draft_id)
        except ProviderGone as gone:
            raise OutcomeUnknown(said("The draft is not there any more.")) from gone


def _sent(receipt: dict[str, Any], attempt: ReplyAttempt[R]) -> Written:
    return Written(receipt | fingerprint_of(attempt), None)


EFFECTOR = SendReplyEffector[SendReply](saving=SAVE)
