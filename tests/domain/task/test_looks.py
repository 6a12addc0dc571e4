"""When what nobody could tell is looked for, and what is written when it is found."""

from datetime import timedelta

import pytest

from countersign.domain.errors import InvalidMove
from countersign.domain.task.effect import EffectState
from countersign.domain.task.task import REVIEW_LOOKS, Enter, Status
from countersign.domain.task.transitions import (
    claim,
    found_absent,
    found_done,
    look_again,
    review,
)
from tests.domain.task.ready_made import LEASE, NOW, PROBLEM, effect_of, task_in

WEEK = timedelta(days=7)


def test_it_is_looked_for_at_growing_intervals_for_a_week_and_then_left_to_the_person() -> None:
    executing = task_in(Status.EXECUTING)
    task = review(executing, effect_of(executing), problem=PROBLEM, now=NOW).after
    looks = []
    while task.due_at is not None:
        change = look_again(task, now=task.due_at)
        if change.event.type == "looked_again":
            looks.append(task.due_at)
        task = change.after

    gaps = [after - before for before, after in zip((NOW, *looks), looks, strict=False)]
    assert tuple(gaps) == REVIEW_LOOKS
    assert sorted(gaps) == gaps
    assert WEEK - timedelta(days=1) < looks[-1] - NOW <= WEEK
    assert (change.event.type, change.event.by) == ("left_to_you", "clock")
    assert task.status is Status.NEEDS_REVIEW
    assert task.error == PROBLEM


def test_each_look_has_a_run_of_its_own_that_goes_straight_to_the_act() -> None:
    task = task_in(Status.NEEDS_REVIEW)

    after = look_again(task, now=NOW).after

    assert (after.run, after.enter, after.looks) == (task.run + 1, Enter.ACT, 1)


def test_what_is_found_done_has_its_receipt_and_can_be_undone_as_usual() -> None:
    task = task_in(Status.NEEDS_REVIEW).model_copy(update={"undoable": False})
    back = {"draft_id": "d1"}

    change = found_done(
        task, effect_of(task), receipt={"id": "d1"}, compensator=back, is_last=True, now=NOW
    )

    (written,) = change.effects
    assert (written.after.state, written.after.compensator) == (EffectState.DONE, back)
    assert change.after.can_undo(NOW)
    assert (change.after.error, change.after.result) == (None, {"id": "d1"})
    assert change.event.data == {"step": "draft", "receipt": {"id": "d1"}}


def test_what_is_found_half_done_is_not_gone_on_with_unasked() -> None:
    task = task_in(Status.NEEDS_REVIEW)

    change = found_done(task, effect_of(task), receipt={}, compensator={}, is_last=False, now=NOW)

    assert change.after.status is Status.FAILED
    assert change.after.error is not None
    assert (change.after.error.code, change.after.error.retryable) == ("half_done", True)
    assert not change.after.undoable


def test_what_is_found_absent_can_be_tried_again() -> None:
    task = task_in(Status.NEEDS_REVIEW)

    change = found_absent(task, effect_of(task), now=NOW)

    assert change.effects[0].after.state is EffectState.REFUSED
    assert change.after.error is not None
    assert (change.after.error.code, change.after.error.retryable) == ("not_there", True)


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.NEEDS_REVIEW}))
def test_nothing_else_is_looked_for_or_found(status: Status) -> None:
    task = task_in(status)
    effect = effect_of(task)
    with pytest.raises(InvalidMove):
        look_again(task, now=NOW)
    with pytest.raises(InvalidMove):
        found_absent(task, effect, now=NOW)
    with pytest.raises(InvalidMove):
        found_done(task, effect, receipt={}, compensator=None, is_last=True, now=NOW)


def test_a_further_try_that_ends_in_doubt_is_looked_for_from_the_beginning() -> None:
    tried_again = task_in(Status.APPROVED).model_copy(update={"looks": 3})

    claimed = claim(tried_again, step="draft", lease="mine", now=NOW, lease_for=LEASE).after

    assert claimed.looks == 0
