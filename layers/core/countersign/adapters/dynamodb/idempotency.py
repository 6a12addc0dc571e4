"""`ports.idempotency` over the table: rows of the person's, collected a day later."""

from datetime import datetime
from typing import TYPE_CHECKING

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import fields_of, item_of, stamp
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import ABSENT
from countersign.domain.errors import Conflict
from countersign.domain.idempotency import IdempotencyRecord

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_TRIES = 3


class DynamoIdempotencyRecords:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def record(self, wanted: IdempotencyRecord, now: datetime) -> IdempotencyRecord:
        """One request for a new claim, two for a repeated one."""
        key = keys.idempotency_record(wanted.user_id, wanted.mark)
        item = item_of(wanted, key, ttl=int(wanted.until.timestamp()) + 1)
        for _ in range(_TRIES):
            if self._table.put(
                item,
                condition=f"{ABSENT} OR #until <= :now",
                names={"#until": "until"},
                values={":now": stamp(now)},
            ):
                return wanted
            found = self._table.get(key)
            earlier = IdempotencyRecord.model_validate(fields_of(found)) if found else None
            if earlier is not None and earlier.stands(now):
                return earlier
        raise Conflict("This request is being carried out elsewhere. Try again.")

    def settle(self, record: IdempotencyRecord, answer: str) -> None:
        self._table.update(
            keys.idempotency_record(record.user_id, record.mark),
            "SET answer = :answer",
            condition="made_id = :made AND attribute_not_exists(answer)",
            values={":answer": answer, ":made": record.made_id},
        )
