"""`ports.rate_limits` over the table: a counter for each window, collected when it is over."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.table import Table

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_KEPT = timedelta(hours=1)


class DynamoAttemptCounters:
    """Addresses and the like stand in keys as hashes only."""

    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def take(self, bucket: str, limit: int, window: timedelta, now: datetime) -> timedelta | None:
        begin = _begin(window, now)
        counted = self._table.update(
            keys.attempt_counters(_named(bucket), begin),
            "ADD attempts :one SET #ttl = :ttl",
            condition="attribute_not_exists(attempts) OR attempts < :limit",
            names={"#ttl": "ttl"},
            values={
                ":one": 1,
                ":limit": limit,
                ":ttl": int((begin + window + _KEPT).timestamp()),
            },
        )
        return None if counted else begin + window - now

    def forget(self, bucket: str, window: timedelta, now: datetime) -> None:
        self._table.delete(keys.attempt_counters(_named(bucket), _begin(window, now)))


def _begin(window: timedelta, now: datetime) -> datetime:
    """Windows lie end to end since 1970, so that every instance counts in the same one."""
    length = window.total_seconds()
    return datetime.fromtimestamp(now.timestamp() // length * length, UTC)


def _named(bucket: str) -> str:
    return sha256(bucket.encode("utf-8", "surrogatepass")).hexdigest()
