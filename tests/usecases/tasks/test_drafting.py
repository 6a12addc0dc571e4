"""A draft is saved once and taken back, unless the person has made it their own since."""

from typing import Any

import pytest

from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.mail.mail import Mail
from countersign.domain.task.task import Enter, Status, Task
from tests.factories import TASK, USER, person
from tests.fakes.integrations import InMemoryIntegrations
from tests.usecases.tasks.office import Office, to_send


@pytest.fixture
def office(integrations: InMemoryIntegrations) -> Office:
    return Office(integrations)


def test_a_draft_that_was_sent_is_not_said_to_be_undone(office: Office) -> None:
    asked = office.mailbox.deliver()
    draft = to_send(asked).model_dump(exclude={"kind"})
    office.carry_out(DraftReply(**draft))
    office.mailbox.send_draft_by_hand(next(iter(office.mailbox.drafts)))

    task = office.undo()

    assert (task.status, task.undo_state) == (Status.COMPLETED, "failed")


def to_draft(mail: Mail, **fields: Any) -> DraftReply:
    return DraftReply(**to_send(mail).model_dump(exclude={"kind"}) | fields)


def test_a_draft_as_it_was_saved_is_deleted_by_undo(office: Office) -> None:
    office.carry_out(to_draft(office.mailbox.deliver()))

    assert office.undo().status is Status.UNDONE
    assert office.mailbox.drafts == {}


def test_a_draft_that_the_person_rewrote_is_kept_and_that_is_said(office: Office) -> None:
    office.carry_out(to_draft(office.mailbox.deliver()))
    office.mailbox.edit_draft_by_hand(next(iter(office.mailbox.drafts)), "My own words.")

    task = office.undo()

    assert [mail.text for mail in office.mailbox.messages if mail.is_draft] == ["My own words."]
    assert (task.status, task.undo_state) == (Status.COMPLETED, "failed")
    assert task.error is not None
    assert task.error.message == "You have changed this draft since, so it stays in your mailbox."


def test_a_draft_rewritten_before_a_lost_answer_was_looked_for_is_kept(office: Office) -> None:
    office.mailbox.spoil("save_draft", "lost_after")
    office.mailbox.spoil("find_effect", "busy")
    office.approve(to_draft(office.mailbox.deliver()))
    call = office.begin(Enter.ACT)
    office.mailbox.edit_draft_by_hand(next(iter(office.mailbox.drafts)), "My own words.")
    assert office.go_on(call).status is Status.COMPLETED

    task = office.undo()

    assert [mail.text for mail in office.mailbox.messages if mail.is_draft] == ["My own words."]
    assert (task.status, task.undo_state) == (Status.COMPLETED, "failed")


def test_a_draft_saved_by_the_version_before_is_taken_back_unless_it_was_rewritten(
    office: Office,
) -> None:
    """Its way back names the draft alone."""
    office.carry_out(to_draft(office.mailbox.deliver()))
    (effect,) = office.tasks.effects(USER, TASK)
    assert effect.compensator is not None
    before = {"draft_id": effect.compensator["draft_id"]}
    office.tasks.ledger[USER, TASK, 1, "draft"] = effect.model_copy(update={"compensator": before})

    assert office.undo().status is Status.UNDONE
    assert office.mailbox.drafts == {}


def test_a_draft_sent_under_another_subject_is_not_said_to_be_undone(office: Office) -> None:
    office.carry_out(to_draft(office.mailbox.deliver(), subject="Dinner instead"))
    office.mailbox.send_draft_by_hand(next(iter(office.mailbox.drafts)))

    task = office.undo()

    assert (task.status, task.undo_state) == (Status.COMPLETED, "failed")


def test_a_lost_draft_below_forty_newer_ones_is_not_written_twice(office: Office) -> None:
    office.mailbox.spoil("save_draft", "lost_after")
    office.mailbox.spoil("find_effect", "busy")
    office.approve(to_draft(office.mailbox.deliver(), subject="Dinner instead"))
    done = _while_the_person_writes_drafts(office, 40)

    assert done.status is Status.COMPLETED
    assert office.writes == ["save_draft"]
    assert done.result is not None
    assert done.result["draft_id"] in office.mailbox.drafts


def test_a_lost_draft_below_more_than_is_looked_through_is_for_the_person_to_judge(
    office: Office,
) -> None:
    office.mailbox.spoil("save_draft", "lost_after")
    office.mailbox.spoil("find_effect", "busy")
    office.approve(to_draft(office.mailbox.deliver(), subject="Dinner instead"))
    done = _while_the_person_writes_drafts(office, 101)

    assert done.status is Status.NEEDS_REVIEW
    assert office.writes == ["save_draft"]


def _while_the_person_writes_drafts(office: Office, count: int) -> Task:
    call = office.begin(Enter.ACT)
    for _ in range(count):
        office.mailbox.write_draft_by_hand()
    return office.go_on(call)


def test_a_reply_in_a_conversation_that_was_thrown_away_asks_again(office: Office) -> None:
    asked = office.mailbox.deliver()
    office.approve(to_draft(asked))
    office.mailbox.throw_away(asked.thread_id)

    task = office.run(Enter.ACT)

    assert (task.status, task.revision) == (Status.AWAITING_APPROVAL, 2)
    filed = office.tasks.get_filed(USER, TASK)
    assert filed is not None
    assert filed.body.changed == "You have put this conversation into the bin since."
    assert office.mailbox.drafts == {}


@pytest.mark.parametrize("puts_it_back", [False, True])
def test_a_try_that_nobody_could_see_is_found_by_whatever_comes_after_it(
    office: Office, puts_it_back: bool
) -> None:
    office.mailbox.spoil("save_draft", "lost_after")
    office.mailbox.spoil("find_effect", "refused")
    office.carry_out(to_draft(office.mailbox.deliver()))
    office.change.resolve(person(), TASK, office.task.digest, happened=False)
    office.change.retry(person(), TASK, office.task.digest)
    if puts_it_back:
        office.change.cancel(person(), TASK, office.task.digest, reopens=True)
        office.decide.approve(person(), TASK, office.task.digest)

    assert office.run(Enter.ACT).status is Status.COMPLETED
    assert office.writes == ["save_draft"]
    assert office.undo().status is Status.UNDONE
    assert office.mailbox.drafts == {}
