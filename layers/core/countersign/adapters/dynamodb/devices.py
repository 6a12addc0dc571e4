"""`ports.users.Devices` over the table."""

from typing import TYPE_CHECKING

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import fields_of, item_of
from countersign.adapters.dynamodb.quota import add_to_roll
from countersign.adapters.dynamodb.session_guard import still_standing
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import ABSENT, Write
from countersign.domain.users.device import DEVICES_AT_MOST, Device, no_room
from countersign.domain.users.user import User

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class DynamoDevices:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def add(self, device: Device, by: User) -> None:
        key = keys.device(device.user_id, device.device_id)
        add_to_roll(
            self._table,
            [still_standing(by), Write.put(item_of(device, key), ABSENT)],
            row=key,
            of=keys.device(device.user_id),
            roll=keys.roll(device.user_id, "devices"),
            at_most=DEVICES_AT_MOST,
            refusal=no_room(),
        )

    def list(self, user_id: str) -> tuple[Device, ...]:
        rows = self._table.each(keys.device(user_id))
        return tuple(Device.model_validate(fields_of(row)) for row in rows)

    def remove(self, user_id: str, device_id: str) -> Device | None:
        item = self._table.delete(keys.device(user_id, device_id))
        return Device.model_validate(fields_of(item)) if item else None
