"""What every due index keeps to."""

from datetime import datetime, timedelta

from countersign.adapters.dynamodb import keys
from countersign.domain.audit.checkpoint import next_sealing
from countersign.domain.task.transitions import reject
from countersign.ports.due import SHARDS, Due
from countersign.ports.tasks import Newborn
from tests.contracts.conftest import Stores
from tests.factories import TASK, USER, body, person, proposed
from tests.fakes.system import MORNING

MINUTE = timedelta(minutes=1)


def _due(stores: Stores, until: datetime) -> list[Due]:
    return [row for shard in range(SHARDS) for row in stores.due.due(shard, until, at_most=100)]


def _born(stores: Stores, task_id: str = TASK) -> None:
    birth = proposed(body(task_id=task_id))
    stores.tasks.create(USER, [Newborn(birth, f"mark of {task_id}")], month="2026-11")


def test_a_task_stands_in_one_shard_once_it_is_due(stores: Stores) -> None:
    _born(stores)

    assert _due(stores, MORNING) == []
    assert _due(stores, MORNING + MINUTE) == [Due(USER, TASK, MORNING + MINUTE)]


def test_a_person_stands_there_as_well(stores: Stores) -> None:
    stores.users.register(person(), "hash")
    assert _due(stores, MORNING) == []

    stores.users.set_next_scan(USER, MORNING)

    assert _due(stores, MORNING) == [Due(USER, None, MORNING)]


def test_a_person_taken_off_the_clock_is_not_due(stores: Stores) -> None:
    stores.users.register(person(), "hash")
    stores.users.set_next_scan(USER, MORNING)

    stores.users.set_next_scan(USER, None)

    assert _due(stores, MORNING + MINUTE) == []


def test_a_scan_that_was_postponed_is_due_then(stores: Stores) -> None:
    stores.users.register(person(), "hash")
    stores.users.set_next_scan(USER, MORNING)

    stores.users.postpone_scan(USER, MORNING, MORNING + MINUTE)

    assert _due(stores, MORNING) == []
    assert _due(stores, MORNING + MINUTE) == [Due(USER, None, MORNING + MINUTE)]


def test_a_task_that_was_postponed_is_due_then(stores: Stores) -> None:
    _born(stores)
    task = stores.tasks.get(USER, TASK)
    assert task is not None

    stores.tasks.postpone(task, MORNING + 5 * MINUTE)

    assert _due(stores, MORNING + 4 * MINUTE) == []
    assert _due(stores, MORNING + 5 * MINUTE) == [Due(USER, TASK, MORNING + 5 * MINUTE)]


def test_a_final_task_is_never_due(stores: Stores) -> None:
    _born(stores)
    task = stores.tasks.get(USER, TASK)
    assert task is not None

    stores.tasks.commit(reject(task, now=MORNING, reason=None, text=None))

    assert [row for row in _due(stores, MORNING + 9_999 * MINUTE) if row.task_id] == []


def test_the_longest_overdue_comes_first_and_no_more_than_asked_for(stores: Stores) -> None:
    shard = keys.due(MORNING, USER, TASK)["gsi2pk"]
    candidates = (f"tsk_{number}" for number in range(10_000))
    alike = [one for one in candidates if keys.due(MORNING, USER, one)["gsi2pk"] == shard][:4]
    for number, task_id in enumerate(alike):
        _born(stores, task_id)
        task = stores.tasks.get(USER, task_id)
        assert task is not None
        stores.tasks.postpone(task, MORNING - number * MINUTE)

    found = stores.due.due(int(shard.removeprefix("DUE#")), MORNING, at_most=3)

    assert [row.task_id for row in found] == alike[:0:-1]


def test_behind_a_row_comes_the_next_of_its_shard(stores: Stores) -> None:
    shard = keys.due(MORNING, USER, TASK)["gsi2pk"]
    candidates = (f"tsk_{number}" for number in range(10_000))
    alike = [one for one in candidates if keys.due(MORNING, USER, one)["gsi2pk"] == shard][:5]
    for task_id in alike:
        _born(stores, task_id)
    number, until = int(shard.removeprefix("DUE#")), MORNING + MINUTE

    first = stores.due.due(number, until, at_most=2)
    second = stores.due.due(number, until, at_most=2, after=first[-1])
    third = stores.due.due(number, until, at_most=2, after=second[-1])

    found = [row.task_id for row in (*first, *second, *third)]
    assert sorted(map(str, found)) == sorted(alike)
    assert len(third) == 1


def test_a_person_is_due_for_a_seal_from_their_first_task_on(stores: Stores) -> None:
    _born(stores)
    _born(stores, "tsk_2")
    due_at = next_sealing(USER, MORNING)

    rows = [row for row in _due(stores, MORNING + timedelta(days=1)) if row.op == "seal"]

    assert rows == [Due(USER, None, due_at, "seal")]
    shard = int(keys.due(due_at, USER)["gsi2pk"].removeprefix("DUE#"))
    assert stores.due.due(shard, due_at, at_most=1, after=rows[0]) == ()
