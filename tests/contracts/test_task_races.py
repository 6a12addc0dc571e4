"""Races, written down as what was read and written when: of two writes on one look, one holds."""

from datetime import timedelta

import pytest

from countersign.domain.errors import Conflict
from countersign.domain.task.task import Task, TaskProblem
from countersign.domain.task.transitions import (
    Change,
    expire,
    reject,
    restart,
    review,
    snooze,
)
from countersign.ports.tasks import Tasks
from tests.contracts.conftest import Stores
from tests.contracts.tasks_at_work import (
    LATER,
    LEASE,
    a_receipt,
    an_approval,
    approve_now,
    born,
    claim_now,
    first_claim,
    known_wait,
    stored_wait,
)
from tests.factories import TASK, USER
from tests.fakes.system import MORNING


@pytest.fixture
def tasks(stores: Stores) -> Tasks:
    return stores.tasks


@pytest.fixture
def task(tasks: Tasks) -> Task:
    """One that waits."""
    return born(tasks)


def test_two_taps_that_read_the_same_the_second_write_is_refused(tasks: Tasks, task: Task) -> None:
    first, second = an_approval(task), an_approval(task, now=timedelta(seconds=1))

    tasks.commit(first)
    with pytest.raises(Conflict):
        tasks.commit(second)

    assert tasks.get(USER, TASK) == first.after
    assert len(tasks.events(USER, TASK)) == 2


def test_approve_and_expire_that_read_the_same_only_one_is_written(
    tasks: Tasks, task: Task
) -> None:
    approval, expiry = an_approval(task), expire(task, now=task.expires_at)

    tasks.commit(expiry)
    with pytest.raises(Conflict):
        tasks.commit(approval)

    assert tasks.get(USER, TASK) == expiry.after


def test_approve_and_reject_that_read_the_same_only_one_is_written(
    tasks: Tasks, task: Task
) -> None:
    approval, rejection = an_approval(task), reject(task, now=LATER, reason=None, text=None)

    tasks.commit(approval)
    with pytest.raises(Conflict):
        tasks.commit(rejection)

    assert tasks.get(USER, TASK) == approval.after


def test_an_approval_that_read_before_a_snooze_is_refused(tasks: Tasks, task: Task) -> None:
    approval = an_approval(task)
    snoozed = snooze(task, until=LATER + timedelta(days=1), now=LATER)

    tasks.commit(snoozed)
    with pytest.raises(Conflict):
        tasks.commit(approval)

    assert tasks.get(USER, TASK) == snoozed.after


def test_two_workers_that_read_the_same_one_claims(tasks: Tasks, task: Task) -> None:
    approved = approve_now(tasks, task)
    first, second = first_claim(approved, "first"), first_claim(approved, "second")

    tasks.commit(first)
    with pytest.raises(Conflict):
        tasks.commit(second)

    assert tasks.effects(USER, TASK) == (first.effect,)


def test_a_worker_that_read_before_the_restart_does_not_claim(tasks: Tasks, task: Task) -> None:
    approved = approve_now(tasks, task)
    stale = first_claim(approved)

    tasks.commit(restart(approved, why="lost", by="clock", now=LATER))
    with pytest.raises(Conflict):
        tasks.commit(stale)

    assert tasks.effects(USER, TASK) == ()


def test_a_refused_change_leaves_nothing_behind(tasks: Tasks, task: Task) -> None:
    head, effect = claim_now(tasks, task)
    taken_over = effect.model_copy(update={"lease": "second"})
    tasks.renew_lease(effect, taken_over)

    with pytest.raises(Conflict):
        tasks.commit(a_receipt(head, effect))

    assert tasks.get(USER, TASK) == head
    assert tasks.effects(USER, TASK) == (taken_over,)
    assert len(tasks.events(USER, TASK)) == 3


def test_an_effect_that_is_there_is_not_opened_again(tasks: Tasks, task: Task) -> None:
    head, effect = claim_now(tasks, task)
    problem = TaskProblem(code="x", message="x", retryable=False)
    tasks.commit(review(head, effect, problem=problem, now=LATER))
    stored = tasks.get(USER, TASK)
    assert stored is not None
    wished = first_claim(an_approval(task).after)
    again = Change(
        before=stored,
        after=stored.model_copy(update={"sequence": stored.sequence + 1}),
        event=wished.event.model_copy(update={"sequence": stored.sequence + 1}),
        effects=wished.effects,
    )

    with pytest.raises(Conflict):
        tasks.commit(again)

    assert tasks.get(USER, TASK) == stored


def test_the_next_look_moves_only_for_the_head_that_was_read(tasks: Tasks, task: Task) -> None:
    assert tasks.postpone(task, LATER) is True
    approved = approve_now(tasks, task)

    assert tasks.postpone(task, MORNING) is False

    assert tasks.get(USER, TASK) == approved


def test_moving_the_next_look_is_no_change_of_the_task(tasks: Tasks, task: Task) -> None:
    tasks.postpone(task, LATER)

    stored = tasks.get(USER, TASK)

    assert stored == task.model_copy(update={"due_at": LATER})
    tasks.commit(an_approval(task))


def test_a_lease_is_taken_over_by_one(tasks: Tasks, task: Task) -> None:
    _, effect = claim_now(tasks, task)
    second = effect.model_copy(update={"lease": "second", "lease_until": LATER + 2 * LEASE})
    third = effect.model_copy(update={"lease": "third", "lease_until": LATER + 2 * LEASE})

    tasks.renew_lease(effect, second)
    with pytest.raises(Conflict):
        tasks.renew_lease(effect, third)

    assert tasks.effects(USER, TASK) == (second,)


def test_a_lease_that_was_prolonged_is_not_taken_over_on_an_old_look(
    tasks: Tasks, task: Task
) -> None:
    _, effect = claim_now(tasks, task)
    longer = effect.model_copy(update={"lease_until": LATER + 2 * LEASE})
    tasks.renew_lease(effect, longer)

    with pytest.raises(Conflict):
        tasks.renew_lease(effect, effect.model_copy(update={"lease": "second"}))

    assert tasks.effects(USER, TASK) == (longer,)


def test_an_effect_let_go_can_be_taken(tasks: Tasks, task: Task) -> None:
    _, effect = claim_now(tasks, task)
    free = effect.model_copy(update={"lease": ""})
    tasks.renew_lease(effect, free)
    mine = free.model_copy(update={"lease": "second"})

    tasks.renew_lease(free, mine)

    assert tasks.effects(USER, TASK) == (mine,)


def test_a_closed_effect_is_nobodys_to_take(tasks: Tasks, task: Task) -> None:
    head, effect = claim_now(tasks, task)
    done = a_receipt(head, effect)
    tasks.commit(done)

    with pytest.raises(Conflict):
        tasks.renew_lease(effect, effect.model_copy(update={"lease": "second"}))

    assert tasks.effects(USER, TASK) == (done.effect,)


def test_an_effect_that_is_not_there_cannot_be_taken(tasks: Tasks, task: Task) -> None:
    effect = first_claim(an_approval(task).after).effect
    assert effect is not None

    with pytest.raises(Conflict):
        tasks.renew_lease(effect, effect.model_copy(update={"lease": "second"}))

    assert tasks.effects(USER, TASK) == ()


def test_a_run_that_began_is_remembered(tasks: Tasks, task: Task) -> None:
    tasks.note_run(known_wait())

    assert tasks.get_with_wait(USER, TASK) == (task, known_wait())


def test_the_news_of_a_run_never_hides_its_question(tasks: Tasks, task: Task) -> None:
    question = known_wait(token="token-1")

    assert tasks.note_question(question) is True
    tasks.note_run(known_wait())

    assert stored_wait(tasks) == question


def test_the_question_of_a_run_that_is_known_is_news(tasks: Tasks, task: Task) -> None:
    question = known_wait(token="token-1")
    tasks.note_run(known_wait())

    assert tasks.note_question(question) is True
    assert stored_wait(tasks) == question


def test_an_older_run_never_hides_a_newer_one(tasks: Tasks, task: Task) -> None:
    tasks.note_run(known_wait(2))

    tasks.note_run(known_wait(1))
    assert tasks.note_question(known_wait(1, token="token-1")) is False

    assert stored_wait(tasks) == known_wait(2)


def test_a_newer_run_takes_the_place_of_an_older_one(tasks: Tasks, task: Task) -> None:
    tasks.note_question(known_wait(1, token="token-1"))

    tasks.note_run(known_wait(2))

    assert stored_wait(tasks) == known_wait(2)


def test_the_same_question_again_is_no_news(tasks: Tasks, task: Task) -> None:
    assert tasks.note_question(known_wait(token="token-1")) is True
    assert tasks.note_question(known_wait(token="token-1")) is False


def test_of_two_questions_of_a_run_the_newer_one_stays(tasks: Tasks, task: Task) -> None:
    newer = known_wait(token="token-2", second=9)

    assert tasks.note_question(newer) is True
    assert tasks.note_question(known_wait(token="token-1")) is False

    assert stored_wait(tasks) == newer
    assert tasks.note_question(known_wait(token="token-3", second=10)) is True


def test_the_answer_is_noted_at_its_own_question(tasks: Tasks, task: Task) -> None:
    question = known_wait(token="token-1")
    tasks.note_question(question)

    tasks.note_answer(question, LATER)

    assert stored_wait(tasks) == question.model_copy(update={"answered_at": LATER})


def test_the_answer_to_an_old_question_does_not_count_for_the_new(tasks: Tasks, task: Task) -> None:
    old, new = known_wait(1, token="token-1"), known_wait(2, token="token-2")
    tasks.note_question(old)
    tasks.note_question(new)

    tasks.note_answer(old, LATER)

    assert stored_wait(tasks) == new
