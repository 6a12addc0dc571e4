"""A run asks: its question is remembered, and the person is told once."""

from dataclasses import replace

import pytest

from countersign.domain.task.task import (
    Wait,
)
from countersign.domain.task.transitions import revise
from countersign.domain.users.preferences import NotificationWishes, Preferences
from countersign.usecases.tasks.change import ChangeTask
from tests.factories import TASK, USER, person
from tests.fakes.macs import signing
from tests.usecases.tasks.desk import Desk


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


def test_whoever_declines_what_was_once_in_doubt_is_not_told_that_it_was_found_out(
    desk: Desk,
) -> None:
    """The question comes after the answer, by a slow queue."""
    desk.asked().approve()
    desk.tasks.heads[USER, TASK] = desk.task.model_copy(update={"looks": 1})
    ChangeTask(desk.tasks, desk.clock, signing()).cancel(
        person(), TASK, desk.task.digest, reopens=True
    )
    desk.workflow.calls.clear()
    desk.advance()
    desk.decide.reject(person(), TASK, desk.task.digest, reason=None, text=None)

    desk.deliver_question()

    assert [one.kind for one in desk.push.told] == ["task_waits"]


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
