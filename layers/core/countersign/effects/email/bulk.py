"""`email.archive`, `email.mark_read` and `email.label`: labels put on and taken off many messages.

To a mailbox the inbox and "unread" are labels too. Whether it happened is read off the messages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from countersign.domain.actions.email.archive import Archive
from countersign.domain.actions.email.label import Label
from countersign.domain.actions.email.mark_read import MarkRead
from countersign.domain.actions.email.pile import Pile
from countersign.domain.errors import RecordBroken
from countersign.domain.integration import Integration
from countersign.domain.task.task import Effect
from countersign.ports.effects import Absent, Ready, WorldChanged, Written
from countersign.ports.mail import Mailboxes, MailSession
from countersign.ports.providers import ProviderRefused
from countersign.ports.tasks import Filed

MAKE_LABEL = "make_label"
CHANGING = "changing"
THROWN_AWAY = frozenset({"TRASH", "SPAM"})


@dataclass(frozen=True)
class _Labels:
    """What the action puts on and takes off, as label ids."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


_AT_ONCE: dict[type[Pile], _Labels] = {
    Archive: _Labels(remove=("INBOX",)),
    MarkRead: _Labels(remove=("UNREAD",)),
}
"""What the kinds that name no label take off."""


@dataclass(frozen=True)
class PileEffector:
    """Steps `make_label` (for a label only) and `modify`, one write each.

    What an effect says was planned, and which label it is, is held to what was approved.
    """

    mailboxes: Mailboxes
    settling: timedelta = timedelta(seconds=10)

    def preflight(self, filed: Filed, integration: Integration) -> Ready | WorldChanged:
        """Newer mail changes nothing here: only the messages that were seen are touched."""
        if integration.account != filed.body.account:
            return WorldChanged(
                f"The account is {integration.account} by now.", account=integration.account
            )
        self.mailboxes.open(integration).mailbox()
        return Ready()

    def plan(self, filed: Filed, integration: Integration, effect: Effect) -> dict[str, Any] | None:
        """The messages that are not yet so. The way back is for them alone."""
        if effect.step == MAKE_LABEL or _planned(effect) is not None:
            return None
        session, action = self.mailboxes.open(integration), _action(filed)
        return {CHANGING: list(_not_yet_so(session, action, _labels(action, effect)))}

    def write(self, filed: Filed, integration: Integration, effect: Effect) -> Written:
        session, action = self.mailboxes.open(integration), _action(filed)
        if effect.step == MAKE_LABEL:
            return Written({"label_id": session.make_label(_label_name(action))}, None)
        labels, changing = _labels(action, effect), _planned(effect)
        if changing is None:
            raise RecordBroken("Nobody planned what to change.", task_id=filed.task.task_id)
        if not set(changing).issubset(action.message_ids):
            raise ProviderRefused("More would be changed than you approved.")
        _must_be_approved(session, action, labels)
        if changing:
            session.modify(changing, add=labels.add, remove=labels.remove)
        return _modified(action, labels, changing)

    def take_back(self, filed: Filed, integration: Integration, effect: Effect) -> Written:
        """Put back what is not back yet: once it was done, doing it again touches nothing."""
        back = effect.given or {}
        session, action = self.mailboxes.open(integration), _action(filed)
        labels = _labels_of(back)
        _must_be_approved(session, action, _Labels(add=labels.remove, remove=labels.add))
        messages = [
            message_id
            for message_id in _not_yet_so(session, action, labels)
            if message_id in set(back["message_ids"])
        ]
        if messages:
            session.modify(messages, add=labels.add, remove=labels.remove)
        return Written({"messages": len(back["message_ids"])}, None)

    def reconcile(self, filed: Filed, integration: Integration, effect: Effect) -> Written | Absent:
        session, action = self.mailboxes.open(integration), _action(filed)
        if effect.step == MAKE_LABEL:
            label_id = session.find_label(_label_name(action))
            return Written({"label_id": label_id}, None) if label_id else Absent()
        labels, changing = _labels(action, effect), _planned(effect)
        if changing is None or set(changing).intersection(_not_yet_so(session, action, labels)):
            return Absent()
        return _modified(action, labels, changing)


def _planned(effect: Effect) -> list[str] | None:
    """What the step set out to change; None before it did, when nothing can have been written."""
    return (effect.given or {}).get(CHANGING)


def _must_be_approved(session: MailSession, action: Pile, labels: _Labels) -> None:
    """Which label it is stands in a row of the table, and whoever writes rows could name another,
    the bin for one: it has to be the one that the mailbox has under the approved name."""
    if not isinstance(action, Label):
        approved = _AT_ONCE[type(action)]
    else:
        label_id = session.find_label(action.label)
        if label_id is None:
            raise ProviderRefused("The mailbox has no label of this name any more.")
        approved = _Labels(add=(label_id,))
    if labels != approved:
        raise ProviderRefused("The label is not the one that you approved.")


def _not_yet_so(session: MailSession, action: Pile, labels: _Labels) -> tuple[str, ...]:
    """The messages of the pile that are still there and do not have the labels they should.

    What the person has put into the bin or into spam since stays there as it is: whatever comes
    back into the inbox leaves the bin.
    """
    wanted = set(action.message_ids)
    return tuple(
        message_id
        for item in action.items
        for message_id, present in session.labels_in(item.thread_id).items()
        if message_id in wanted
        and present.isdisjoint(THROWN_AWAY)
        and (not present.issuperset(labels.add) or present.intersection(labels.remove))
    )


def _modified(action: Pile, labels: _Labels, changed: Sequence[str]) -> Written:
    """The way back concerns what was changed: what was so before stays so."""
    back = {"message_ids": list(changed), "add": list(labels.remove), "remove": list(labels.add)}
    return Written({"messages": len(action.message_ids)}, back)


def _labels_of(compensator: Mapping[str, Any]) -> _Labels:
    return _Labels(add=tuple(compensator["add"]), remove=tuple(compensator["remove"]))


def _labels(action: Archive | MarkRead | Label, effect: Effect) -> _Labels:
    if isinstance(action, Label):
        return _Labels(add=(str((effect.given or {})["label_id"]),))
    return _AT_ONCE[type(action)]


def _label_name(action: Pile) -> str:
    if not isinstance(action, Label):
        raise RecordBroken("Only a label is made.")
    return action.label


def _action(filed: Filed) -> Archive | MarkRead | Label:
    action = filed.body.action
    if not isinstance(action, Archive | MarkRead | Label):
        raise RecordBroken(f"{action.kind} is no pile.", task_id=filed.task.task_id)
    return action
