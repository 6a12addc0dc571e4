"""The same change to many messages, as the kinds that act on a pile do.

Whether it happened is read off the messages.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Generic, TypeVar

from countersign.domain.actions.email.pile import Pile
from countersign.domain.errors import RecordBroken
from countersign.domain.integration import Integration
from countersign.domain.mail.state import MailChange
from countersign.domain.says import said
from countersign.ports.effects import Absent, Approved, Attempt, Ready, WorldChanged, Written
from countersign.ports.mail import Mailbox
from countersign.ports.providers import ProviderRefused

CHANGING = "changing"
COMPENSATOR = {"v", "message_ids", "change"}

P = TypeVar("P", bound=Pile)
PileAttempt = Attempt[P, Mailbox]


@dataclass(frozen=True)
class PileEffector(Generic[P]):
    """One write for all messages. `change` is what the kind does, where it says no more.

    What an effect says was planned is held to what was approved.
    """

    change: MailChange
    settling: timedelta = timedelta(seconds=10)
    names_sender: bool = False
    finds_by_key: bool = False

    def preflight(
        self, approved: Approved[P, Mailbox], integration: Integration
    ) -> Ready | WorldChanged:
        """Newer mail changes nothing here: only the messages that were seen are touched."""
        approved.session.account()
        return Ready()

    def plan(self, attempt: PileAttempt[P]) -> dict[str, Any] | None:
        """The messages that are not yet so. The way back is for them alone."""
        if _planned(attempt) is not None:
            return None
        return {CHANGING: list(_not_yet_so(attempt, self.planned_change(attempt)))}

    def write(self, attempt: PileAttempt[P]) -> Written:
        change, changing = self.planned_change(attempt), _planned(attempt)
        if changing is None:
            raise RecordBroken("Nobody planned what to change.", task_id=attempt.body.task_id)
        if not set(changing).issubset(attempt.action.message_ids):
            raise ProviderRefused(said("More would be changed than you approved."))
        self._must_be_approved(attempt, change)
        if changing:
            attempt.session.change(changing, change)
        return _changed(attempt.action, change, changing)

    def take_back(self, attempt: PileAttempt[P]) -> Written:
        """Put back what is not back yet: once it was done, doing it again touches nothing."""
        message_ids, back = _way_back(attempt)
        self._must_be_approved(attempt, back.inverse)
        messages = [one for one in _not_yet_so(attempt, back) if one in message_ids]
        if messages:
            attempt.session.change(messages, back)
        return Written({"messages": len(message_ids)}, None)

    def reconcile(self, attempt: PileAttempt[P]) -> Written | Absent:
        change, changing = self.planned_change(attempt), _planned(attempt)
        if changing is None or set(changing).intersection(_not_yet_so(attempt, change)):
            return Absent()
        return _changed(attempt.action, change, changing)

    def planned_change(self, attempt: PileAttempt[P]) -> MailChange:
        """What stands on record for the step."""
        return self.change

    def approved_change(self, attempt: PileAttempt[P]) -> MailChange:
        """What was approved, by the mailbox's own word."""
        return self.change

    def _must_be_approved(self, attempt: PileAttempt[P], change: MailChange) -> None:
        """Which label it is stands in a row of the table, and whoever writes rows could name
        another, the bin for one."""
        if change != self.approved_change(attempt):
            raise ProviderRefused(said("The label is not the one that you approved."))


def _planned(attempt: PileAttempt[P]) -> list[str] | None:
    """What the step set out to change; None before it did, when nothing can have been written."""
    return (attempt.given or {}).get(CHANGING)


def _not_yet_so(attempt: PileAttempt[P], change: MailChange) -> tuple[str, ...]:
    """The messages of the pile that are still there and are not as they should be.

    What the person has put into the bin or into spam since stays there as it is: whatever comes
    back into the inbox leaves the bin.
    """
    wanted = set(attempt.action.message_ids)
    return tuple(
        message_id
        for item in attempt.action.items
        for message_id, state in attempt.session.states(item.thread_id).items()
        if message_id in wanted and not state.is_thrown_away and not change.is_so(state)
    )


def _changed(action: Pile, change: MailChange, changed: Sequence[str]) -> Written:
    """The way back concerns what was changed: what was so before stays so."""
    undoes = change.inverse.model_dump(mode="json", exclude_defaults=True)
    back = {"v": 2, "message_ids": list(changed), "change": undoes}
    return Written({"messages": len(action.message_ids)}, back)


def _way_back(attempt: PileAttempt[P]) -> tuple[frozenset[str], MailChange]:
    """Which messages the compensator is for, and what it does; of either version.

    Raises
    ------
    ProviderRefused
    """
    given = attempt.given or {}
    message_ids = frozenset(given["message_ids"])
    if "v" not in given:
        stored = attempt.session.change_stored_as(add=given["add"], remove=given["remove"])
        return message_ids, stored
    if given["v"] != 2 or given.keys() != COMPENSATOR:
        raise ProviderRefused(said("How to take it back is not what we noted."))
    return message_ids, MailChange.model_validate(given["change"])
