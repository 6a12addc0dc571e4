"""What every store of seals keeps to, and every reader of records."""

from datetime import timedelta

import pytest

from countersign.domain.audit.checkpoint import (
    BEGINNING,
    CheckpointState,
    drawn_up,
    end_of,
    next_sealing,
    place,
)
from countersign.domain.errors import Conflict
from countersign.domain.task.task import Decision, Task
from countersign.domain.task.transitions import approve, claim, reject, settle, snooze
from countersign.domain.task.transitions.change import Change
from countersign.ports.tasks import Newborn
from tests.contracts.conftest import Stores
from tests.factories import USER, body, body_of, proposed
from tests.fakes.system import MORNING

HOUR = timedelta(hours=1)
NEVER = end_of(MORNING + timedelta(days=999))


def _born(stores: Stores, task_id: str, *, after: timedelta = timedelta(0)) -> Task:
    birth = proposed(body(task_id=task_id), now=MORNING + after)
    stores.tasks.create(USER, [Newborn(birth, f"mark of {task_id}")], month="2026-11")
    return birth.after


def _commit(stores: Stores, change: Change) -> Task:
    stores.tasks.commit(change)
    return change.after


def _standing(stores: Stores) -> CheckpointState:
    found = stores.checkpoints.standing(USER)
    assert found is not None
    return found


def _changed(
    stores: Stores, after: str = BEGINNING, until: str = NEVER, *, n: int = 99
) -> list[str]:
    return [task.task_id for task in stores.checkpoints.changed(USER, after, until, at_most=n)]


def test_the_first_task_puts_a_person_on_the_clock_and_later_ones_leave_it_there(
    stores: Stores,
) -> None:
    assert stores.checkpoints.standing(USER) is None

    _born(stores, "tsk_1")
    _born(stores, "tsk_2", after=timedelta(days=3))

    assert _standing(stores) == CheckpointState(user_id=USER, next_at=next_sealing(USER, MORNING))


def test_heads_of_every_view_are_found_by_when_they_changed(stores: Stores) -> None:
    waiting = _born(stores, "tsk_1", after=3 * HOUR)
    later = _born(stores, "tsk_2")
    _commit(stores, snooze(later, until=MORNING + 9 * HOUR, now=MORNING + 2 * HOUR))
    no = _born(stores, "tsk_3")
    _commit(stores, reject(no, now=MORNING + 4 * HOUR, reason=None, text=None))
    yes = _born(stores, "tsk_4")
    decision = Decision(by="user", at=MORNING + HOUR, digest=yes.digest)
    approved = _commit(stores, approve(yes, body_of(yes), by=decision, cooling=timedelta(0)))

    assert _changed(stores) == ["tsk_4", "tsk_2", "tsk_1", "tsk_3"]
    assert _changed(stores, n=2) == ["tsk_4", "tsk_2"]
    assert _changed(stores, place(approved), place(waiting)) == ["tsk_2", "tsk_1"]
    assert _changed(stores, end_of(MORNING + HOUR), end_of(MORNING + 3 * HOUR - HOUR / 60)) == [
        "tsk_2"
    ]


def test_a_head_is_found_as_its_history_ended(stores: Stores) -> None:
    task = _born(stores, "tsk_1")

    (found,) = stores.checkpoints.changed(USER, BEGINNING, NEVER, at_most=9)

    assert (found.sequence, found.chain_head) == (1, task.chain_head)


def test_another_persons_tasks_are_not_among_them(stores: Stores) -> None:
    birth = proposed(body(task_id="tsk_7", user_id="usr_7"))
    stores.tasks.create("usr_7", [Newborn(birth, "mark")], month="2026-11")

    assert _changed(stores) == []
    assert list(stores.records.of(USER)) == []


def _sealed(stores: Stores, before: CheckpointState, *tasks: Task) -> CheckpointState:
    checkpoint = drawn_up(before, tasks, through=end_of(MORNING), at=MORNING)
    after = CheckpointState(
        user_id=USER,
        number=checkpoint.number,
        hash=checkpoint.hash,
        through=checkpoint.through,
        next_at=MORNING + timedelta(days=checkpoint.number),
    )
    signed = checkpoint.model_copy(update={"key_id": "k", "signature": "s"})
    stores.checkpoints.store(before, signed, after)
    return after


def test_seals_are_kept_in_their_order_and_what_is_sealed_moves_on(stores: Stores) -> None:
    task = _born(stores, "tsk_1")
    first = _sealed(stores, _standing(stores), task)
    second = _sealed(stores, first)

    assert _standing(stores) == second
    kept = list(stores.checkpoints.all(USER))
    assert [
        (checkpoint.number, checkpoint.previous, checkpoint.signature) for checkpoint in kept
    ] == [
        (1, "", "s"),
        (2, first.hash, "s"),
    ]
    assert kept[0].heads[0].chain_head == task.chain_head


def test_a_seal_upon_what_is_sealed_no_longer_is_refused(stores: Stores) -> None:
    _born(stores, "tsk_1")
    before = _standing(stores)
    _sealed(stores, before)

    with pytest.raises(Conflict):
        _sealed(stores, before)

    assert len(list(stores.checkpoints.all(USER))) == 1


def test_a_person_who_is_gone_is_not_sealed(stores: Stores) -> None:
    with pytest.raises(Conflict):
        _sealed(stores, CheckpointState(user_id=USER, next_at=MORNING))

    assert list(stores.checkpoints.all(USER)) == []


def test_the_next_look_is_moved_only_from_where_it_stood(stores: Stores) -> None:
    _born(stores, "tsk_1")
    due_at = _standing(stores).next_at

    assert stores.checkpoints.postpone(USER, due_at, MORNING + HOUR)
    assert not stores.checkpoints.postpone(USER, due_at, MORNING + 2 * HOUR)

    assert _standing(stores).next_at == MORNING + HOUR


def test_a_record_holds_all_that_there_is_of_each_task(stores: Stores) -> None:
    task = _born(stores, "tsk_1")
    _born(stores, "tsk_10")
    decision = Decision(by="user", at=MORNING, digest=task.digest)
    task = _commit(stores, approve(task, body_of(task), by=decision, cooling=timedelta(0)))
    claimed = claim(task, step="draft", lease="l", now=MORNING, lease_for=timedelta(seconds=45))
    task = _commit(stores, claimed)
    assert claimed.effect is not None
    done = settle(task, claimed.effect, receipt={"id": "d"}, compensator=None, now=MORNING)
    task = _commit(stores, done)

    first, second = stores.records.of(USER)

    assert stores.records.one(USER, "tsk_1") == first
    assert stores.records.one(USER, "tsk_10") == second
    assert (first.task_id, second.task_id) == ("tsk_1", "tsk_10")
    assert first.head == task
    assert [event.type for event in first.events] == [
        "proposed",
        "approved",
        "claimed",
        "completed",
    ]
    assert [effect.receipt for effect in first.effects] == [{"id": "d"}]
    assert [one.revision for one in first.bodies] == [1]
    assert (len(second.events), second.effects, second.unreadable) == (1, (), ())
