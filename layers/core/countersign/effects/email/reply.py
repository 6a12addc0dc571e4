"""`email.draft_reply` and `email.send_reply`: a draft in the thread, and perhaps its sending.

Both are found again by our header on the message.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from countersign.analysis.mail.one_time_secrets import carries_one_time_secret, holds_secret
from countersign.analysis.mail.overtaken import GONE, newest_here, not_thrown_away, overtaken
from countersign.analysis.mail.reply import in_reply_to, references
from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.actions.email.send_reply import SendReply
from countersign.domain.errors import RecordBroken
from countersign.domain.integration import Integration
from countersign.domain.mail.mail import DraftNow, FoundEffect, Mail
from countersign.domain.task.task import Effect, Evidence, effect_key
from countersign.domain.visible import visible
from countersign.ports.effects import (
    Absent,
    CannotTell,
    Ready,
    WorldChanged,
    Written,
)
from countersign.ports.mail import Mailboxes, MailSession
from countersign.ports.providers import (
    OutcomeUnknown,
    ProviderGone,
    ProviderRefused,
    TooMuchToSee,
    Unwritable,
)
from countersign.ports.tasks import Filed

_QUOTE = 500
_SENDER = 200

DRAFT, SEND = "draft", "send"
FINGERPRINT = "sha256"


@dataclass(frozen=True)
class ReplyEffector:
    """Steps `draft` and `send`.

    Gmail answers a thread read with a draft that it has taken; ten seconds are ample for a call
    that was cut off. What was sent carries the header of the draft that it was.
    """

    mailboxes: Mailboxes
    settling: timedelta = timedelta(seconds=10)

    def preflight(self, filed: Filed, integration: Integration) -> Ready | WorldChanged:
        """The conversation still ends with the message that the reply answers, and a mail can say
        what was approved: if not, the person can mend it, which they could not once it failed.

        What they did about it themselves they are told once: who approves it all the same means it.
        """
        action = _action(filed)
        session, sender = self.mailboxes.open(integration), filed.body.account
        usable = [one.address for one in session.addresses()]
        if sender.lower() not in map(str.lower, usable):
            now = _own(integration.account, usable)
            return WorldChanged(
                f"The account is {now} by now, and does not send from {sender}.", account=now
            )
        try:
            session.fingerprint(action, _key_of_draft(filed), sender)
            thread = session.thread(action.thread_id)
        except Unwritable as refused:
            return WorldChanged(refused.detail)
        except ProviderGone:
            return WorldChanged(GONE.says)
        over = overtaken(thread, action)
        newest = newest_here(not_thrown_away(thread).without_copies())
        if over is not None and over.says != filed.body.changed:
            return WorldChanged(over.says)
        if newest is None:
            return WorldChanged("The conversation is empty by now.")
        if newest.message_id in (action.reply_to_message_id, filed.body.read_up_to):
            return Ready()
        return WorldChanged(
            _what_changed(newest),
            evidence=(_evidence(newest, integration),),
            action=_answering(action, newest),
        )

    def plan(self, filed: Filed, integration: Integration, effect: Effect) -> dict[str, Any] | None:
        """Which bytes leave. Their hash is on record before they do: of a draft whose answer was
        lost, the mailbox can say that it is there, and no more."""
        if effect.step != DRAFT:
            return None
        session = self.mailboxes.open(integration)
        leaving = {FINGERPRINT: session.fingerprint(_action(filed), effect.key, filed.body.account)}
        return None if effect.given == leaving else leaving

    def write(self, filed: Filed, integration: Integration, effect: Effect) -> Written:
        session, action = self.mailboxes.open(integration), _action(filed)
        if effect.step == DRAFT:
            return _drafted(session.save_draft(action, _key_of_draft(filed), filed.body.account))
        if effect.step == SEND and isinstance(action, SendReply):
            return _sent(_send(session, effect, filed), effect)
        raise ProviderRefused("This step is no part of what was approved.")

    def take_back(self, filed: Filed, integration: Integration, effect: Effect) -> Written:
        """Delete the draft as we saved it: what the person made of it since is theirs. Of one that
        was gone before we deleted it we look whether it has become a mail."""
        session, action = self.mailboxes.open(integration), _action(filed)
        saved = {**(filed.task.result or {}), **(effect.given or {})}
        draft_id, key = str(saved["draft_id"]), _key_of_draft(filed)
        if not _delete_untouched(session, draft_id, str(saved.get("message_id")), filed):
            thread_id = str(saved.get("thread_id") or action.thread_id)
            found = session.find_effect(thread_id, key, since=_decided_at(filed))
            if found is not None and found.is_sent:
                raise ProviderRefused("The draft has been sent since.")
        return Written({"deleted_draft_id": draft_id}, None)

    def reconcile(
        self, filed: Filed, integration: Integration, effect: Effect
    ) -> Written | Absent | CannotTell:
        """A draft is there or not. It was sent if the header stands on a sent message; a draft that
        is neither there nor sent is one that somebody deleted, before or after: we cannot tell."""
        session, given = self.mailboxes.open(integration), effect.given or {}
        thread_id = str(given.get("thread_id") or _action(filed).thread_id)
        try:
            found = session.find_effect(thread_id, _key_of_draft(filed), since=effect.opened_at)
        except TooMuchToSee:
            return CannotTell()
        if effect.step == DRAFT:
            return _drafted(_found(found, effect)) if found else Absent()
        if found is None:
            return CannotTell()
        if found.is_sent:
            receipt = {"message_id": found.message_id, "thread_id": found.thread_id}
            return _sent(receipt, effect)
        return Absent()


def _own(account: str, usable: Sequence[str]) -> str:
    """The account's address, or the one that it has by now, where its owner was given another."""
    known = account.lower() in map(str.lower, usable)
    return account if known or not usable else usable[0]


def _fingerprint(effect: Effect) -> dict[str, Any]:
    """Of the bytes that left; an effect opened by an earlier version has none on record."""
    return {name: value for name, value in (effect.given or {}).items() if name == FINGERPRINT}


def _found(found: FoundEffect, effect: Effect) -> dict[str, Any]:
    return found.model_dump(exclude={"is_sent"}) | _fingerprint(effect)


def _sent(receipt: dict[str, Any], effect: Effect) -> Written:
    return Written(receipt | _fingerprint(effect), None)


def _drafted(receipt: dict[str, Any]) -> Written:
    back = {name: receipt[name] for name in ("draft_id", "message_id", "thread_id")}
    return Written(receipt, back if receipt["draft_id"] else None)


def _send(session: MailSession, effect: Effect, filed: Filed) -> dict[str, Any]:
    """Send the draft as it was saved. One that is gone may have been sent: nobody knows yet.

    A row of the table says which draft it is, and whoever writes rows could name another: the
    mailbox itself has to show that it is the one that was approved.
    """
    saved = effect.given or {}
    draft_id = str(saved.get("draft_id"))
    try:
        now = _as_it_is(session, draft_id, filed)
        if now.message_id != saved.get("message_id"):
            raise ProviderRefused("The draft was changed in the mailbox since it was saved.")
        if not now.is_as_approved:
            raise ProviderRefused("The draft in the mailbox is not what you approved.")
        return session.send_draft(draft_id)
    except ProviderGone as gone:
        raise OutcomeUnknown("The draft is not there any more.") from gone


def _delete_untouched(session: MailSession, draft_id: str, message_id: str, filed: Filed) -> bool:
    """Whether it was there to be deleted. The answer to the call that saved it may have been lost,
    so that its id alone does not say that nobody has rewritten it."""
    try:
        now = _as_it_is(session, draft_id, filed)
    except ProviderGone:
        return False
    if now.message_id != message_id or not now.is_as_approved:
        raise ProviderRefused("You have changed this draft since, so it stays in your mailbox.")
    return session.delete_draft(draft_id)


def _as_it_is(session: MailSession, draft_id: str, filed: Filed) -> DraftNow:
    return session.draft(draft_id, _action(filed), _key_of_draft(filed), filed.body.account)


def _key_of_draft(filed: Filed) -> str:
    """What the draft carries, and the mail that it becomes; of the task, not of a row beside it."""
    return effect_key(filed.task.task_id, filed.task.revision, DRAFT)


def _decided_at(filed: Filed) -> datetime:
    """Nothing of ours is older."""
    decided = filed.task.decided
    return decided.at if decided is not None else filed.task.created_at


def _action(filed: Filed) -> DraftReply | SendReply:
    action = filed.body.action
    if not isinstance(action, DraftReply | SendReply):
        raise RecordBroken(f"{action.kind} is no reply.", task_id=filed.task.task_id)
    return action


def _answering(action: DraftReply | SendReply, newest: Mail) -> DraftReply | SendReply:
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
        return "You have written in this conversation since."
    sender = visible(newest.sender)[:_SENDER]
    if newest.dmarc == "pass":
        return f"{sender} has written again in this conversation."
    return f"A mail that says it is from {sender} has arrived in this conversation."


def _evidence(newest: Mail, integration: Integration) -> Evidence:
    secret = carries_one_time_secret(newest.subject, newest.text) or holds_secret(newest.text)
    quote = "" if secret else visible(newest.text)[:_QUOTE]
    return Evidence(provider=integration.provider, ref=newest.message_id, quote=quote)
