"""`ports.durable jobs.Errands` over the table."""

from datetime import datetime
from typing import TYPE_CHECKING

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import Item, fields_of, item_of
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import ABSENT
from countersign.domain.job import DurableJob, DurableJobOp

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class DynamoDurableJobs:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def keep(self, durable_job: DurableJob, due_at: datetime) -> bool:
        return self._table.put(durable_job_item(durable_job, due_at), condition=ABSENT)

    def get(self, user_id: str, op: DurableJobOp, ref: str = "") -> DurableJob | None:
        item = self._table.get(keys.durable_job(user_id, op, ref))
        return _durable_job(item) if item else None

    def list(self, user_id: str) -> tuple[DurableJob, ...]:
        return tuple(_durable_job(row) for row in self._table.each(keys.durable_job(user_id)))

    def again(self, durable_job: DurableJob, due_at: datetime) -> bool:
        tried = durable_job.model_copy(update={"tries": durable_job.tries + 1})
        return self._table.put(
            durable_job_item(tried, due_at),
            condition="tries = :tries",
            values={":tries": durable_job.tries},
        )

    def done(self, durable_job: DurableJob) -> None:
        self._table.delete(keys.durable_job(durable_job.user_id, durable_job.op, durable_job.ref))


def durable_job_item(durable_job: DurableJob, due_at: datetime) -> Item:
    key = keys.durable_job(durable_job.user_id, durable_job.op, durable_job.ref)
    return item_of(durable_job, key, keys.due(due_at, durable_job.user_id))


def _durable_job(item: Item) -> DurableJob:
    return DurableJob.model_validate(fields_of(item))
