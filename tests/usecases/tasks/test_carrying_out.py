"""Whole actions on a mailbox, through the worker: several steps, lost answers, and the way back."""

from collections.abc import Callable
from typing import Any

import pytest

from countersign.domain.actions.action import Action
from countersign.domain.actions.email.archive import Archive
from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.actions.email.label import Label
from countersign.domain.actions.email.mark_read import MarkRead
from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.actions.email.pile import PileItem
from countersign.domain.actions.email.send_reply import SendReply
from countersign.domain.mail.mail import Mail
from countersign.domain.mail.state import Folder, MailChange
from countersign.domain.task.effect import EffectState
from countersign.domain.task.task import Enter, Status, Task
from countersign.domain.users.user import User
from countersign.effects.registry import EffectorsByKind
from countersign.ports.providers import ProviderRefused
from countersign.ports.tasks import Newborn
from countersign.usecases.tasks.act import ActOnTask
from countersign.usecases.tasks.attempt import attempt_of
from countersign.usecases.tasks.change import ChangeTask
from countersign.usecases.tasks.decide import DecideTask
from countersign.usecases.tasks.effect_runner import ATTEMPTS
from tests.factories import GMAIL, TASK, USER, body, person, proposed, reply
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.macs import signing
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.provider import FakeProviders
from tests.fakes.provider_faults import Fault
from tests.fakes.queues import RecordingQueues
from tests.fakes.rules import checking, standing_of
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.workflow import InMemoryWorkflow
from tests.faults.breaker import StoppedDead

ADA = "ada@example.com"


class Office:
    """Ada's mailbox, and a worker that acts on it."""

    def __init__(self, integrations: InMemoryIntegrations) -> None:
        self.mailbox = FakeMailbox(ADA)
        self.tasks, self.clock, self.queues = InMemoryTasks(), SettableClock(), RecordingQueues()
        self.workflow = InMemoryWorkflow(self.clock)
        self.providers = FakeProviders({"mail": {ADA: self.mailbox}})
        self.act = ActOnTask(
            self.tasks,
            integrations,
            self.workflow,
            self.queues,
            self.clock,
            CountingIds(),
            EffectorsByKind(),
            self.providers,
            RecordingDiagnostics(),
            standing_of(self.tasks),
            checking(self.tasks),
        )

    @property
    def task(self) -> Task:
        found = self.tasks.get(USER, TASK)
        assert found is not None
        return found

    @property
    def steps(self) -> dict[str, EffectState]:
        return {effect.step: effect.state for effect in self.tasks.effects(USER, TASK)}

    @property
    def writes(self) -> list[str]:
        return [name for name, _ in self.mailbox.carried_out]

    def approve(self, action: Action, user: User | None = None) -> None:
        self.tasks.create(USER, [Newborn(proposed(body(action=action)), "mark")], month="2026-11")
        DecideTask(self.tasks, self.clock, signing()).approve(
            user or person(), TASK, self.task.digest
        )

    def carry_out(self, action: Action) -> Task:
        self.approve(action)
        return self.run(Enter.ACT)

    def undo(self) -> Task:
        ChangeTask(self.tasks, self.clock, signing()).undo(person(), TASK, self.task.digest)
        return self.run(Enter.UNDO)

    def run(self, enter: Enter) -> Task:
        """One run of the workflow: its call comes again as often as the worker puts it back."""
        self.workflow.start(USER, TASK, self.task.run, enter)
        call = self.workflow.calls.pop()[1]
        for _ in range(20):
            self.act(call)
            put_back = self.queues.take()
            if not put_back:
                return self.task
            self.clock.wait(seconds=put_back[0].delay_seconds)
        raise AssertionError("the call comes again for ever")


@pytest.fixture
def office(integrations: InMemoryIntegrations) -> Office:
    return Office(integrations)


def to_send(mail: Mail) -> SendReply:
    answer = reply(
        thread_id=mail.thread_id,
        reply_to_message_id=mail.message_id,
        in_reply_to=mail.rfc_message_id,
        to=(mail.sender,),
    )
    return SendReply(**answer.model_dump(exclude={"kind"}))


def item(mail: Mail) -> PileItem:
    return PileItem(
        thread_id=mail.thread_id,
        message_ids=(mail.message_id,),
        sender=mail.sender,
        subject=mail.subject,
    )


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

    def save(action: Reply, effect_key: str, sender: str | None = None) -> dict[str, Any]:
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


def test_a_draft_that_was_deleted_meanwhile_is_not_sent_and_not_guessed_about(
    office: Office,
) -> None:
    asked = office.mailbox.deliver()
    office.mailbox.spoil("send_draft", "busy")
    office.approve(to_send(asked))
    office.clock.wait(seconds=20)
    office.workflow.start(USER, TASK, 1, Enter.ACT)
    call = office.workflow.calls.pop()[1]
    office.act(call)
    office.mailbox.delete_draft(next(iter(office.mailbox.drafts)))
    delay = office.queues.take()[0].delay_seconds

    office.clock.wait(seconds=delay)
    office.act(call)

    assert office.task.status is Status.NEEDS_REVIEW
    assert "send_draft" not in office.writes


def test_a_draft_that_the_person_sent_by_hand_meanwhile_is_not_called_failed(
    office: Office,
) -> None:
    asked = office.mailbox.deliver()
    office.mailbox.spoil("send_draft", "busy")
    office.approve(to_send(asked))
    office.clock.wait(seconds=20)
    office.workflow.start(USER, TASK, 1, Enter.ACT)
    call = office.workflow.calls.pop()[1]
    office.act(call)
    office.mailbox.send_draft_by_hand(next(iter(office.mailbox.drafts)))

    office.clock.wait(seconds=office.queues.take()[0].delay_seconds)
    office.act(call)

    assert office.task.status is Status.COMPLETED
    assert len([mail for mail in office.mailbox.messages if mail.is_sent]) == 1


def test_a_draft_that_the_person_changed_is_not_sent(office: Office) -> None:
    asked = office.mailbox.deliver()
    office.mailbox.spoil("send_draft", "busy")
    office.approve(to_send(asked))
    office.clock.wait(seconds=20)
    office.workflow.start(USER, TASK, 1, Enter.ACT)
    call = office.workflow.calls.pop()[1]
    office.act(call)
    office.mailbox.edit_draft_by_hand(next(iter(office.mailbox.drafts)), "Other words.")

    for _ in range(5):
        for put_back in office.queues.take():
            office.clock.wait(seconds=put_back.delay_seconds)
            office.act(call)

    assert office.task.status is Status.FAILED
    assert not [mail for mail in office.mailbox.messages if mail.is_sent]


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


def test_an_undo_that_was_refused_can_be_asked_for_again(office: Office) -> None:
    mails = [office.mailbox.deliver() for _ in range(2)]
    office.carry_out(Archive(integration_id=GMAIL, items=tuple(map(item, mails))))
    office.mailbox.spoil("change", "refused")
    office.undo()

    assert office.undo().status is Status.UNDONE
    assert all(mail.folder is Folder.INBOX for mail in office.mailbox.messages)


def test_a_draft_that_was_sent_is_not_said_to_be_undone(office: Office) -> None:
    asked = office.mailbox.deliver()
    draft = to_send(asked).model_dump(exclude={"kind"})
    office.carry_out(DraftReply(**draft))
    office.mailbox.send_draft_by_hand(next(iter(office.mailbox.drafts)))

    task = office.undo()

    assert (task.status, task.undo_state) == (Status.COMPLETED, "failed")


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
    office.workflow.start(USER, TASK, 1, Enter.ACT)
    call = office.workflow.calls.pop()[1]
    office.act(call)
    office.mailbox.edit_draft_by_hand(next(iter(office.mailbox.drafts)), "My own words.")
    for _ in range(5):
        for put_back in office.queues.take():
            office.clock.wait(seconds=put_back.delay_seconds)
            office.act(call)
    assert office.task.status is Status.COMPLETED

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
    office.workflow.start(USER, TASK, 1, Enter.ACT)
    call = office.workflow.calls.pop()[1]
    office.act(call)
    for _ in range(count):
        office.mailbox.write_draft_by_hand()
    for _ in range(9):
        for put_back in office.queues.take():
            office.clock.wait(seconds=put_back.delay_seconds)
            office.act(call)
    return office.task


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
