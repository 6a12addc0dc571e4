"""A reply saved as a draft in its thread: all of `email.draft_reply`, and how `email.send_reply`
begins. It is found again by our header on the message, which stays when it is sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Generic, TypeVar

from countersign.analysis.mail.body_text import own_text
from countersign.analysis.mail.one_time_secrets import hands_over, holds_secret
from countersign.analysis.mail.overtaken import GONE, newest_here, not_thrown_away, overtaken
from countersign.analysis.mail.reply import in_reply_to, references
from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.integration import Integration
from countersign.domain.mail.mail import DraftNow, FoundEffect, Mail
from countersign.domain.says import said
from countersign.domain.task.body import Evidence
from countersign.domain.visible import visible
from countersign.effects.email.attached import AttachmentChanged, read_files
from countersign.ports.effects import (
    Absent,
    Approved,
    Attempt,
    CannotTell,
    Ready,
    WorldChanged,
    Written,
)
from countersign.ports.mail import Mailbox
from countersign.ports.providers import (
    ProviderGone,
    ProviderRefused,
    TooMuchToSee,
    Unwritable,
)

_QUOTE = 500
_SENDER = 200

FINGERPRINT = "sha256"
NO_PART = said("This step is no part of what was approved.")

R = TypeVar("R", bound=Reply)
ReplyAttempt = Attempt[R, Mailbox]


@dataclass(frozen=True)
class ReplyEffector(Generic[R]):
    """The step that saves the draft.

    Gmail answers a thread read with a draft that it has taken; ten seconds are ample for a call
    that was cut off. What was sent carries the header of the draft that it was.
    """

    saving: str
    settling: timedelta = timedelta(seconds=10)
    names_sender: bool = True
    finds_by_key: bool = True

    def preflight(
        self, approved: Approved[R, Mailbox], integration: Integration
    ) -> Ready | WorldChanged:
        """The conversation still ends with the message that the reply answers, and a mail can say
        what was approved: if not, the person can mend it, which they could not once it failed.

        What they did about it themselves they are told once: who approves it all the same means it.
        """
        action, session, body = approved.action, approved.session, approved.body
        sender = body.account
        usable = [one.address for one in session.addresses()]
        if sender.lower() not in map(str.lower, usable):
            now = _own(integration.account, usable)
            return WorldChanged(
                said(
                    "The account is {now} by now, and does not send from {sender}.",
                    now=now,
                    sender=sender,
                ),
                account=now,
            )
        try:
            files = read_files(session, action)
            session.fingerprint(action, approved.key_of(self.saving), sender, files=files)
            thread = session.thread(action.thread_id)
        except (Unwritable, AttachmentChanged) as refused:
            return WorldChanged(refused.detail)
        except ProviderGone:
            return WorldChanged(GONE.says)
        over = overtaken(thread, action)
        newest = newest_here(not_thrown_away(thread).without_copies())
        if over is not None and over.says != body.changed:
            return WorldChanged(over.says)
        if newest is None:
            return WorldChanged(said("The conversation is empty by now."))
        if newest.message_id in (action.reply_to_message_id, body.read_up_to):
            return Ready()
        return WorldChanged(
            _what_changed(newest),
            evidence=(_evidence(newest, integration),),
            action=_answering(action, newest),
        )

    def plan(self, attempt: ReplyAttempt[R]) -> dict[str, Any] | None:
        """Which bytes leave. Their hash is on record before they do: of a draft whose answer was
        lost, the mailbox can say that it is there, and no more."""
        if attempt.step != self.saving:
            return None
        files = read_files(attempt.session, attempt.action)
        leaving = {
            FINGERPRINT: attempt.session.fingerprint(
                attempt.action, attempt.key, attempt.body.account, files=files
            )
        }
        return None if attempt.given == leaving else leaving

    def write(self, attempt: ReplyAttempt[R]) -> Written:
        if attempt.step != self.saving:
            raise ProviderRefused(NO_PART)
        key, files = attempt.key_of(self.saving), read_files(attempt.session, attempt.action)
        saved = attempt.session.save_draft(attempt.action, key, attempt.body.account, files=files)
        return _drafted(saved)

    def take_back(self, attempt: ReplyAttempt[R]) -> Written:
        """Delete the draft as we saved it: what the person made of it since is theirs. Of one that
        was gone before we deleted it we look whether it has become a mail."""
        saved = {**(attempt.result or {}), **(attempt.given or {})}
        draft_id = str(saved["draft_id"])
        if not self._delete_untouched(attempt, draft_id, str(saved.get("message_id"))):
            found = attempt.session.find_effect(
                str(saved.get("thread_id") or attempt.action.thread_id),
                attempt.key_of(self.saving),
                since=attempt.decided_at,
            )
            if found is not None and found.is_sent:
                raise ProviderRefused(said("The draft has been sent since."))
        return Written({"deleted_draft_id": draft_id}, None)

    def reconcile(self, attempt: ReplyAttempt[R]) -> Written | Absent | CannotTell:
        """A draft is there or not."""
        if attempt.step != self.saving:
            raise ProviderRefused(NO_PART)
        try:
            found = self.found(attempt)
        except TooMuchToSee:
            return CannotTell()
        if found is None:
            return Absent()
        return _drafted(found.model_dump(exclude={"is_sent"}) | fingerprint_of(attempt))

    def found(self, attempt: ReplyAttempt[R]) -> FoundEffect | None:
        """Our draft, or the mail that it became.

        Raises
        ------
        TooMuchToSee
        """
        thread_id = str((attempt.given or {}).get("thread_id") or attempt.action.thread_id)
        key = attempt.key_of(self.saving)
        return attempt.session.find_effect(thread_id, key, since=attempt.opened_at)

    def as_it_is(self, attempt: ReplyAttempt[R], draft_id: str) -> DraftNow:
        """The draft as it stands, held to what was approved.

        Raises
        ------
        ProviderGone
        """
        key = attempt.key_of(self.saving)
        return attempt.session.draft(draft_id, attempt.action, key, attempt.body.account)

    def _delete_untouched(self, attempt: ReplyAttempt[R], draft_id: str, message_id: str) -> bool:
        """Whether it was there to be deleted. The answer to the call that saved it may have been
        lost, so that its id alone does not say that nobody has rewritten it."""
        try:
            now = self.as_it_is(attempt, draft_id)
        except ProviderGone:
            return False
        if now.message_id != message_id or not now.is_as_approved:
            raise ProviderRefused(
                said("You have changed this draft since, so it stays in your mailbox.")
            )
        return attempt.session.delete_draft(draft_id)


def fingerprint_of(attempt: ReplyAttempt[R]) -> dict[str, Any]:
    """Of the bytes that left; an effect opened by an earlier version has none on record."""
    return {name: value for name, value in (attempt.given or {}).items() if name == FINGERPRINT}


def _own(account: str, usable: Sequence[str]) -> str:
    """The account's address, or the one that it has by now, where its owner was given another."""
    known = account.lower() in map(str.lower, usable)
    return account if known or not usable else usable[0]


def _drafted(receipt: dict[str, Any]) -> Written:
    back = {name: receipt[name] for name in ("draft_id", "message_id", "thread_id")}
    return Written(receipt, back if receipt["draft_id"] else None)


def _answering(action: R, newest: Mail) -> R:
    """The same words to the same people, now below the newest message."""
    return action.model_copy(
        update={
            "reply_to_message_id": newest.message_id,
            "in_reply_to": in_reply_to(newest),
            "references": references(newest),
        }
    )


def _what_changed(newest: Mail) -> str:
    if newest.is_sent:
        return said("You have written in this conversation since.")
    sender = visible(newest.sender)[:_SENDER]
    if newest.dmarc == "pass":
        return said("{sender} has written again in this conversation.", sender=sender)
    return said(
        "A mail that says it is from {sender} has arrived in this conversation.", sender=sender
    )


def _evidence(newest: Mail, integration: Integration) -> Evidence:
    secret = hands_over(newest, own_text(newest.text)) or holds_secret(newest.text)
    quote = "" if secret else visible(newest.text)[:_QUOTE]
    return Evidence(provider=integration.provider, ref=newest.message_id, quote=quote)
