"""`email.draft_reply`: a draft in the thread, found again by our header on it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from countersign.agents.reply_headers import in_reply_to, references
from countersign.domain.actions import DraftReply
from countersign.domain.integration import Integration
from countersign.domain.mail import Mail
from countersign.domain.task import Effect, Evidence
from countersign.ports.mail import Mailboxes
from countersign.ports.providers import ProviderGone
from countersign.ports.tasks import Filed
from countersign.usecases.effects.effector import Absent, Ready, WorldChanged, Written

_QUOTE = 500


@dataclass(frozen=True)
class DraftReplyEffector:
    """Gmail answers a thread read with a draft that it has taken; ten seconds are ample for one
    whose call was cut off."""

    mailboxes: Mailboxes
    settling: timedelta = timedelta(seconds=10)

    def preflight(self, filed: Filed, integration: Integration) -> Ready | WorldChanged:
        """The conversation still ends with the message that the reply answers."""
        action = _action(filed)
        if integration.account != filed.body.account:
            return WorldChanged(
                f"The account is {integration.account} by now.", account=integration.account
            )
        try:
            thread = self.mailboxes.open(integration).thread(action.thread_id)
        except ProviderGone:
            return WorldChanged("The conversation is not in the mailbox any more.")
        delivered = thread.delivered
        if not delivered:
            return WorldChanged("The conversation is empty by now.")
        newest = delivered[-1]
        if newest.message_id == action.reply_to_message_id:
            return Ready()
        return WorldChanged(
            _what_changed(newest),
            evidence=(_evidence(newest, integration),),
            action=_answering(action, newest),
        )

    def write(self, filed: Filed, integration: Integration, effect: Effect) -> Written:
        receipt = self.mailboxes.open(integration).save_draft(_action(filed), effect.key)
        return _written(receipt)

    def take_back(self, filed: Filed, integration: Integration, effect: Effect) -> Written:
        draft_id = str((effect.given or {})["draft_id"])
        self.mailboxes.open(integration).delete_draft(draft_id)
        return Written({"deleted_draft_id": draft_id}, None)

    def reconcile(self, filed: Filed, integration: Integration, effect: Effect) -> Written | Absent:
        thread_id = _action(filed).thread_id
        try:
            found = self.mailboxes.open(integration).find_effect(thread_id, effect.key)
        except ProviderGone:
            return Absent()
        if found is None:
            return Absent()
        return _written(
            {
                "draft_id": found.draft_id,
                "message_id": found.message_id,
                "thread_id": found.thread_id,
            }
        )


def _written(receipt: dict[str, Any]) -> Written:
    draft_id = receipt["draft_id"]
    return Written(receipt, {"draft_id": draft_id} if draft_id else None)


def _action(filed: Filed) -> DraftReply:
    return filed.body.action


def _answering(action: DraftReply, newest: Mail) -> DraftReply:
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
        return "You have answered in this conversation since."
    return f"{newest.sender} has written again in this conversation."


def _evidence(newest: Mail, integration: Integration) -> Evidence:
    return Evidence(
        provider=integration.provider, ref=newest.message_id, quote=newest.text[:_QUOTE]
    )
