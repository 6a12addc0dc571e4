"""`ports.due.DueIndex` over the table's second index."""

from datetime import datetime
from typing import TYPE_CHECKING

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.table import Table, stamp
from countersign.ports.due import Due

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class DynamoDueIndex:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def due(self, shard: int, until: datetime, *, at_most: int) -> tuple[Due, ...]:
        rows, _ = self._table.query_index(
            keys.DUE_INDEX,
            "gsi2pk = :shard AND gsi2sk < :until",
            {":shard": keys.due_shard(shard), ":until": f"{stamp(until)}~"},
            limit=at_most,
        )
        return tuple(keys.read_due(row) for row in rows)
