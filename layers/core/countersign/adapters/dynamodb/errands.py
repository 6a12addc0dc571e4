"""`ports.errands.Errands` over the table."""

from datetime import datetime
from typing import TYPE_CHECKING

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import Item, fields_of, item_of
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import ABSENT
from countersign.domain.errand import Errand, ErrandOp

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class DynamoErrands:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def keep(self, errand: Errand, due_at: datetime) -> bool:
        return self._table.put(errand_item(errand, due_at), condition=ABSENT)

    def get(self, user_id: str, op: ErrandOp, ref: str = "") -> Errand | None:
        item = self._table.get(keys.errand(user_id, op, ref))
        return _errand(item) if item else None

    def list(self, user_id: str) -> tuple[Errand, ...]:
        return tuple(_errand(row) for row in self._table.each(keys.errand(user_id)))

    def again(self, errand: Errand, due_at: datetime) -> bool:
        tried = errand.model_copy(update={"tries": errand.tries + 1})
        return self._table.put(
            errand_item(tried, due_at),
            condition="tries = :tries",
            values={":tries": errand.tries},
        )

    def done(self, errand: Errand) -> None:
        self._table.delete(keys.errand(errand.user_id, errand.op, errand.ref))


def errand_item(errand: Errand, due_at: datetime) -> Item:
    key = keys.errand(errand.user_id, errand.op, errand.ref)
    return item_of(errand, key, keys.due(due_at, errand.user_id))


def _errand(item: Item) -> Errand:
    return Errand.model_validate(fields_of(item))
