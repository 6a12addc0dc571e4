"""An account that is another or not to be reached when it comes to the act or the undo."""

from typing import Any

import pytest

from countersign.domain.actions.email.archive import Archive
from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.task.task import Enter, Status
from countersign.usecases.tasks.decide import DecideTask
from tests.factories import GMAIL, TASK, USER, person
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.macs import signing
from tests.faults.breaker import StoppedDead
from tests.usecases.tasks.office import Office, item, to_send


@pytest.fixture
def office(integrations: InMemoryIntegrations) -> Office:
    return Office(integrations)


@pytest.mark.parametrize("kind", ["reply", "pile"])
def test_under_another_address_the_person_is_asked_again_and_it_is_done_from_there(
    office: Office, integrations: InMemoryIntegrations, kind: str
) -> None:
    asked = office.mailbox.deliver()
    draft = DraftReply(**to_send(asked).model_dump(exclude={"kind"}))
    pile = Archive(integration_id=GMAIL, items=(item(asked),))
    connected = integrations.get(USER, GMAIL)
    assert connected is not None
    moved = connected.model_copy(update={"account": "ada@new.example"})
    integrations.save(moved)
    office.mailbox.address = moved.account
    office.providers.opened_for["mail"][moved.account] = office.mailbox

    waiting = office.carry_out(draft if kind == "reply" else pile)

    assert waiting.status is Status.AWAITING_APPROVAL
    assert office.tasks.bodies[USER, TASK, 2].account == "ada@new.example"
    DecideTask(office.tasks, office.clock, signing()).approve(person(), TASK, office.task.digest)
    assert office.run(Enter.ACT).status is Status.COMPLETED


def test_an_undo_without_its_account_says_so_and_can_be_asked_for_again(
    office: Office, integrations: InMemoryIntegrations
) -> None:
    mail = office.mailbox.deliver()
    office.carry_out(Archive(integration_id=GMAIL, items=(item(mail),)))
    connected = integrations.get(USER, GMAIL)
    assert connected is not None
    integrations.save(connected.model_copy(update={"status": "expired"}))

    task = office.undo()

    assert (task.status, task.undo_state) == (Status.COMPLETED, "failed")
    assert task.error is not None
    assert task.error.message == "The account is not connected."
    assert office.writes == ["change"]

    integrations.save(connected)
    assert office.undo().status is Status.UNDONE


def of_a_provider_that_nobody_knows(integrations: InMemoryIntegrations) -> None:
    connected = integrations.accounts[USER, GMAIL]
    unknown = connected.model_copy(update={"provider": "of-a-later-version"})
    integrations.accounts[USER, GMAIL] = unknown


def test_what_was_approved_for_an_account_whose_provider_is_gone_is_held_and_says_so(
    office: Office, integrations: InMemoryIntegrations
) -> None:
    office.approve(to_send(office.mailbox.deliver()))
    of_a_provider_that_nobody_knows(integrations)

    task = office.run(Enter.ACT)

    assert (task.status, task.blocked_on) == (Status.APPROVED, "account")
    assert office.writes == []


def test_an_undo_at_an_account_whose_provider_is_gone_can_be_asked_for_again(
    office: Office, integrations: InMemoryIntegrations
) -> None:
    office.carry_out(Archive(integration_id=GMAIL, items=(item(office.mailbox.deliver()),)))
    of_a_provider_that_nobody_knows(integrations)

    task = office.undo()

    assert (task.status, task.undo_state) == (Status.COMPLETED, "failed")


def test_a_write_left_open_where_the_provider_is_gone_is_for_the_person_to_judge(
    office: Office, integrations: InMemoryIntegrations
) -> None:
    def die(*_: Any, **__: Any) -> dict[str, Any]:
        raise StoppedDead

    office.mailbox.save_draft = die  # type: ignore[method-assign] # its worker dies in the call
    office.approve(to_send(office.mailbox.deliver()))
    office.workflow.start(USER, TASK, office.task.run, Enter.ACT)
    call = office.workflow.calls.pop()[1]
    office.clock.wait(minutes=1)
    with pytest.raises(StoppedDead):
        office.act(call)
    of_a_provider_that_nobody_knows(integrations)

    office.clock.wait(minutes=5)
    office.act(call)

    assert office.task.status is Status.NEEDS_REVIEW
