"""`ports.credentials.SecondFactors` over the table."""

from typing import TYPE_CHECKING

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import Item, fields_of, item_of
from countersign.adapters.dynamodb.session_guard import as_loaded
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import PRESENT, Write
from countersign.domain.errors import Conflict
from countersign.domain.users.second_factor import SecondFactor
from countersign.domain.users.user import User

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class DynamoSecondFactors:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def get(self, user_id: str) -> SecondFactor | None:
        item = self._table.get(keys.second_factor(user_id))
        return SecondFactor.model_validate(fields_of(item)) if item else None

    def begin(self, factor: SecondFactor) -> None:
        begun = self._table.put(
            _item(factor),
            condition="attribute_not_exists(pk) OR confirmed = :no",
            values={":no": False},
        )
        if not begun:
            raise Conflict("A second factor is on already. Turn it off first.")

    def confirm(self, user: User, before: SecondFactor, after: SecondFactor) -> None:
        as_read = "sealed_secret = :secret AND confirmed = :no"
        self._table.transact(
            [
                Write.put(_item(after), as_read, {":secret": before.sealed_secret, ":no": False}),
                Write.set(keys.profile(user.user_id), {"second_factor": True}, *as_loaded(user)),
            ]
        )

    def take_step(self, user_id: str, step: int) -> bool:
        return self._table.update(
            keys.second_factor(user_id),
            "SET last_step = :step",
            condition="confirmed = :yes AND last_step < :step",
            values={":step": step, ":yes": True},
        )

    def take_recovery(self, user_id: str, recovery_hash: str) -> bool:
        return self._table.update(
            keys.second_factor(user_id),
            "DELETE recovery_hashes :used",
            condition="confirmed = :yes AND contains(recovery_hashes, :hash)",
            values={":used": {recovery_hash}, ":hash": recovery_hash, ":yes": True},
        )

    def remove(self, user_id: str) -> None:
        self._table.transact(
            [
                Write.delete(keys.second_factor(user_id)),
                Write.set(keys.profile(user_id), {"second_factor": False}, PRESENT),
            ]
        )


def _item(factor: SecondFactor) -> Item:
    """The hashes as a set, from which one is taken without reading the others."""
    item = item_of(factor, keys.second_factor(factor.user_id))
    del item["recovery_hashes"]
    return item | (
        {"recovery_hashes": set(factor.recovery_hashes)} if factor.recovery_hashes else {}
    )
