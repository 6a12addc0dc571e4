"""A reply is sent in two steps: once, as it was approved, and with its bytes on record."""

from collections.abc import Sequence
from typing import Any

import pytest

from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.task.effect import EffectState
from countersign.domain.task.task import Enter, Status
from countersign.ports.providers import ProviderRefused
from countersign.ports.workflow import Call
from countersign.usecases.tasks.change import ChangeTask
from countersign.usecases.tasks.decide import DecideTask
from tests.factories import TASK, USER, person
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.macs import signing
from tests.fakes.provider_faults import Fault
from tests.usecases.tasks.office import Office, to_send


@pytest.fixture
def office(integrations: InMemoryIntegrations) -> Office:
    return Office(integrations)


def test_a_send_is_a_draft_and_the_sending_of_that_draft(office: Office) -> None:
    asked = office.mailbox.deliver()

    done = office.carry_out(to_send(asked))

    assert done.status is Status.COMPLETED
    assert office.steps == {"draft": EffectState.DONE, "send": EffectState.DONE}
    assert office.writes == ["save_draft", "send_draft"]
    sent = [mail for mail in office.mailbox.messages if mail.is_sent]
    assert [mail.thread_id for mail in sent] == [asked.thread_id]
    assert not office.mailbox.drafts
    assert done.undo_until is None


def test_a_send_cools_before_it_is_claimed(office: Office) -> None:
    office.approve(to_send(office.mailbox.deliver()))
    begun = office.clock.now()

    office.run(Enter.ACT)

    assert (office.clock.now() - begun).total_seconds() >= 15


@pytest.mark.parametrize("step", ["save_draft", "send_draft"])
@pytest.mark.parametrize("fault", ["lost_before", "lost_after", "busy"])
def test_a_lost_answer_sends_nothing_twice(office: Office, step: str, fault: Fault) -> None:
    asked = office.mailbox.deliver()
    office.mailbox.spoil(step, fault)  # type: ignore[arg-type] # both are names of methods

    done = office.carry_out(to_send(asked))

    assert done.status is Status.COMPLETED
    assert office.writes == ["save_draft", "send_draft"]


@pytest.mark.parametrize("step", ["save_draft", "send_draft"])
@pytest.mark.parametrize("fault", [None, "lost_before", "lost_after", "busy"])
def test_every_receipt_says_which_bytes_left(
    office: Office, step: str, fault: Fault | None
) -> None:
    action = to_send(office.mailbox.deliver())
    if fault is not None:
        office.mailbox.spoil(step, fault)  # type: ignore[arg-type] # both are names of methods

    done = office.carry_out(action)

    bytes_of = office.mailbox.fingerprint(action, f"{TASK}.1.draft")
    effects = office.tasks.effects(USER, TASK)
    assert [effect.receipt["sha256"] for effect in effects if effect.receipt] == [bytes_of] * 2
    assert done.result is not None
    assert done.result["sha256"] == bytes_of


def test_which_bytes_leave_is_on_record_before_they_do(office: Office) -> None:
    action = to_send(office.mailbox.deliver())
    on_record: list[object] = []

    def save(
        action: Reply, effect_key: str, sender: str | None = None, *, files: Sequence[bytes] = ()
    ) -> dict[str, Any]:
        (effect,) = office.tasks.effects(USER, TASK)
        on_record.append(effect.given)
        raise ProviderRefused("No.")

    office.mailbox.save_draft = save  # type: ignore[method-assign] # a provider that looks on

    office.carry_out(action)

    assert on_record == [{"sha256": office.mailbox.fingerprint(action, f"{TASK}.1.draft")}]


def test_what_no_mail_can_carry_waits_again_until_the_person_mends_it(office: Office) -> None:
    """An approval from before addresses were looked at like this."""
    action = to_send(office.mailbox.deliver())
    poisoned = "=?utf-8?q?eve=40evil.example=2C_x?=@elsewhere.example"

    asked = office.carry_out(action.model_copy(update={"to": (poisoned,)}))

    assert (asked.status, asked.revision) == (Status.AWAITING_APPROVAL, 2)
    filed = office.tasks.get_filed(USER, TASK)
    assert filed is not None
    assert filed.body.changed == f"No mail can be written to {poisoned}."
    assert (office.writes, office.steps) == ([], {})

    ChangeTask(office.tasks, office.clock, signing()).edit(person(), TASK, asked.digest, action)
    DecideTask(office.tasks, office.clock, signing()).approve(person(), TASK, office.task.digest)
    assert office.run(Enter.ACT).status is Status.COMPLETED
    assert office.writes == ["save_draft", "send_draft"]


def _stopped_before_the_send(office: Office) -> Call:
    """The draft is written, and the mailbox was too busy to send it: the call waits."""
    office.mailbox.spoil("send_draft", "busy")
    office.approve(to_send(office.mailbox.deliver()))
    office.clock.wait(seconds=20)
    return office.begin(Enter.ACT)


def test_a_draft_that_was_deleted_meanwhile_is_not_sent_and_not_guessed_about(
    office: Office,
) -> None:
    call = _stopped_before_the_send(office)
    office.mailbox.delete_draft(next(iter(office.mailbox.drafts)))

    office.go_on(call)

    assert office.task.status is Status.NEEDS_REVIEW
    assert "send_draft" not in office.writes


def test_a_draft_that_the_person_sent_by_hand_meanwhile_is_not_called_failed(
    office: Office,
) -> None:
    call = _stopped_before_the_send(office)
    office.mailbox.send_draft_by_hand(next(iter(office.mailbox.drafts)))

    office.go_on(call)

    assert office.task.status is Status.COMPLETED
    assert len([mail for mail in office.mailbox.messages if mail.is_sent]) == 1


def test_a_draft_that_the_person_changed_is_not_sent(office: Office) -> None:
    call = _stopped_before_the_send(office)
    office.mailbox.edit_draft_by_hand(next(iter(office.mailbox.drafts)), "Other words.")

    office.go_on(call)

    assert office.task.status is Status.FAILED
    assert not [mail for mail in office.mailbox.messages if mail.is_sent]


def test_what_is_put_back_half_done_goes_on_with_the_draft_that_it_has(office: Office) -> None:
    office.mailbox.spoil("send_draft", "refused")
    office.carry_out(to_send(office.mailbox.deliver()))
    office.change.retry(person(), TASK, office.task.digest)
    office.change.cancel(person(), TASK, office.task.digest, reopens=True)
    office.decide.approve(person(), TASK, office.task.digest)
    office.clock.wait(seconds=person().cooling_seconds)

    assert office.run(Enter.ACT).status is Status.COMPLETED
    assert office.writes == ["save_draft", "send_draft"]
    assert office.mailbox.drafts == {}
