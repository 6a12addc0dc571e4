"""Labels put on and taken off many messages, as the kinds that act on a pile do.

To a mailbox the inbox and "unread" are labels too. Whether it happened is read off the messages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Generic, TypeVar

from countersign.domain.actions import Archive, Label, MarkRead, Pile
from countersign.domain.errors import RecordBroken
from countersign.domain.integration import Integration
from countersign.ports.effects import Absent, Approved, Attempt, Ready, WorldChanged, Written
from countersign.ports.mail import MailSession
from countersign.ports.providers import ProviderRefused

CHANGING = "changing"
THROWN_AWAY = frozenset({"TRASH", "SPAM"})

P = TypeVar("P", bound=Archive | MarkRead | Label)
PileAttempt = Attempt[P, MailSession]


@dataclass(frozen=True)
class Labels:
    """What an action puts on and takes off, as label ids."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


@dataclass(frozen=True)
class PileEffector(Generic[P]):
    """One write for all messages. `labels` is what the kind does, where it says no more.

    What an effect says was planned is held to what was approved.
    """

    labels: Labels = field(default_factory=Labels)
    settling: timedelta = timedelta(seconds=10)
    names_sender: bool = False

    def preflight(
        self, approved: Approved[P, MailSession], integration: Integration
    ) -> Ready | WorldChanged:
        """Newer mail changes nothing here: only the messages that were seen are touched."""
        approved.session.mailbox()
        return Ready()

    def plan(self, attempt: PileAttempt[P]) -> dict[str, Any] | None:
        """The messages that are not yet so. The way back is for them alone."""
        if _planned(attempt) is not None:
            return None
        return {CHANGING: list(_not_yet_so(attempt, self.planned_labels(attempt)))}

    def write(self, attempt: PileAttempt[P]) -> Written:
        labels, changing = self.planned_labels(attempt), _planned(attempt)
        if changing is None:
            raise RecordBroken("Nobody planned what to change.", task_id=attempt.body.task_id)
        if not set(changing).issubset(attempt.action.message_ids):
            raise ProviderRefused("More would be changed than you approved.")
        self._must_be_approved(attempt, labels)
        if changing:
            attempt.session.modify(changing, add=labels.add, remove=labels.remove)
        return _modified(attempt.action, labels, changing)

    def take_back(self, attempt: PileAttempt[P]) -> Written:
        """Put back what is not back yet: once it was done, doing it again touches nothing."""
        back = attempt.given or {}
        labels = _labels_of(back)
        self._must_be_approved(attempt, Labels(add=labels.remove, remove=labels.add))
        messages = [
            message_id
            for message_id in _not_yet_so(attempt, labels)
            if message_id in set(back["message_ids"])
        ]
        if messages:
            attempt.session.modify(messages, add=labels.add, remove=labels.remove)
        return Written({"messages": len(back["message_ids"])}, None)

    def reconcile(self, attempt: PileAttempt[P]) -> Written | Absent:
        labels, changing = self.planned_labels(attempt), _planned(attempt)
        if changing is None or set(changing).intersection(_not_yet_so(attempt, labels)):
            return Absent()
        return _modified(attempt.action, labels, changing)

    def planned_labels(self, attempt: PileAttempt[P]) -> Labels:
        """What stands on record for the step."""
        return self.labels

    def approved_labels(self, attempt: PileAttempt[P]) -> Labels:
        """What was approved, by the mailbox's own word."""
        return self.labels

    def _must_be_approved(self, attempt: PileAttempt[P], labels: Labels) -> None:
        """Which label it is stands in a row of the table, and whoever writes rows could name
        another, the bin for one."""
        if labels != self.approved_labels(attempt):
            raise ProviderRefused("The label is not the one that you approved.")


def _planned(attempt: PileAttempt[P]) -> list[str] | None:
    """What the step set out to change; None before it did, when nothing can have been written."""
    return (attempt.given or {}).get(CHANGING)


def _not_yet_so(attempt: PileAttempt[P], labels: Labels) -> tuple[str, ...]:
    """The messages of the pile that are still there and do not have the labels they should.

    What the person has put into the bin or into spam since stays there as it is: whatever comes
    back into the inbox leaves the bin.
    """
    wanted = set(attempt.action.message_ids)
    return tuple(
        message_id
        for item in attempt.action.items
        for message_id, present in attempt.session.labels_in(item.thread_id).items()
        if message_id in wanted
        and present.isdisjoint(THROWN_AWAY)
        and (not present.issuperset(labels.add) or present.intersection(labels.remove))
    )


def _modified(action: Pile, labels: Labels, changed: Sequence[str]) -> Written:
    """The way back concerns what was changed: what was so before stays so."""
    back = {"message_ids": list(changed), "add": list(labels.remove), "remove": list(labels.add)}
    return Written({"messages": len(action.message_ids)}, back)


def _labels_of(compensator: Mapping[str, Any]) -> Labels:
    return Labels(add=tuple(compensator["add"]), remove=tuple(compensator["remove"]))
