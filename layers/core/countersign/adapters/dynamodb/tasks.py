"""`ports.tasks.Tasks` over the table."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.held import let_go
from countersign.adapters.dynamodb.items import Item, fields_of, item_of, stamp
from countersign.adapters.dynamodb.quota import counted, guarded
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import ABSENT, Write
from countersign.domain.audit.checkpoint import CheckpointState, next_sealing
from countersign.domain.errors import Conflict
from countersign.domain.task.effect import Effect
from countersign.domain.task.task import Event, Task, View, Wait
from countersign.domain.task.transitions import Change, EffectWrite
from countersign.ports.tasks import Filed, Filter, Newborn, Page, torn

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

    from countersign.domain.task.body import Body

CREATE_TRIES = 3
SEEN_KEPT = timedelta(days=400)

_AS_READ = "#sequence = :sequence AND #status = :status AND digest = :digest AND #run = :run"
_HEAD_NAMES = {"#sequence": "sequence", "#status": "status", "#run": "run"}
_FILTERS = ("status", "agent_type", "agent_id", "kind", "integration_id")


class DynamoTasks:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def get(self, user_id: str, task_id: str) -> Task | None:
        item = self._table.get(keys.task(user_id, task_id))
        return _task(item) if item else None

    def heads_of(self, user_id: str, task_ids: Sequence[str]) -> dict[str, Task]:
        wanted = {task_id: keys.task(user_id, task_id) for task_id in task_ids}
        found = self._table.get_many(list(wanted.values())) if wanted else {}
        return {
            task_id: _task(found[key["sk"]])
            for task_id, key in wanted.items()
            if key["sk"] in found
        }

    def get_filed(self, user_id: str, task_id: str) -> Filed | None:
        """One request; a second one when the task has been revised."""
        head_key, first = keys.task(user_id, task_id), keys.body(user_id, task_id, 1)
        found = self._table.get_many([head_key, first])
        head = found.get(head_key["sk"])
        if head is None:
            return None
        task = _task(head)
        body_key = keys.body(user_id, task_id, task.revision)
        body = found.get(body_key["sk"]) or self._table.get(body_key)
        return Filed(task, _body(body)) if body else None

    def get_with_wait(self, user_id: str, task_id: str) -> tuple[Task | None, Wait | None]:
        task_key, wait_key = keys.task(user_id, task_id), keys.wait(user_id, task_id)
        found = self._table.get_many([task_key, wait_key])
        head, wait = found.get(task_key["sk"]), found.get(wait_key["sk"])
        return (
            _task(head) if head else None,
            Wait.model_validate(fields_of(wait)) if wait else None,
        )

    def effects(self, user_id: str, task_id: str) -> tuple[Effect, ...]:
        rows = self._table.each(keys.effect(user_id, task_id))
        return tuple(Effect.model_validate(fields_of(row)) for row in rows)

    def events(
        self, user_id: str, task_id: str, *, after: int = 0, at_most: int | None = None
    ) -> tuple[Event, ...]:
        begin = keys.event(user_id, task_id, after)["sk"] if after else None
        rows = self._table.each(keys.event(user_id, task_id), after=begin, at_most=at_most)
        return tuple(Event.model_validate(fields_of(row)) for row in rows)

    def page(
        self, user_id: str, wanted: Filter, *, limit: int, position: dict[str, str] | None
    ) -> Page:
        """Two requests: the index, and the bodies behind it."""
        conditions = {name: getattr(wanted, name) for name in _FILTERS if getattr(wanted, name)}
        heads, last = self._table.query_index(
            keys.VIEWS_INDEX,
            "gsi1pk = :view",
            {":view": keys.view(user_id, wanted.view)}
            | {f":{name}": value for name, value in conditions.items()},
            limit=limit,
            forward=wanted.view == "snoozed",
            start=position,
            filter=" AND ".join(f"#{name} = :{name}" for name in conditions) or None,
            names={f"#{name}": name for name in conditions} or None,
        )
        return Page(self._filed(user_id, [_task(head) for head in heads]), last)

    def in_view(self, user_id: str, view: View, *, at_most: int) -> tuple[Task, ...]:
        heads, _ = self._table.query_index(
            keys.VIEWS_INDEX,
            "gsi1pk = :view",
            {":view": keys.view(user_id, view)},
            limit=at_most,
            forward=view == "snoozed",
        )
        return tuple(_task(head) for head in heads)

    def unseen(self, user_id: str, marks: Sequence[str]) -> frozenset[str]:
        """One request for every hundred marks."""
        known: set[str] = set()
        for start in range(0, len(marks), 100):
            chunk = [keys.seen(user_id, mark) for mark in marks[start : start + 100]]
            known |= {sk.removeprefix("SEEN#") for sk in self._table.get_many(chunk)}
        return frozenset(marks) - known

    def made_of(self, user_id: str, marks: Sequence[str]) -> dict[str, str]:
        wanted = [keys.seen(user_id, mark) for mark in dict.fromkeys(marks)]
        found = self._table.get_many(wanted) if wanted else {}
        return {
            sk.removeprefix("SEEN#"): item["task_id"]
            for sk, item in found.items()
            if "task_id" in item
        }

    def create(self, user_id: str, newborn: Sequence[Newborn], *, month: str) -> int:
        wanted = {entry.seen: entry for entry in newborn}
        for _ in range(CREATE_TRIES):
            unseen = self.unseen(user_id, tuple(wanted))
            fresh = [entry for mark, entry in wanted.items() if mark in unseen]
            if not fresh:
                return 0
            if torn(newborn, fresh):
                break
            writes = [write for entry in fresh for write in _birth(user_id, entry)]
            writes += guarded(user_id, [one for entry in fresh for one in entry.change.guards])
            counts = [count for entry in fresh for count in entry.change.counts]
            writes += counted(user_id, counts, proposed={month: len(fresh)})
            try:
                self._table.transact([*writes, _begin_sealing(user_id, newborn[0])])
            except Conflict:
                continue
            return len(fresh)
        raise Conflict("The tasks could not be created. Scan again.")

    def commit(self, change: Change) -> None:
        user_id = change.after.user_id
        guards = guarded(user_id, change.guards)
        counts = counted(user_id, change.counts, proposed={})
        self._table.transact([*_writes(change), *guards, *counts])

    def postpone(self, task: Task, due_at: datetime) -> bool:
        due = keys.due(due_at, task.user_id, task.task_id)
        return self._table.update(
            keys.task(task.user_id, task.task_id),
            "SET due_at = :due_at, gsi2pk = :pk, gsi2sk = :sk",
            condition="#sequence = :sequence",
            names={"#sequence": "sequence"},
            values={
                ":due_at": stamp(due_at),
                ":pk": due["gsi2pk"],
                ":sk": due["gsi2sk"],
                ":sequence": task.sequence,
            },
        )

    def renew_lease(self, before: Effect, after: Effect) -> None:
        condition, values = _as_read(before)
        held = self._table.put(
            item_of(after, _effect_key(after)),
            condition=condition,
            values=values,
            names={"#state": "state"},
        )
        if not held:
            raise Conflict("Another worker has taken the effect over.")

    def note_run(self, wait: Wait) -> None:
        self._table.put(
            item_of(wait, keys.wait(wait.user_id, wait.task_id)),
            condition=f"{ABSENT} OR #run < :run",
            names={"#run": "run"},
            values={":run": wait.run},
        )

    def note_question(self, wait: Wait) -> bool:
        if wait.asked_at is None:
            raise ValueError("A question has a time.")
        return self._table.put(
            item_of(wait, keys.wait(wait.user_id, wait.task_id)),
            condition=(
                f"{ABSENT} OR #run < :run OR "
                "(#run = :run AND (attribute_not_exists(asked_at) OR asked_at < :asked_at))"
            ),
            names={"#run": "run"},
            values={":run": wait.run, ":asked_at": stamp(wait.asked_at)},
        )

    def note_answer(self, wait: Wait, at: datetime) -> None:
        self._table.update(
            keys.wait(wait.user_id, wait.task_id),
            "SET answered_at = :at",
            condition="#token = :token",
            names={"#token": "token"},
            values={":at": stamp(at), ":token": wait.token},
        )

    def _filed(self, user_id: str, heads: Sequence[Task]) -> tuple[Filed, ...]:
        if not heads:
            return ()
        at = {head.task_id: keys.body(user_id, head.task_id, head.revision) for head in heads}
        bodies = self._table.get_many(list(at.values()))
        return tuple(
            Filed(head, _body(bodies[at[head.task_id]["sk"]]))
            for head in heads
            if at[head.task_id]["sk"] in bodies
        )


def _task(item: Item) -> Task:
    return Task.model_validate(fields_of(item))


def _body(item: Item) -> "Body":
    # not before a body is read: its action is of one of all the kinds there are
    from countersign.domain.task.body import Body

    return Body.model_validate(fields_of(item))


def _task_item(task: Task) -> Item:
    due = keys.due(task.due_at, task.user_id, task.task_id) if task.due_at else {}
    return item_of(task, keys.task(task.user_id, task.task_id), keys.in_view(task), due)


def _effect_key(effect: Effect) -> keys.Key:
    return keys.effect(effect.user_id, effect.task_id, effect.revision, effect.step)


def _as_read(effect: Effect) -> tuple[str, dict[str, Any]]:
    return "lease = :lease AND lease_until = :until AND #state = :state", {
        ":lease": effect.lease,
        ":until": stamp(effect.lease_until),
        ":state": effect.state.value,
    }


def _begin_sealing(user_id: str, first: Newborn) -> Write:
    """A person is on the clock for sealing from their first task on."""
    checkpoint_state = CheckpointState(
        user_id=user_id, next_at=next_sealing(user_id, first.change.event.at)
    )
    fields = item_of(checkpoint_state, keys.due(checkpoint_state.next_at, user_id))
    return Write.unless_set(keys.checkpoint_state(user_id), fields)


def _birth(user_id: str, entry: Newborn) -> list[Write]:
    kept_until = entry.change.after.created_at + SEEN_KEPT
    seen = keys.seen(user_id, entry.seen) | {"task_id": entry.change.after.task_id}
    item: Item = {**seen, "ttl": int(kept_until.timestamp())}
    released = let_go(user_id, entry.seen) if entry.held else []
    return [*_writes(entry.change), Write.put(item, ABSENT), *released]


def _writes(change: Change) -> list[Write]:
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
    item = item_of(effect.after, _effect_key(effect.after))
    if effect.before is None:
        return Write.put(item, ABSENT)
    condition, values = _as_read(effect.before)
    return Write.put(item, condition, values, {"#state": "state"})
