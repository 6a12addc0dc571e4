"""`ports.checkpoints.Checkpoints` over the table."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import fields_of, item_of, stamp
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import ABSENT, Write
from countersign.domain.audit.checkpoint import CheckpointState, SignedCheckpoint, place
from countersign.domain.task.task import Task, View

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_BY_CHANGE: tuple[View, ...] = ("active", "done")
_BY_OTHER_THINGS: tuple[View, ...] = ("waiting", "snoozed")
_PAGE = 500
_PAGES_AT_MOST = 20


class DynamoCheckpoints:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def standing(self, user_id: str) -> CheckpointState | None:
        item = self._table.get(keys.checkpoint_state(user_id))
        return CheckpointState.model_validate(fields_of(item)) if item else None

    def changed(self, user_id: str, after: str, until: str, *, at_most: int) -> tuple[Task, ...]:
        """A request for each view: two are in this very order, the other two hold little."""
        found: list[Task] = []
        for view in _BY_CHANGE:
            condition = "gsi1pk = :view AND gsi1sk BETWEEN :after AND :until"
            values = {":view": keys.view(user_id, view), ":after": after, ":until": until}
            found += self._heads(condition, values, at_most + 1)
        for view in _BY_OTHER_THINGS:
            found += self._heads(
                "gsi1pk = :view", {":view": keys.view(user_id, view)}, _PAGE * _PAGES_AT_MOST
            )
        within = [task for task in found if after < place(task) <= until]
        return tuple(sorted(within, key=place)[:at_most])

    def store(
        self, before: CheckpointState, checkpoint: SignedCheckpoint, after: CheckpointState
    ) -> None:
        due = keys.due(after.next_at, after.user_id)
        self._table.transact(
            [
                Write.put(
                    item_of(after, keys.checkpoint_state(after.user_id), due),
                    "#number = :number AND #hash = :hash",
                    {":number": before.number, ":hash": before.hash},
                    {"#number": "number", "#hash": "hash"},
                ),
                Write.put(
                    item_of(
                        checkpoint,
                        keys.checkpoint(checkpoint.user_id, checkpoint.at, checkpoint.number),
                    ),
                    ABSENT,
                ),
            ]
        )

    def postpone(self, user_id: str, due_at: datetime, until: datetime) -> bool:
        due = keys.due(until, user_id)
        return self._table.update(
            keys.checkpoint_state(user_id),
            "SET next_at = :until, gsi2pk = :pk, gsi2sk = :sk",
            condition="next_at = :due_at",
            values={
                ":until": stamp(until),
                ":pk": due["gsi2pk"],
                ":sk": due["gsi2sk"],
                ":due_at": stamp(due_at),
            },
        )

    def all(self, user_id: str) -> Iterator[SignedCheckpoint]:
        for row in self._table.each(keys.checkpoint(user_id)):
            yield SignedCheckpoint.model_validate(fields_of(row))

    def _heads(self, condition: str, values: dict[str, str], at_most: int) -> list[Task]:
        heads: list[Task] = []
        start: keys.Key | None = None
        while len(heads) < at_most:
            rows, start = self._table.query_index(
                keys.VIEWS_INDEX,
                condition,
                values,
                limit=min(_PAGE, at_most - len(heads)),
                start=start,
            )
            heads += [Task.model_validate(fields_of(row)) for row in rows]
            if start is None:
                break
        return heads
