"""`ports.tasks.Tasks` over the table."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import fields_of, item_of, stamp
from countersign.adapters.dynamodb.quota import counted, guarded
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.task_lists import TaskLists
from countersign.adapters.dynamodb.task_rows import (
    as_read,
    begin_sealing,
    birth,
    body_of,
    effect_key,
    task_of,
    writes_of,
)
from countersign.adapters.dynamodb.writes import ABSENT, Write
from countersign.domain.errors import Conflict
from countersign.domain.task.effect import Effect
from countersign.domain.task.task import Event, Task, View, Wait
from countersign.domain.task.transitions import Change
from countersign.ports.tasks import Filed, Filter, Newborn, Page, Search, torn

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

    from countersign.domain.task.body import Body

CREATE_TRIES = 3


class DynamoTasks:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)
        self._lists = TaskLists(self._table)

    def get(self, user_id: str, task_id: str) -> Task | None:
        item = self._table.get(keys.task(user_id, task_id))
        return task_of(item) if item else None

    def heads_of(self, user_id: str, task_ids: Sequence[str]) -> dict[str, Task]:
        wanted = {task_id: keys.task(user_id, task_id) for task_id in task_ids}
        found = self._table.get_many(list(wanted.values())) if wanted else {}
        return {
            task_id: task_of(found[key["sk"]])
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
        task = task_of(head)
        body_key = keys.body(user_id, task_id, task.revision)
        body = found.get(body_key["sk"]) or self._table.get(body_key)
        return Filed(task, body_of(body)) if body else None

    def revisions(self, user_id: str, task_id: str, numbers: Sequence[int]) -> "dict[int, Body]":
        wanted = {number: keys.body(user_id, task_id, number) for number in numbers}
        found = self._table.get_many(list(wanted.values())) if wanted else {}
        return {
            number: body_of(found[key["sk"]])
            for number, key in wanted.items()
            if key["sk"] in found
        }

    def get_with_wait(self, user_id: str, task_id: str) -> tuple[Task | None, Wait | None]:
        task_key, wait_key = keys.task(user_id, task_id), keys.wait(user_id, task_id)
        found = self._table.get_many([task_key, wait_key])
        head, wait = found.get(task_key["sk"]), found.get(wait_key["sk"])
        return (
            task_of(head) if head else None,
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
        return self._lists.page(user_id, wanted, limit=limit, position=position)

    def find(
        self, user_id: str, wanted: Search, *, limit: int, position: dict[str, str] | None
    ) -> Page:
        return self._lists.find(user_id, wanted, limit=limit, position=position)

    def in_view(self, user_id: str, view: View, *, at_most: int) -> tuple[Task, ...]:
        return self._lists.in_view(user_id, view, at_most=at_most)

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
            writes = [write for entry in fresh for write in birth(user_id, entry)]
            writes += guarded(user_id, [one for entry in fresh for one in entry.change.guards])
            counts = [count for entry in fresh for count in entry.change.counts]
            writes += counted(user_id, counts, proposed={month: len(fresh)})
            try:
                self._table.transact([*writes, begin_sealing(user_id, newborn[0])])
            except Conflict:
                continue
            return len(fresh)
        raise Conflict("The tasks could not be created. Scan again.")

    def commit(self, change: Change) -> None:
        user_id = change.after.user_id
        guards = guarded(user_id, change.guards)
        counts = counted(user_id, change.counts, proposed={})
        self._table.transact([*writes_of(change), *guards, *counts, *self._taught(change)])

    def _taught(self, change: Change) -> list[Write]:
        """Only a person teaches, and only behind the API: no other role may take an entry away."""
        if change.lessons:
            raise ValueError("Nobody teaches here.")
        return []

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
        condition, values = as_read(before)
        held = self._table.put(
            item_of(after, effect_key(after)),
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
