"""`ports.due.DueIndex` over the table's second index."""

from datetime import datetime
from typing import TYPE_CHECKING

from countersign.adapters.dynamodb import due_keys, keys
from countersign.adapters.dynamodb.items import stamp
from countersign.adapters.dynamodb.table import Table
from countersign.ports.due import Due

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class DynamoDueIndex:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def due(
        self, shard: int, until: datetime, *, at_most: int, after: Due | None = None
    ) -> tuple[Due, ...]:
        rows, _ = self._table.query_index(
            keys.DUE_INDEX,
            "gsi2pk = :shard AND gsi2sk < :until",
            {":shard": keys.due_shard(shard), ":until": f"{stamp(until)}~"},
            limit=at_most,
            start=due_keys.row_due(after) if after else None,
        )
        return tuple(due_keys.read_due(row) for row in rows)

    def postpone(self, row: Due, until: datetime) -> None:
        before, after = keys.due(row.due_at, row.user_id), keys.due(until, row.user_id)
        self._table.update(
            due_keys.job_row(row),
            "SET gsi2sk = :after",
            condition="gsi2sk = :before",
            values={":after": after["gsi2sk"], ":before": before["gsi2sk"]},
        )
