"""`ports.audit_trail.AuditTrail` over the table: four kinds of rows, side by side."""

import heapq
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from pydantic import ValidationError

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import Item, fields_of
from countersign.adapters.dynamodb.table import Table
from countersign.domain.audit.audit import TaskRecord
from countersign.domain.task.body import Body
from countersign.domain.task.effect import Effect
from countersign.domain.task.task import Event, Task
from countersign.domain.values import Value

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

RowType = Literal["TASK", "BODY", "EVENT", "EFFECT"]
Row = tuple[str, RowType, Item]
"""Of which task, of which kind, and the row."""

_TYPES: dict[RowType, type[Value]] = {"TASK": Task, "BODY": Body, "EVENT": Event, "EFFECT": Effect}


class DynamoAuditTrail:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def of(self, user_id: str) -> Iterator[TaskRecord]:
        """Each kind lies in the order of the tasks, so that they are read side by side."""
        sides = [self._rows(user_id, kind) for kind in _TYPES]
        together = heapq.merge(*sides, key=itemgetter(0))
        for task_id, rows in groupby(together, key=itemgetter(0)):
            yield _record(task_id, rows)

    def one(self, user_id: str, task_id: str) -> TaskRecord:
        """The head after its events: written meanwhile, it is ahead of them, and read again."""
        kinds: tuple[RowType, ...] = ("BODY", "EFFECT", "EVENT", "TASK")
        rows = [
            (task_id, kind, row)
            for kind in kinds
            for row in self._table.each(keys.rows_of(user_id, kind, task_id))
            if keys.task_of(row) == task_id
        ]
        return _record(task_id, iter(rows))

    def _rows(self, user_id: str, kind: RowType) -> Iterator[Row]:
        for row in self._table.each(keys.rows_of(user_id, kind)):
            yield keys.task_of(row), kind, row


def _record(task_id: str, rows: Iterator[Row]) -> TaskRecord:
    found: list[Value] = []
    unreadable: list[str] = []
    for _, kind, row in rows:
        try:
            found.append(_TYPES[kind].model_validate(fields_of(row)))
        except ValidationError:
            unreadable.append(str(row["sk"]))
    return TaskRecord(
        task_id=task_id,
        head=next((one for one in found if isinstance(one, Task)), None),
        events=tuple(one for one in found if isinstance(one, Event)),
        bodies=tuple(one for one in found if isinstance(one, Body)),
        effects=tuple(one for one in found if isinstance(one, Effect)),
        unreadable=tuple(unreadable),
    )
