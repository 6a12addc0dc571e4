from datetime import timedelta

import pytest

from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.errors import (
    DomainError,
    InvalidInput,
    InvalidMove,
    NotFound,
    NotWaiting,
    StaleTask,
)
from countersign.domain.task.digest import digest_of
from countersign.domain.task.effect import Effect
from countersign.domain.task.task import (
    SNOOZE_AT_MOST,
    UNDO_AT_MOST,
    Enter,
    Status,
    TaskProblem,
)
from countersign.domain.task.task import Task as Head
from countersign.domain.task.transitions import claim, expire, fail, review, settle, withdraw
from countersign.ports.tasks import Filed, Newborn
from countersign.usecases.tasks.change import ChangeTask
from countersign.usecases.tasks.decide import DecideTask
from countersign.usecases.tasks.pauses import LEASE
from tests.factories import TASK, USER, body, person, proposed, reply, sent
from tests.fakes.macs import signing
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks

NO = TaskProblem(code="no", message="No.", retryable=True)


class Desk:
    """One task, and the person who changes it."""

    def __init__(
        self, tasks: InMemoryTasks, clock: SettableClock, action: Reply | None = None
    ) -> None:
        self.tasks, self.clock = tasks, clock
        self.change = ChangeTask(tasks, clock, signing())
        self.decide = DecideTask(tasks, clock, signing())
        tasks.create(
            USER, [Newborn(proposed(body(action=action or reply())), "mark")], month="2026-11"
        )

    @property
    def task(self) -> Head:
        return self.filed.task

    @property
    def filed(self) -> Filed:
        found = self.tasks.get_filed(USER, TASK)
        assert found is not None
        return found

    @property
    def told(self) -> list[str]:
        return [event.type for event in self.tasks.events(USER, TASK)]

    def approve(self) -> Filed:
        return self.decide.approve(person(), TASK, self.task.digest)

    def reject(self) -> Filed:
        return self.decide.reject(person(), TASK, self.task.digest, reason=None, text=None)

    def claim(self) -> Effect:
        change = claim(self.task, step="draft", lease="l", now=self.clock.now(), lease_for=LEASE)
        self.tasks.commit(change)
        assert change.effect is not None
        return change.effect

    def complete(self) -> None:
        self.approve()
        effect = self.claim()
        now = self.clock.now()
        draft = {"draft_id": "d1"}
        self.tasks.commit(settle(self.task, effect, receipt=draft, compensator=draft, now=now))

    def fail(self, problem: TaskProblem = NO) -> None:
        self.approve()
        effect = self.claim()
        self.tasks.commit(fail(self.task, effect, problem=problem, now=self.clock.now()))

    def leave_for_review(self) -> None:
        self.approve()
        effect = self.claim()
        self.tasks.commit(review(self.task, effect, problem=NO, now=self.clock.now()))


@pytest.fixture
def desk(tasks: InMemoryTasks, clock: SettableClock) -> Desk:
    return Desk(tasks, clock)


def test_an_edit_is_the_next_revision_with_another_digest(desk: Desk) -> None:
    before = desk.task

    edited = desk.change.edit(person(), TASK, before.digest, reply(body="At one, please."))

    assert edited == desk.filed
    assert (edited.task.status, edited.task.revision) == (Status.AWAITING_APPROVAL, 2)
    assert edited.body.action == reply(body="At one, please.")
    assert edited.task.digest == digest_of(edited.body) != before.digest


def test_what_was_seen_before_the_edit_cannot_be_approved(desk: Desk) -> None:
    before = desk.task.digest
    desk.change.edit(person(), TASK, before, reply(body="At one, please."))

    with pytest.raises(StaleTask):
        desk.decide.approve(person(), TASK, before)

    assert desk.approve().task.decided is not None


def test_an_edit_that_changes_nothing_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidInput):
        desk.change.edit(person(), TASK, desk.task.digest, desk.filed.body.action)


@pytest.mark.parametrize(
    "foreign",
    [{"integration_id": "int_2"}, {"thread_id": "thread-2"}, {"reply_to_message_id": "message-2"}],
    ids=lambda foreign: next(iter(foreign)),
)
def test_where_it_happens_is_not_the_persons_to_edit(desk: Desk, foreign: dict[str, str]) -> None:
    with pytest.raises(InvalidInput):
        desk.change.edit(person(), TASK, desk.task.digest, reply(body="Other.", **foreign))

    assert desk.told == ["proposed"]


def test_what_was_approved_cannot_be_edited(desk: Desk) -> None:
    desk.approve()

    with pytest.raises(NotWaiting):
        desk.change.edit(person(), TASK, desk.task.digest, reply(body="Other."))


def test_a_task_put_off_is_out_of_sight_until_then(desk: Desk) -> None:
    until = desk.clock.now() + timedelta(days=5)

    put_off = desk.change.snooze(person(), TASK, desk.task.digest, until).task

    assert (put_off.status, put_off.view) == (Status.AWAITING_APPROVAL, "snoozed")
    assert put_off.due_at == until
    assert put_off.expires_at > until
    assert put_off.digest == desk.task.digest


def test_putting_off_twice_until_the_same_time_writes_once(desk: Desk) -> None:
    until = desk.clock.now() + timedelta(days=5)
    desk.change.snooze(person(), TASK, desk.task.digest, until)

    desk.change.snooze(person(), TASK, desk.task.digest, until)

    assert desk.told == ["proposed", "snoozed"]


@pytest.mark.parametrize(
    "ahead", [timedelta(0), timedelta(days=-1), SNOOZE_AT_MOST + timedelta(seconds=1)]
)
def test_nothing_is_put_off_into_the_past_or_for_ever(desk: Desk, ahead: timedelta) -> None:
    with pytest.raises(InvalidInput):
        desk.change.snooze(person(), TASK, desk.task.digest, desk.clock.now() + ahead)


def test_a_task_is_put_off_for_thirty_days_at_most(desk: Desk) -> None:
    until = desk.clock.now() + SNOOZE_AT_MOST

    put_off = desk.change.snooze(person(), TASK, desk.task.digest, until).task

    assert put_off.snoozed_until == until


def test_a_task_put_off_comes_back_when_asked_to(desk: Desk) -> None:
    desk.change.snooze(person(), TASK, desk.task.digest, desk.clock.now() + timedelta(days=5))

    desk.change.unsnooze(person(), TASK, desk.task.digest)
    desk.change.unsnooze(person(), TASK, desk.task.digest)

    assert desk.task.view == "waiting"
    assert desk.told == ["proposed", "snoozed", "woken"]


def test_a_task_put_off_can_be_approved(desk: Desk) -> None:
    desk.change.snooze(person(), TASK, desk.task.digest, desk.clock.now() + timedelta(days=5))

    assert desk.approve().task.view == "active"


def test_an_approval_can_be_taken_back_before_the_claim(desk: Desk) -> None:
    desk.approve()

    cancelled = desk.change.cancel(person(), TASK, desk.task.digest).task
    desk.change.cancel(person(), TASK, desk.task.digest)

    assert cancelled.status is Status.CANCELLED
    assert cancelled.due_at is None
    assert desk.told == ["proposed", "approved", "cancelled"]


def test_what_is_being_carried_out_cannot_be_cancelled(desk: Desk) -> None:
    desk.approve()
    desk.claim()

    with pytest.raises(InvalidMove):
        desk.change.cancel(person(), TASK, desk.task.digest)


def test_what_was_done_can_be_taken_back_once(desk: Desk) -> None:
    desk.complete()

    asked = desk.change.undo(person(), TASK, desk.task.digest).task
    desk.change.undo(person(), TASK, desk.task.digest)

    assert (asked.undo_state, asked.run, asked.enter) == ("pending", 2, Enter.UNDO)
    assert desk.told.count("undo_asked") == 1


def test_what_was_done_long_ago_stays_done(desk: Desk) -> None:
    desk.complete()
    desk.clock.wait(hours=UNDO_AT_MOST.total_seconds() / 3600)

    with pytest.raises(InvalidMove):
        desk.change.undo(person(), TASK, desk.task.digest)


def test_what_failed_can_be_tried_again_under_the_same_digest(desk: Desk) -> None:
    desk.fail()

    again = desk.change.retry(person(), TASK, desk.task.digest).task
    desk.change.retry(person(), TASK, desk.task.digest)

    assert (again.status, again.run, again.enter) == (Status.APPROVED, 2, Enter.ACT)
    assert again.decided is not None
    assert again.decided.digest == again.digest
    assert desk.told.count("retried") == 1


def test_what_others_notice_cools_again_before_it_is_tried_again() -> None:
    desk = Desk(InMemoryTasks(), SettableClock(), sent())
    desk.approve()
    desk.clock.wait(seconds=60)
    effect = desk.claim()
    desk.tasks.commit(fail(desk.task, effect, problem=NO, now=desk.clock.now()))

    again = desk.change.retry(person(cooling_seconds=40), TASK, desk.task.digest).task

    assert again.act_not_before == desk.clock.now() + timedelta(seconds=40)


def test_what_cannot_succeed_is_not_tried_again(desk: Desk) -> None:
    desk.fail(NO.model_copy(update={"retryable": False}))

    with pytest.raises(InvalidMove):
        desk.change.retry(person(), TASK, desk.task.digest)


@pytest.mark.parametrize(("happened", "ends"), [(True, Status.COMPLETED), (False, Status.FAILED)])
def test_the_person_says_what_became_of_it(desk: Desk, happened: bool, ends: Status) -> None:
    desk.leave_for_review()

    desk.change.resolve(person(), TASK, desk.task.digest, happened=happened)

    assert desk.task.status is ends
    assert desk.tasks.events(USER, TASK)[-1].by == "user"


def test_what_was_declined_can_be_offered_again(desk: Desk) -> None:
    desk.reject()
    desk.clock.wait(hours=100)

    offered = desk.change.reopen(person(), TASK, desk.task.digest).task
    desk.change.reopen(person(), TASK, desk.task.digest)

    assert (offered.status, offered.run, offered.enter) == (Status.AWAITING_APPROVAL, 2, Enter.ASK)
    assert offered.expires_at > desk.clock.now()
    assert offered.decided is None
    assert desk.told.count("reopened") == 1


WISHES = ("edit", "snooze", "cancel", "undo", "retry", "resolve", "reopen")


def _wish(desk: Desk, name: str, digest: str, user_id: str = USER) -> Filed:
    who = person(user_id=user_id)
    match name:
        case "edit":
            return desk.change.edit(who, TASK, digest, reply(body="Other."))
        case "snooze":
            until = desk.clock.now() + timedelta(days=1)
            return desk.change.snooze(who, TASK, digest, until)
        case "cancel":
            return desk.change.cancel(who, TASK, digest)
        case "undo":
            return desk.change.undo(who, TASK, digest)
        case "retry":
            return desk.change.retry(who, TASK, digest)
        case "resolve":
            return desk.change.resolve(who, TASK, digest, happened=True)
        case _:
            return desk.change.reopen(who, TASK, digest)


@pytest.mark.parametrize("name", WISHES)
def test_nothing_is_changed_on_an_old_digest(desk: Desk, name: str) -> None:
    with pytest.raises(StaleTask):
        _wish(desk, name, "0" * 64)

    assert desk.told == ["proposed"]


@pytest.mark.parametrize("name", WISHES)
def test_nobody_changes_what_is_somebody_elses(desk: Desk, name: str) -> None:
    with pytest.raises(NotFound):
        _wish(desk, name, desk.task.digest, "usr_2")

    assert desk.told == ["proposed"]


@pytest.mark.parametrize("name", ["edit", "snooze", "retry", "resolve", "reopen"])
def test_what_is_done_is_changed_by_undo_alone(desk: Desk, name: str) -> None:
    desk.complete()
    before = desk.told

    with pytest.raises(DomainError):
        _wish(desk, name, desk.task.digest)

    assert desk.told == before


def test_an_approval_after_a_cancellation_is_no_second_tap(desk: Desk) -> None:
    approved = desk.approve().task
    desk.change.cancel(person(), TASK, approved.digest)

    with pytest.raises(NotWaiting):
        desk.decide.approve(person(), TASK, approved.digest)


def test_an_approval_of_what_was_withdrawn_is_no_second_tap(desk: Desk) -> None:
    approved = desk.approve().task
    desk.tasks.commit(withdraw(approved, problem=NO, now=desk.clock.now()))

    with pytest.raises(NotWaiting):
        desk.decide.approve(person(), TASK, approved.digest)


def test_what_is_declined_while_snoozed_is_done_and_comes_back_to_what_waits(desk: Desk) -> None:
    desk.change.snooze(person(), TASK, desk.task.digest, desk.clock.now() + timedelta(days=1))

    declined = desk.decide.reject(person(), TASK, desk.task.digest, reason=None, text=None).task
    assert declined.view == "done"
    assert desk.change.reopen(person(), TASK, declined.digest).task.view == "waiting"


def test_what_expires_while_snoozed_is_done(desk: Desk, clock: SettableClock) -> None:
    desk.change.snooze(person(), TASK, desk.task.digest, clock.now() + timedelta(days=1))
    clock.wait(minutes=60 * 24 * 10)

    assert expire(desk.task, now=clock.now()).after.view == "done"
