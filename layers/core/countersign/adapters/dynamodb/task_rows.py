"""The rows of a task, and what each change of it writes."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.held import let_go
from countersign.adapters.dynamodb.items import Item, fields_of, item_of, stamp
from countersign.adapters.dynamodb.writes import ABSENT, Write
from countersign.domain.audit.checkpoint import CheckpointState, next_sealing
from countersign.domain.task.effect import Effect
from countersign.domain.task.task import Task
from countersign.domain.task.transitions import Change, EffectWrite
from countersign.ports.tasks import Newborn

if TYPE_CHECKING:
    from countersign.domain.task.body import Body

SEEN_KEPT = timedelta(days=400)

_AS_READ = "#sequence = :sequence AND #status = :status AND digest = :digest AND #run = :run"
_HEAD_NAMES = {"#sequence": "sequence", "#status": "status", "#run": "run"}


def task_of(item: Item) -> Task:
    return Task.model_validate(fields_of(item))


def body_of(item: Item) -> "Body":
    # not before a body is read: its action is of one of all the kinds there are
    from countersign.domain.task.body import Body

    return Body.model_validate(fields_of(item))


def _task_item(task: Task) -> Item:
    due = keys.due(task.due_at, task.user_id, task.task_id) if task.due_at else {}
    return item_of(task, keys.task(task.user_id, task.task_id), keys.in_view(task), due)


def effect_key(effect: Effect) -> keys.Key:
    return keys.effect(effect.user_id, effect.task_id, effect.revision, effect.step)


def as_read(effect: Effect) -> tuple[str, dict[str, Any]]:
    return "lease = :lease AND lease_until = :until AND #state = :state", {
        ":lease": effect.lease,
        ":until": stamp(effect.lease_until),
        ":state": effect.state.value,
    }


def begin_sealing(user_id: str, first: Newborn) -> Write:
    """A person is on the clock for sealing from their first task on."""
    checkpoint_state = CheckpointState(
        user_id=user_id, next_at=next_sealing(user_id, first.change.event.at)
    )
    fields = item_of(checkpoint_state, keys.due(checkpoint_state.next_at, user_id))
    return Write.unless_set(keys.checkpoint_state(user_id), fields)


def birth(user_id: str, entry: Newborn) -> list[Write]:
    kept_until = entry.change.after.created_at + SEEN_KEPT
    seen = keys.seen(user_id, entry.seen) | {"task_id": entry.change.after.task_id}
    item: Item = {**seen, "ttl": int(kept_until.timestamp())}
    released = let_go(user_id, entry.seen) if entry.held else []
    return [*writes_of(entry.change), Write.put(item, ABSENT), *released]


def writes_of(change: Change) -> list[Write]:
    """One transaction: the head as it was read, its event, and what came with it."""
    after = change.after
    writes = [_write_head(change)]
    for event in (*change.earlier, change.event):
        event_key = keys.event(event.user_id, event.task_id, event.sequence)
        writes.append(Write.put(item_of(event, event_key), ABSENT))
    if change.body is not None:
        body_key = keys.body(after.user_id, after.task_id, change.body.revision)
        writes.append(Write.put(item_of(change.body, body_key), ABSENT))
    writes.extend(_write_effect(effect) for effect in change.effects)
    return writes


def _write_head(change: Change) -> Write:
    item = _task_item(change.after)
    if change.before is None:
        return Write.put(item, ABSENT)
    read = change.before
    values = {
        ":sequence": read.sequence,
        ":status": read.status.value,
        ":digest": read.digest,
        ":run": read.run,
    }
    return Write.put(item, _AS_READ, values, _HEAD_NAMES)


def _write_effect(effect: EffectWrite) -> Write:
    item = item_of(effect.after, effect_key(effect.after))
    if effect.before is None:
        return Write.put(item, ABSENT)
    condition, values = as_read(effect.before)
    return Write.put(item, condition, values, {"#state": "state"})
