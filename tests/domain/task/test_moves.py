"""The table of moves: what it allows works, everything else is refused."""

import pytest

from countersign.domain.errors import InvalidMove, NotWaiting
from countersign.domain.task.task import IN_FLIGHT, MOVES, VIEW_OF, Status
from tests.domain.task.ready_made import WAYS, origins_of, task_in

ALLOWED = [(status, name) for name in WAYS for status in Status if status in origins_of(name)]
REFUSED = [(status, name) for name in WAYS for status in Status if status not in origins_of(name)]


@pytest.mark.parametrize(("status", "name"), ALLOWED)
def test_an_allowed_move_is_made(status: Status, name: str) -> None:
    to, way = WAYS[name]
    task = task_in(status)

    change = way(task)

    assert change.before == task
    assert change.after.status is to
    assert change.after.sequence == change.event.sequence == task.sequence + 1


@pytest.mark.parametrize(("status", "name"), REFUSED)
def test_any_other_move_is_refused(status: Status, name: str) -> None:
    _, way = WAYS[name]

    with pytest.raises((InvalidMove, NotWaiting)):
        way(task_in(status))


def test_every_status_stands_in_the_table_and_in_a_view() -> None:
    assert set(MOVES) == set(VIEW_OF) == set(Status)


def test_the_person_finds_a_task_where_they_look_for_it() -> None:
    assert {status: task_in(status).view for status in Status} == {
        Status.AWAITING_APPROVAL: "waiting",
        Status.APPROVED: "active",
        Status.EXECUTING: "active",
        Status.NEEDS_REVIEW: "active",
        Status.COMPLETED: "done",
        Status.FAILED: "done",
        Status.REJECTED: "done",
        Status.EXPIRED: "done",
        Status.CANCELLED: "done",
        Status.UNDONE: "done",
    }


def test_the_table_is_the_one_of_the_design() -> None:
    table = {status.value: {to.value for to in MOVES[status]} for status in Status}

    assert table == {
        "AWAITING_APPROVAL": {"APPROVED", "REJECTED", "EXPIRED"},
        "APPROVED": {"EXECUTING", "CANCELLED", "AWAITING_APPROVAL", "EXPIRED"},
        "EXECUTING": {"COMPLETED", "FAILED", "NEEDS_REVIEW"},
        "FAILED": {"APPROVED"},
        "NEEDS_REVIEW": {"COMPLETED", "FAILED"},
        "COMPLETED": {"UNDONE"},
        "REJECTED": {"AWAITING_APPROVAL"},
        "EXPIRED": {"AWAITING_APPROVAL"},
        "CANCELLED": {"AWAITING_APPROVAL"},
        "UNDONE": {"AWAITING_APPROVAL"},
    }


@pytest.mark.parametrize("status", list(Status))
def test_the_clock_watches_exactly_what_is_not_final(status: Status) -> None:
    task = task_in(status).model_copy(update={"due_at": None})

    assert task.is_final == (status not in {Status.AWAITING_APPROVAL, *IN_FLIGHT})


def test_what_nobody_could_tell_is_watched_for_as_long_as_it_is_looked_for() -> None:
    task = task_in(Status.NEEDS_REVIEW)

    assert task.due_at is not None
    assert not task.is_final


@pytest.mark.parametrize("name", sorted(WAYS))
def test_only_a_final_task_leaves_the_clock(name: str) -> None:
    origin = min(origins_of(name))

    after = WAYS[name][1](task_in(origin)).after

    assert (after.due_at is None) == after.is_final
