"""`ports.change_marks` over the table: one small row a person, collected after a week."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import stamp
from countersign.adapters.dynamodb.table import Table

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

KEPT = timedelta(days=7)


class DynamoChangeMarks:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def note(self, user_id: str, at: datetime) -> None:
        ttl = int((at + KEPT).timestamp())
        self._table.put({**keys.change_mark(user_id), "at": stamp(at), "ttl": ttl})

    def latest(self, user_id: str) -> datetime | None:
        item = self._table.get(keys.change_mark(user_id))
        return datetime.fromisoformat(item["at"]) if item else None
