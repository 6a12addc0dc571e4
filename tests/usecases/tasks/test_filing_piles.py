"""A pile is archived, marked as read or labelled, and put back as it was."""

from collections.abc import Callable

import pytest

from countersign.domain.actions.action import Action
from countersign.domain.actions.email.archive import Archive
from countersign.domain.actions.email.label import Label
from countersign.domain.actions.email.mark_read import MarkRead
from countersign.domain.actions.email.pile import PileItem
from countersign.domain.mail.state import Folder, MailChange
from countersign.domain.task.task import Status
from countersign.effects.registry import EffectorsByKind
from countersign.usecases.tasks.attempt import attempt_of
from countersign.usecases.tasks.pauses import ATTEMPTS
from tests.factories import GMAIL, TASK, USER
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.provider_faults import Fault
from tests.usecases.tasks.office import Office, item


@pytest.fixture
def office(integrations: InMemoryIntegrations) -> Office:
    return Office(integrations)


def test_what_a_pile_set_out_to_change_is_found_out_once(
    office: Office, integrations: InMemoryIntegrations
) -> None:
    mail = office.mailbox.deliver()
    office.carry_out(Archive(integration_id=GMAIL, items=(item(mail),)))
    connected, filed = integrations.get(USER, GMAIL), office.tasks.get_filed(USER, TASK)
    assert connected is not None
    assert filed is not None
    (effect,) = office.tasks.effects(USER, TASK)

    assert effect.given == {"changing": [mail.message_id]}
    attempt = attempt_of(filed, office.providers.open(connected, "mail"), effect)
    assert EffectorsByKind()["email.archive"].plan(attempt) is None


def test_mail_that_came_to_the_conversation_since_stays_in_the_inbox(office: Office) -> None:
    seen = office.mailbox.deliver()
    newer = office.mailbox.deliver(thread_id=seen.thread_id)

    office.carry_out(Archive(integration_id=GMAIL, items=(item(seen),)))

    inbox = {mail.message_id for mail in office.mailbox.messages if mail.folder is Folder.INBOX}
    assert inbox == {newer.message_id}


def test_an_undo_that_was_refused_can_be_asked_for_again(office: Office) -> None:
    mails = [office.mailbox.deliver() for _ in range(2)]
    office.carry_out(Archive(integration_id=GMAIL, items=tuple(map(item, mails))))
    office.mailbox.spoil("change", "refused")
    office.undo()

    assert office.undo().status is Status.UNDONE
    assert all(mail.folder is Folder.INBOX for mail in office.mailbox.messages)


def test_the_way_back_leaves_alone_what_was_so_before(office: Office) -> None:
    mails = [office.mailbox.deliver() for _ in range(2)]
    archived = office.mailbox.deliver(folder=Folder.ARCHIVE)
    pile = Archive(integration_id=GMAIL, items=tuple(map(item, [*mails, archived])))

    office.carry_out(pile)
    office.undo()

    inbox = {mail.message_id for mail in office.mailbox.messages if mail.folder is Folder.INBOX}
    assert inbox == {mail.message_id for mail in mails}


PILES: dict[str, tuple[Callable[[tuple[PileItem, ...]], Action], MailChange]] = {
    "archive": (
        lambda items: Archive(integration_id=GMAIL, items=items),
        MailChange(archived=True),
    ),
    "mark_read": (lambda items: MarkRead(integration_id=GMAIL, items=items), MailChange(read=True)),
}


@pytest.mark.parametrize("kind", PILES)
def test_a_pile_is_one_write_and_its_undo_another(office: Office, kind: str) -> None:
    make, change = PILES[kind]
    mails = [office.mailbox.deliver() for _ in range(3)]
    left_out = office.mailbox.deliver()

    def changed() -> list[bool]:
        found = {mail.message_id: change.is_so(mail) for mail in office.mailbox.messages}
        return [found[mail.message_id] for mail in mails]

    done = office.carry_out(make(tuple(map(item, mails))))
    assert done.status is Status.COMPLETED
    assert changed() == [True] * 3
    assert office.writes == ["change"]

    assert office.undo().status is Status.UNDONE
    assert changed() == [False] * 3
    assert left_out in office.mailbox.messages


def test_a_label_is_made_where_there_is_none_and_taken_off_by_undo(office: Office) -> None:
    mails = [office.mailbox.deliver() for _ in range(2)]
    action = Label(integration_id=GMAIL, items=tuple(map(item, mails)), label="Receipts")

    office.carry_out(action)

    label_id = office.mailbox.find_label("receipts")
    assert label_id is not None
    assert all(label_id in office.mailbox.states(m.thread_id)[m.message_id].tags for m in mails)
    assert office.undo().status is Status.UNDONE
    assert not any(label_id in office.mailbox.states(m.thread_id)[m.message_id].tags for m in mails)


@pytest.mark.parametrize("fault", ["lost_before", "lost_after", "busy"])
@pytest.mark.parametrize("step", ["change", "make_label"])
def test_a_lost_answer_labels_nothing_twice(office: Office, step: str, fault: Fault) -> None:
    mails = [office.mailbox.deliver() for _ in range(2)]
    office.mailbox.spoil(step, fault)  # type: ignore[arg-type] # both are names of methods

    done = office.carry_out(
        Label(integration_id=GMAIL, items=tuple(map(item, mails)), label="Receipts")
    )

    assert done.status is Status.COMPLETED
    assert office.writes == ["make_label", "change"]


@pytest.mark.parametrize("fault", ["lost_before", "lost_after", "busy"])
def test_an_undo_whose_answer_is_lost_is_carried_out_again_to_the_same_end(
    office: Office, fault: Fault
) -> None:
    mails = [office.mailbox.deliver() for _ in range(2)]
    office.carry_out(Archive(integration_id=GMAIL, items=tuple(map(item, mails))))
    office.mailbox.spoil("change", fault)

    undone = office.undo()

    assert (undone.status, undone.undo_state) == (Status.UNDONE, "done")
    assert all(mail.folder is Folder.INBOX for mail in office.mailbox.messages)


def test_an_undo_that_is_refused_leaves_the_task_as_it_was(office: Office) -> None:
    mails = [office.mailbox.deliver() for _ in range(2)]
    office.carry_out(Archive(integration_id=GMAIL, items=tuple(map(item, mails))))
    office.mailbox.spoil("change", "refused")

    task = office.undo()

    assert (task.status, task.undo_state) == (Status.COMPLETED, "failed")
    assert task.can_undo(office.clock.now())


def test_an_undo_that_was_never_answered_five_times_is_for_the_person_to_judge(
    office: Office,
) -> None:
    office.carry_out(Archive(integration_id=GMAIL, items=(item(office.mailbox.deliver()),)))
    office.mailbox.spoil("change", "lost_before", times=ATTEMPTS)

    task = office.undo()

    assert (task.status, task.undo_state) == (Status.COMPLETED, "review")
    assert task.error is not None
    assert task.error.code == "outcome_unknown"
    assert not task.can_undo(office.clock.now())
    assert office.writes == ["change"]


@pytest.mark.parametrize("label", [Folder.TRASH, Folder.SPAM])
@pytest.mark.parametrize("kind", PILES)
def test_what_was_thrown_away_before_a_pile_is_filed_stays_as_it_is(
    office: Office, kind: str, label: Folder
) -> None:
    make, *_ = PILES[kind]
    mails = [office.mailbox.deliver() for _ in range(2)]
    office.mailbox.throw_away(mails[0].thread_id, label)
    before = office.mailbox.states(mails[0].thread_id)

    done = office.carry_out(make(tuple(map(item, mails))))

    assert done.status is Status.COMPLETED
    assert office.mailbox.states(mails[0].thread_id) == before
    assert office.undo().status is Status.UNDONE
    assert office.mailbox.states(mails[0].thread_id) == before


@pytest.mark.parametrize("label", [Folder.TRASH, Folder.SPAM])
def test_the_way_back_takes_nothing_out_of_the_bin(office: Office, label: Folder) -> None:
    mails = [office.mailbox.deliver() for _ in range(2)]
    office.carry_out(Archive(integration_id=GMAIL, items=tuple(map(item, mails))))
    office.mailbox.throw_away(mails[0].thread_id, label)

    assert office.undo().status is Status.UNDONE

    back = office.mailbox.states(mails[1].thread_id)[mails[1].message_id]
    assert back.folder is Folder.INBOX
    kept = office.mailbox.states(mails[0].thread_id)[mails[0].message_id]
    assert kept.folder is label


def test_a_pile_of_which_nothing_is_left_is_done_without_a_write(office: Office) -> None:
    mails = [office.mailbox.deliver() for _ in range(2)]
    pile = Archive(integration_id=GMAIL, items=tuple(map(item, mails)))
    office.mailbox.throw_away(mails[0].thread_id)
    office.mailbox.delete_for_good(mails[1].thread_id)

    assert office.carry_out(pile).status is Status.COMPLETED
    assert office.writes == []


@pytest.mark.parametrize("kind", PILES)
def test_what_the_version_before_did_is_taken_back(office: Office, kind: str) -> None:
    """It noted the way back in the words of the only mailbox that there was."""
    make, change = PILES[kind]
    mails = [office.mailbox.deliver() for _ in range(2)]
    office.carry_out(make(tuple(map(item, mails))))
    key = (USER, TASK, 1, "modify")
    done = office.tasks.ledger[key]
    assert done.compensator == {
        "v": 2,
        "message_ids": [mail.message_id for mail in mails],
        "change": {"archive": {"archived": False}, "mark_read": {"read": False}}[kind],
    }
    word = {"archive": "INBOX", "mark_read": "UNREAD"}[kind]
    old = {"message_ids": done.compensator["message_ids"], "add": [word], "remove": []}
    office.tasks.ledger[key] = done.model_copy(update={"compensator": old})

    assert office.undo().status is Status.UNDONE
    assert not any(change.is_so(mail) for mail in office.mailbox.messages)


def test_a_label_of_the_version_before_is_taken_off(office: Office) -> None:
    mail = office.mailbox.deliver()
    office.carry_out(Label(integration_id=GMAIL, items=(item(mail),), label="Receipts"))
    key = (USER, TASK, 1, "modify")
    done = office.tasks.ledger[key]
    label_id = office.mailbox.find_label("Receipts")
    old = {"message_ids": [mail.message_id], "add": [], "remove": [label_id]}
    office.tasks.ledger[key] = done.model_copy(update={"compensator": old})

    assert office.undo().status is Status.UNDONE
    assert office.mailbox.states(mail.thread_id)[mail.message_id].tags == frozenset()
