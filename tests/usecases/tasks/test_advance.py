from dataclasses import replace
from datetime import timedelta

import pytest

from countersign.domain.task.task import (
    BLOCKED_AT_MOST,
    RUN_VISIBLE_AFTER,
    UNANSWERED_ASK,
    WATCH_INTERVAL,
    Enter,
    Status,
    Task,
    Wait,
)
from countersign.domain.task.transitions import block, revise, snooze
from countersign.domain.users.preferences import NotificationWishes, Preferences
from countersign.domain.values import rfc3339
from countersign.ports.tasks import Newborn
from countersign.usecases.notifications.notify import Notify
from countersign.usecases.tasks.advance import AdvanceTask
from countersign.usecases.tasks.ask import AskPerson
from countersign.usecases.tasks.change import ChangeTask
from countersign.usecases.tasks.decide import DecideTask
from tests.factories import TASK, USER, account, body, person, proposed, sent
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.macs import signing
from tests.fakes.notices import RecordingChannel, RecordingDiagnostics
from tests.fakes.notifications import InMemoryNotifications
from tests.fakes.queues import RecordingQueues
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryUsers
from tests.fakes.workflow import InMemoryWorkflow, Run


class Desk:
    """One proposed task, and what moves it."""

    def __init__(
        self,
        tasks: InMemoryTasks,
        integrations: InMemoryIntegrations,
        workflow: InMemoryWorkflow,
        push: RecordingChannel,
        clock: SettableClock,
    ) -> None:
        self.tasks, self.workflow, self.clock = tasks, workflow, clock
        self.integrations, self.push = integrations, push
        self.users = InMemoryUsers()
        self.users.register(person(), "")
        self.advance_task = AdvanceTask(
            tasks,
            integrations,
            workflow,
            clock,
            self.users,
            RecordingQueues(),
            InMemoryHeldProposals(tasks),
        )
        self.notifications = InMemoryNotifications()
        notify = Notify(self.notifications, (push,), self.users, clock, RecordingDiagnostics())
        self.ask_person = AskPerson(tasks, workflow, notify, self.advance_task, clock)
        self.decide = DecideTask(tasks, clock, signing())
        tasks.create(USER, [Newborn(proposed(), "mark")], month="2026-11")

    @property
    def task(self) -> Task:
        found = self.tasks.get(USER, TASK)
        assert found is not None
        return found

    @property
    def wait(self) -> Wait | None:
        return self.tasks.waits.get((USER, TASK))

    def run(self, number: int = 1) -> Run:
        return self.workflow.runs[TASK, number]

    def advance(self, *, check_run: bool = False) -> None:
        self.advance_task(USER, TASK, check_run=check_run)

    def tick(self) -> None:
        """The clock comes when it is due."""
        due_at = self.task.due_at
        if due_at is not None and due_at > self.clock.now():
            self.clock.move_to(due_at)
        self.advance(check_run=True)

    def deliver_question(self) -> None:
        _, call = self.workflow.calls.pop(0)
        self.ask_person(call)

    def asked(self) -> "Desk":
        self.advance()
        self.deliver_question()
        return self

    def approve(self) -> None:
        self.decide.approve(person(), TASK, self.task.digest)

    def block(self) -> None:
        now = self.clock.now()
        self.tasks.commit(block(self.task, reason="Not connected.", since=now, now=now))


@pytest.fixture
def desk(
    tasks: InMemoryTasks,
    integrations: InMemoryIntegrations,
    workflow: InMemoryWorkflow,
    push: RecordingChannel,
    clock: SettableClock,
) -> Desk:
    return Desk(tasks, integrations, workflow, push, clock)


def test_a_new_task_begins_a_run_that_asks(desk: Desk) -> None:
    desk.advance()

    assert desk.run().state == "ask"
    assert desk.wait is not None
    assert (desk.wait.run, desk.wait.enter, desk.wait.token) == (1, Enter.ASK, None)
    assert desk.task.due_at == desk.task.expires_at


def test_looking_again_and_again_does_nothing(desk: Desk) -> None:
    desk.asked()
    desk.tasks.stream.clear()

    for _ in range(5):
        desk.advance()
        desk.advance(check_run=True)

    assert desk.tasks.stream == []
    assert desk.workflow.starts == 1


def test_a_task_that_is_not_there_is_nobodys_business(desk: Desk) -> None:
    desk.advance_task(USER, "tsk_none", check_run=True)

    assert desk.workflow.runs == {}


def test_an_approval_answers_the_question(desk: Desk) -> None:
    desk.asked()
    desk.approve()

    desk.advance()

    assert desk.run().state == "act"
    assert desk.run().outcomes == [
        {"outcome": "approved", "act_not_before": rfc3339(desk.clock.now())}
    ]
    assert desk.wait is not None
    assert desk.wait.answered_at == desk.clock.now()


def test_the_run_is_told_until_when_the_approval_cools(desk: Desk) -> None:
    cools = proposed(body(action=sent()))
    assert cools.body is not None
    desk.tasks.heads[USER, TASK], desk.tasks.bodies[USER, TASK, 1] = cools.after, cools.body
    desk.asked()
    desk.approve()

    desk.advance()

    until = desk.task.act_not_before
    assert until is not None
    assert until > desk.clock.now()
    assert desk.run().outcomes == [{"outcome": "approved", "act_not_before": rfc3339(until)}]


def test_an_approval_before_the_question_arrives_is_passed_on_by_the_question(desk: Desk) -> None:
    desk.advance()
    desk.approve()
    desk.advance()
    assert desk.run().state == "ask"

    desk.deliver_question()

    assert desk.run().state == "act"


def test_an_approval_without_any_run_begins_one_that_acts(desk: Desk) -> None:
    desk.approve()

    desk.advance()

    assert desk.run().passed == ["act"]


def test_a_rejection_ends_the_run(desk: Desk) -> None:
    desk.asked()
    desk.decide.reject(person(), TASK, desk.task.digest, reason=None, text=None)

    desk.advance()
    desk.advance()

    assert desk.run().state == "ended"
    assert desk.run().outcomes == [{"outcome": "rejected"}]


def test_a_question_that_arrives_after_the_rejection_ends_the_run(desk: Desk) -> None:
    desk.advance()
    desk.decide.reject(person(), TASK, desk.task.digest, reason=None, text=None)
    desk.advance()

    desk.deliver_question()

    assert desk.run().outcomes == [{"outcome": "rejected"}]


def test_nobody_decided_in_time(desk: Desk) -> None:
    desk.asked()

    desk.tick()

    assert desk.task.status is Status.EXPIRED
    assert desk.run().outcomes == [{"outcome": "expired"}]
    assert desk.task.due_at is None


def test_a_task_put_off_comes_back_by_the_clock_and_the_record_says_so(desk: Desk) -> None:
    desk.asked()
    now = desk.clock.now()
    desk.tasks.commit(snooze(desk.task, until=now + timedelta(days=1), now=now))

    desk.tick()

    assert desk.task.view == "waiting"
    woken = desk.tasks.events(USER, TASK)[-1]
    assert (woken.type, woken.by) == ("woken", "clock")


def test_a_shed_run_is_tried_again_later_and_not_at_once(desk: Desk) -> None:
    desk.workflow.sheds_until = desk.clock.now() + timedelta(seconds=150)
    desk.tasks.stream.clear()

    desk.advance()

    assert desk.tasks.stream == []
    for _ in range(3):
        desk.tick()
    assert desk.run().state == "ask"


def test_a_shed_run_writes_at_most_once_a_minute(desk: Desk) -> None:
    desk.workflow.sheds_until = desk.clock.now() + timedelta(hours=1)
    desk.clock.wait(minutes=2)
    desk.tasks.stream.clear()

    for _ in range(10):
        desk.advance()

    assert len(desk.tasks.stream) == 1


def test_an_approval_of_a_task_whose_run_was_shed_acts_once_there_is_room(desk: Desk) -> None:
    desk.workflow.sheds_until = desk.clock.now() + timedelta(seconds=90)
    desk.advance()
    desk.approve()
    desk.advance()

    desk.tick()
    desk.tick()

    assert desk.run().passed == ["act"]


def test_a_run_that_was_lost_while_it_asked_is_noticed_by_the_approval(desk: Desk) -> None:
    desk.asked()
    desk.workflow.lose(TASK, 1)
    desk.approve()

    desk.advance()

    assert desk.task.run == 2
    assert desk.run(2).passed == ["act"]


def test_a_run_that_was_lost_while_it_acted_is_noticed_by_the_clock(desk: Desk) -> None:
    desk.asked()
    desk.approve()
    desk.advance()
    desk.workflow.lose(TASK, 1)

    desk.tick()

    assert desk.task.run == 2
    assert desk.run(2).passed == ["act"]
    assert desk.tasks.events(USER, TASK)[-1].type == "run_restarted"


def test_the_stream_does_not_ask_whether_a_run_lives(desk: Desk) -> None:
    desk.asked()
    desk.approve()
    desk.advance()
    desk.workflow.lose(TASK, 1)

    desk.advance()

    assert desk.task.run == 1


def test_a_run_that_cannot_be_seen_yet_is_not_taken_for_lost(desk: Desk) -> None:
    desk.approve()
    desk.advance()
    desk.workflow.visible_after = RUN_VISIBLE_AFTER - timedelta(seconds=1)

    desk.advance(check_run=True)

    assert desk.task.run == 1
    assert desk.task.due_at == desk.clock.now() + RUN_VISIBLE_AFTER
    desk.tick()
    assert desk.task.run == 1


def test_a_question_that_never_arrives_is_given_up(desk: Desk) -> None:
    desk.advance()
    desk.approve()
    desk.advance()

    approved_at = desk.clock.now()
    while desk.task.run == 1 and desk.clock.now() < approved_at + 2 * UNANSWERED_ASK:
        desk.tick()

    assert desk.task.run == 2
    assert desk.run(1).stopped_because
    assert desk.run(2).passed == ["act"]


def test_a_question_without_an_answer_is_not_given_up_before_the_decision(desk: Desk) -> None:
    desk.advance()

    desk.clock.wait(hours=1)
    desk.advance(check_run=True)

    assert desk.task.run == 1
    assert desk.run().state == "ask"


def test_the_answer_of_a_lost_worker_is_not_given_twice(desk: Desk) -> None:
    desk.asked()
    desk.approve()
    token = desk.run().token
    assert token is not None
    desk.workflow.answer(
        token, {"outcome": "approved", "act_not_before": rfc3339(desk.clock.now())}
    )

    desk.advance()

    assert desk.task.run == 1
    assert desk.wait is not None
    assert desk.wait.answered_at is not None


def test_a_run_that_nobody_wrote_down_is_not_begun_twice(desk: Desk) -> None:
    desk.workflow.start(USER, TASK, 1, Enter.ASK)

    desk.advance()

    assert len(desk.workflow.calls) == 1
    assert desk.wait is not None
    assert desk.wait.run == 1


def test_an_approval_finds_the_run_that_nobody_wrote_down(desk: Desk) -> None:
    desk.workflow.start(USER, TASK, 1, Enter.ASK)
    desk.workflow.calls.clear()
    desk.approve()
    desk.advance()

    approved_at = desk.clock.now()
    while desk.task.run == 1 and desk.clock.now() < approved_at + 2 * UNANSWERED_ASK:
        desk.tick()

    assert desk.run(2).passed == ["act"]


def test_a_blocked_approval_waits_for_its_account(desk: Desk) -> None:
    desk.integrations.save(account(status="expired"))
    desk.approve()
    desk.advance()
    desk.block()

    desk.tick()
    desk.tick()

    assert desk.task.run == 1
    assert desk.task.blocked_by == "Not connected."


def test_a_blocked_approval_goes_on_when_its_account_is_back(desk: Desk) -> None:
    desk.integrations.save(account(status="expired"))
    desk.approve()
    desk.advance()
    desk.block()
    desk.clock.wait(minutes=30)
    desk.integrations.put(account(connected_at=desk.clock.now()), "sealed")

    desk.tick()

    assert desk.task.blocked_by is None
    assert desk.run(2).passed == ["act"]


@pytest.mark.parametrize("status", ["expired", "revoked", "error"])
def test_an_account_that_came_back_and_broke_again_is_not_back(desk: Desk, status: str) -> None:
    desk.approve()
    desk.advance()
    desk.block()
    desk.clock.wait(minutes=30)
    again = account(connected_at=desk.clock.now(), status=status)
    desk.integrations.put(again, "sealed")

    desk.tick()

    assert (desk.task.run, desk.task.blocked_by) == (1, "Not connected.")


def test_an_account_that_was_connected_all_along_is_no_reason_to_go_on(desk: Desk) -> None:
    desk.approve()
    desk.advance()
    desk.block()

    desk.tick()

    assert desk.task.run == 1


def test_after_three_days_of_a_broken_account_the_person_is_asked_again(desk: Desk) -> None:
    desk.integrations.save(account(status="expired"))
    desk.approve()
    digest = desk.task.digest
    desk.advance()
    desk.block()

    desk.clock.wait(hours=BLOCKED_AT_MOST.total_seconds() / 3600)
    desk.tick()

    assert desk.task.status is Status.AWAITING_APPROVAL
    assert desk.task.digest != digest
    filed = desk.tasks.get_filed(USER, TASK)
    assert filed is not None
    assert filed.body.changed == "The account could not be used for 3 days."
    assert desk.run(2).passed == ["ask"]


def test_the_run_that_goes_before_is_told_that_it_is_superseded(desk: Desk) -> None:
    desk.asked()
    desk.tasks.heads[USER, TASK] = desk.task.model_copy(update={"run": 2})

    desk.advance()

    assert desk.run(1).outcomes == [{"outcome": "superseded"}]
    assert desk.run(2).state == "ask"


def test_a_task_under_way_is_looked_at_every_minute(desk: Desk) -> None:
    desk.asked()
    desk.approve()
    desk.advance()

    desk.tick()

    assert desk.task.due_at == desk.clock.now() + WATCH_INTERVAL


def test_a_question_tells_the_person_once(desk: Desk) -> None:
    desk.advance()
    _, call = desk.workflow.calls.pop()

    for _ in range(3):
        desk.ask_person(call)

    assert [told.subject for told in desk.push.told] == [TASK]


def test_a_question_that_died_before_it_told_is_told_of_when_it_comes_again(desk: Desk) -> None:
    desk.advance()
    _, call = desk.workflow.calls.pop()
    desk.tasks.note_question(
        Wait(
            user_id=USER,
            task_id=TASK,
            run=1,
            enter=call.enter,
            started_at=call.entered_at,
            token=call.token,
            asked_at=call.entered_at,
        )
    )

    desk.ask_person(call)

    assert [one.subject for one in desk.notifications.kept.values()] == [TASK]
    assert [one.subject for one in desk.push.told] == [TASK]


def test_a_question_that_is_asked_anew_in_its_run_is_no_news(desk: Desk) -> None:
    desk.advance()
    _, call = desk.workflow.calls.pop()
    desk.ask_person(call)
    later = desk.clock.wait(minutes=1)

    desk.ask_person(replace(call, token="another", entered_at=later))

    assert desk.wait is not None
    assert desk.wait.token == "another"
    assert len(desk.push.told) == 1


def test_a_question_of_another_run_is_answered_and_forgotten(desk: Desk) -> None:
    desk.advance()
    _, call = desk.workflow.calls.pop()
    desk.tasks.heads[USER, TASK] = desk.task.model_copy(update={"run": 2})

    desk.ask_person(call)

    assert desk.run(1).outcomes == [{"outcome": "superseded"}]
    assert desk.push.told == []
    assert desk.wait is not None
    assert desk.wait.token is None


def test_a_question_about_what_was_decided_already_tells_nobody(desk: Desk) -> None:
    desk.advance()
    desk.approve()

    desk.deliver_question()

    assert desk.push.told == []
    assert desk.run().state == "act"


def test_whoever_puts_their_approval_back_is_asked_and_not_told(desk: Desk) -> None:
    desk.asked().approve()
    ChangeTask(desk.tasks, desk.clock, signing()).cancel(
        person(), TASK, desk.task.digest, reopens=True
    )
    desk.workflow.calls.clear()
    desk.advance()

    desk.deliver_question()

    assert desk.wait is not None
    assert (desk.wait.run, desk.wait.token is not None) == (2, True)
    assert [told.subject for told in desk.push.told] == [TASK]


def test_but_they_are_told_once_the_world_makes_it_wait_again(desk: Desk) -> None:
    desk.tasks.heads[USER, TASK] = desk.task.model_copy(update={"is_news": False})
    desk.advance()
    desk.deliver_question()
    desk.approve()
    filed = desk.tasks.get_filed(USER, TASK)
    assert filed is not None
    desk.tasks.commit(revise(filed.task, filed.body, changed="News.", now=desk.clock.now()))
    desk.workflow.calls.clear()
    desk.advance()

    desk.deliver_question()

    assert [told.subject for told in desk.push.told] == [TASK]


def test_a_question_about_nothing_is_answered(desk: Desk) -> None:
    desk.advance()
    _, call = desk.workflow.calls.pop()
    del desk.tasks.heads[USER, TASK]

    desk.ask_person(call)

    assert desk.run().outcomes == [{"outcome": "superseded"}]


@pytest.mark.parametrize(
    ("wishes", "told"),
    [
        (NotificationWishes(), [TASK]),
        (NotificationWishes(push=False), []),
        (NotificationWishes(quiet_hours=("08:00", "10:00")), []),
        (NotificationWishes(quiet_hours=None), [TASK]),
    ],
)
def test_a_person_is_told_as_they_wish_and_asked_all_the_same(
    desk: Desk, wishes: NotificationWishes, told: list[str]
) -> None:
    desk.users.wishes[USER] = Preferences(notifications=wishes)
    desk.advance()

    desk.deliver_question()

    assert [one.subject for one in desk.push.told] == told
    assert [one.subject for one in desk.notifications.kept.values()] == [TASK]
    assert desk.wait is not None
    assert desk.wait.token is not None
