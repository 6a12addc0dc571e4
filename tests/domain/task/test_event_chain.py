"""A history that was altered, shortened, reordered or added to is found, and where."""

from datetime import timedelta

import pytest

from countersign.domain.errors import RecordBroken
from countersign.domain.task.event_chain import hash_of, verify
from countersign.domain.task.task import Decision, Event, Status, Task
from countersign.domain.task.transitions import approve, claim, restart, settle
from tests.factories import body_of, proposed
from tests.fakes.system import MORNING


@pytest.fixture
def told() -> tuple[Task, list[Event]]:
    """A whole life: proposed, approved, restarted, claimed, completed."""
    birth = proposed()
    decision = Decision(by="user", at=MORNING, digest=birth.after.digest)
    approval = approve(birth.after, body_of(birth.after), by=decision, cooling=timedelta(0))
    again = restart(approval.after, why="lost", by="clock", now=MORNING)
    claimed = claim(
        again.after, step="draft", lease="l", now=MORNING, lease_for=timedelta(seconds=45)
    )
    assert claimed.effect is not None
    done = settle(
        claimed.after, claimed.effect, receipt={"draft_id": "d1"}, compensator=None, now=MORNING
    )
    return done.after, [change.event for change in (birth, approval, again, claimed, done)]


def _broken_at(task: Task, events: list[Event]) -> int:
    with pytest.raises(RecordBroken) as found:
        verify(task, events)
    return int(found.value.params["sequence"])


def test_an_untouched_history_holds(told: tuple[Task, list[Event]]) -> None:
    task, events = told

    verify(task, events)

    assert [event.type for event in events] == [
        "proposed",
        "approved",
        "run_restarted",
        "claimed",
        "completed",
    ]


@pytest.mark.parametrize("position", range(5))
@pytest.mark.parametrize(
    "altered",
    [
        {"by": "rule"},
        {"type": "something"},
        {"status": Status.REJECTED},
        {"digest": "0" * 64},
        {"data": {"receipt": "forged"}},
        {"at": MORNING + timedelta(milliseconds=1)},
        {"revision": 9},
        {"run": 9},
        {"user_id": "usr_2"},
        {"task_id": "tsk_2"},
    ],
    ids=lambda altered: next(iter(altered)),
)
def test_an_altered_event_is_found(
    told: tuple[Task, list[Event]], position: int, altered: dict[str, object]
) -> None:
    task, events = told
    events[position] = events[position].model_copy(update=altered)

    assert _broken_at(task, events) == position + 1


@pytest.mark.parametrize("position", range(5))
def test_an_event_altered_with_its_own_hash_is_found_at_the_next(
    told: tuple[Task, list[Event]], position: int
) -> None:
    task, events = told
    forged = events[position].model_copy(update={"data": {"forged": True}})
    events[position] = forged.model_copy(update={"hash": hash_of(forged)})

    assert _broken_at(task, events) == min(position + 2, 5)


@pytest.mark.parametrize("position", range(4))
def test_a_removed_event_is_found(told: tuple[Task, list[Event]], position: int) -> None:
    task, events = told
    del events[position]

    assert _broken_at(task, events) == position + 1


def test_a_removed_end_is_found(told: tuple[Task, list[Event]]) -> None:
    task, events = told

    assert _broken_at(task, events[:-1]) == task.sequence
    assert _broken_at(task, []) == task.sequence


@pytest.mark.parametrize("position", range(4))
def test_two_events_in_another_order_are_found(
    told: tuple[Task, list[Event]], position: int
) -> None:
    task, events = told
    events[position], events[position + 1] = events[position + 1], events[position]

    assert _broken_at(task, events) == position + 1


@pytest.mark.parametrize("position", range(5))
def test_an_inserted_event_is_found(told: tuple[Task, list[Event]], position: int) -> None:
    task, events = told
    events.insert(position, events[position])

    assert _broken_at(task, events) == position + 2


def test_an_event_added_at_the_end_is_found(told: tuple[Task, list[Event]]) -> None:
    task, events = told
    last = events[-1]
    added = last.model_copy(update={"sequence": 6, "previous": last.hash, "hash": ""})
    events.append(added.model_copy(update={"hash": hash_of(added)}))

    assert _broken_at(task, events) == task.sequence


def test_a_head_that_points_elsewhere_is_found(told: tuple[Task, list[Event]]) -> None:
    task, events = told

    assert _broken_at(task.model_copy(update={"chain_head": "0" * 64}), events) == 5


def test_a_chain_survives_storage(told: tuple[Task, list[Event]]) -> None:
    task, events = told
    stored = [Event.model_validate_json(event.model_dump_json()) for event in events]

    verify(Task.model_validate_json(task.model_dump_json()), stored)

    assert stored == events
