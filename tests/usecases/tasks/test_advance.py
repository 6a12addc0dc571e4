"""A look at a task as it stands does what its state needs, and nothing twice."""

from datetime import timedelta

import pytest

from countersign.domain.task.task import (
    BLOCKED_AT_MOST,
    RUN_VISIBLE_AFTER,
    UNANSWERED_ASK,
    WATCH_INTERVAL,
    Enter,
    Status,
)
from countersign.domain.task.transitions import snooze
from countersign.domain.values import rfc3339
from tests.factories import TASK, USER, account, body, person, proposed, sent
from tests.usecases.tasks.desk import Desk


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
