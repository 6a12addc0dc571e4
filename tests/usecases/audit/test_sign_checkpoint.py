"""Once a day, where a person's histories stand is signed; each change is in exactly one seal."""

from datetime import timedelta

import pytest

from countersign.domain.audit.checkpoint import (
    HEADS_AT_MOST,
    SETTLED_AFTER,
    CheckpointState,
    SignedCheckpoint,
    next_sealing,
    statement,
)
from countersign.domain.errors import Conflict
from countersign.domain.task.transitions import reject
from countersign.ports.checkpoints import Signature
from countersign.ports.tasks import Newborn
from countersign.usecases.audit.sign_checkpoint import REST_AFTER, SignCheckpoint
from tests.factories import USER, body, proposed
from tests.fakes.checkpoints import InMemoryCheckpoints, KeyInHand, RecordingCheckpointWitness
from tests.fakes.system import MORNING, SettableClock
from tests.fakes.tasks import InMemoryTasks

DAY = timedelta(days=1)


@pytest.fixture
def key() -> KeyInHand:
    return KeyInHand()


@pytest.fixture
def witness() -> RecordingCheckpointWitness:
    return RecordingCheckpointWitness()


@pytest.fixture
def checkpoint(
    checkpoints: InMemoryCheckpoints,
    key: KeyInHand,
    witness: RecordingCheckpointWitness,
    clock: SettableClock,
) -> SignCheckpoint:
    return SignCheckpoint(checkpoints, key, witness, clock)


def _born(tasks: InMemoryTasks, clock: SettableClock, *numbers: int) -> None:
    for number in numbers:
        birth = proposed(body(task_id=f"tsk_{number:04d}"), now=clock.now())
        tasks.create(USER, [Newborn(birth, f"mark-{number}")], month="2026-11")


def _rejected(tasks: InMemoryTasks, clock: SettableClock, number: int) -> None:
    task = tasks.get(USER, f"tsk_{number:04d}")
    assert task is not None
    tasks.commit(reject(task, now=clock.now(), reason=None, text=None))


def _sealed(checkpoints: InMemoryCheckpoints) -> list[list[tuple[str, int]]]:
    return [[(head.task_id, head.sequence) for head in one.heads] for one in checkpoints.all(USER)]


def test_a_seal_holds_where_each_history_ended_and_names_the_seal_before(
    checkpoint: SignCheckpoint,
    checkpoints: InMemoryCheckpoints,
    tasks: InMemoryTasks,
    clock: SettableClock,
) -> None:
    _born(tasks, clock, 1, 2)
    clock.move_to(clock.now() + DAY)
    assert checkpoint(USER) == 2

    _rejected(tasks, clock, 1)
    _born(tasks, clock, 3)
    clock.move_to(clock.now() + DAY)
    assert checkpoint(USER) == 2

    first, second = checkpoints.all(USER)
    assert _sealed(checkpoints) == [
        [("tsk_0001", 1), ("tsk_0002", 1)],
        [("tsk_0001", 2), ("tsk_0003", 1)],
    ]
    assert (first.number, first.previous) == (1, "")
    assert (second.number, second.previous) == (2, first.hash)
    assert first.heads[0].chain_head == tasks.histories[USER, "tsk_0001"][0].hash


def test_a_seal_is_signed_and_witnessed(
    checkpoint: SignCheckpoint,
    checkpoints: InMemoryCheckpoints,
    tasks: InMemoryTasks,
    clock: SettableClock,
    key: KeyInHand,
    witness: RecordingCheckpointWitness,
) -> None:
    _born(tasks, clock, 1)
    clock.move_to(clock.now() + DAY)
    checkpoint(USER)

    (only,) = checkpoints.all(USER)
    assert key.signed(statement(only), Signature(only.key_id, only.signature))
    assert witness.seen == {(USER, 1): only.hash}


def test_without_a_change_nothing_is_signed_and_the_clock_comes_tomorrow(
    checkpoint: SignCheckpoint,
    checkpoints: InMemoryCheckpoints,
    tasks: InMemoryTasks,
    clock: SettableClock,
    key: KeyInHand,
) -> None:
    _born(tasks, clock, 1)
    clock.move_to(clock.now() + DAY)
    checkpoint(USER)
    clock.move_to(clock.now() + DAY)

    assert checkpoint(USER) == 0

    assert key.signed_statements == 1
    assert tasks.sealings[USER].next_at == next_sealing(USER, clock.now())


def test_a_person_without_a_task_is_not_sealed(
    checkpoint: SignCheckpoint, checkpoints: InMemoryCheckpoints
) -> None:
    assert checkpoint(USER) == 0
    assert list(checkpoints.all(USER)) == []


def test_what_has_just_changed_waits_for_the_next_seal_and_is_in_no_other(
    checkpoint: SignCheckpoint,
    checkpoints: InMemoryCheckpoints,
    tasks: InMemoryTasks,
    clock: SettableClock,
) -> None:
    _born(tasks, clock, 1)
    clock.move_to(clock.now() + DAY - SETTLED_AFTER)
    _born(tasks, clock, 2)
    clock.wait(minutes=59)
    _born(tasks, clock, 3)
    checkpoint(USER)
    clock.wait(minutes=1)
    checkpoint(USER)
    clock.move_to(clock.now() + DAY)
    checkpoint(USER)

    assert _sealed(checkpoints) == [[("tsk_0001", 1)], [("tsk_0002", 1)], [("tsk_0003", 1)]]


def test_more_than_one_seal_holds_goes_on_in_the_next_within_minutes(
    checkpoint: SignCheckpoint,
    checkpoints: InMemoryCheckpoints,
    tasks: InMemoryTasks,
    clock: SettableClock,
) -> None:
    _born(tasks, clock, *range(HEADS_AT_MOST + 3))
    clock.move_to(clock.now() + DAY)

    assert checkpoint(USER) == HEADS_AT_MOST
    assert tasks.sealings[USER].next_at == clock.now() + REST_AFTER
    assert checkpoint(USER) == 3
    assert checkpoint(USER) == 0

    sealed = [head for one in _sealed(checkpoints) for head in one]
    assert sorted(sealed) == [(f"tsk_{number:04d}", 1) for number in range(HEADS_AT_MOST + 3)]
    assert tasks.sealings[USER].next_at == next_sealing(USER, clock.now())


def test_a_worker_whose_clock_is_behind_leaves_what_another_has_sealed(
    checkpoint: SignCheckpoint,
    checkpoints: InMemoryCheckpoints,
    tasks: InMemoryTasks,
    clock: SettableClock,
    key: KeyInHand,
) -> None:
    _born(tasks, clock, 1)
    clock.move_to(clock.now() + DAY)
    checkpoint(USER)
    behind = SettableClock(clock.now() - timedelta(minutes=1))

    assert SignCheckpoint(checkpoints, key, RecordingCheckpointWitness(), behind)(USER) == 0

    assert _sealed(checkpoints) == [[("tsk_0001", 1)]]


def test_a_worker_that_stops_dead_before_it_stores_leaves_nothing_behind(
    checkpoints: InMemoryCheckpoints, key: KeyInHand, tasks: InMemoryTasks, clock: SettableClock
) -> None:
    class Dies(InMemoryCheckpoints):
        def store(
            self, before: CheckpointState, checkpoint: SignedCheckpoint, after: CheckpointState
        ) -> None:
            raise SystemExit

    _born(tasks, clock, 1)
    clock.move_to(clock.now() + DAY)
    with pytest.raises(SystemExit):
        SignCheckpoint(Dies(tasks), key, RecordingCheckpointWitness(), clock)(USER)

    assert SignCheckpoint(checkpoints, key, RecordingCheckpointWitness(), clock)(USER) == 1
    assert _sealed(checkpoints) == [[("tsk_0001", 1)]]


def test_of_two_at_once_one_seals(
    checkpoints: InMemoryCheckpoints, key: KeyInHand, tasks: InMemoryTasks, clock: SettableClock
) -> None:
    class Overtaken(KeyInHand):
        def sign(self, statement: bytes) -> Signature:
            assert SignCheckpoint(checkpoints, key, RecordingCheckpointWitness(), clock)(USER) == 1
            return super().sign(statement)

    _born(tasks, clock, 1)
    clock.move_to(clock.now() + DAY)

    with pytest.raises(Conflict):
        SignCheckpoint(checkpoints, Overtaken(), RecordingCheckpointWitness(), clock)(USER)

    assert _sealed(checkpoints) == [[("tsk_0001", 1)]]


def test_sealings_are_spread_over_the_day_and_each_person_has_a_time_of_their_own() -> None:
    times = {next_sealing(f"usr_{number}", MORNING) for number in range(100)}

    assert len(times) > 90
    assert all(MORNING < time <= MORNING + DAY for time in times)
    assert next_sealing(USER, next_sealing(USER, MORNING)) == next_sealing(USER, MORNING) + DAY
