"""`ports.integrations` over the table: connected accounts, and authorizations under way."""

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import Item, fields_of, item_of, stamp
from countersign.adapters.dynamodb.jobs import durable_job_item
from countersign.adapters.dynamodb.quota import add_to_roll
from countersign.adapters.dynamodb.session_guard import still_standing
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import ABSENT, Write
from countersign.domain.errors import Conflict
from countersign.domain.integration import INTEGRATIONS_AT_MOST, Integration, no_room
from countersign.domain.job import DurableJob
from countersign.domain.users.user import User
from countersign.ports.integrations import Handshake

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_SEALED = "sealed_tokens"


class DynamoIntegrations:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def list(self, user_id: str) -> tuple[Integration, ...]:
        rows = self._table.each(keys.integration(user_id))
        return tuple(_integration(row) for row in rows)

    def get(self, user_id: str, integration_id: str) -> Integration | None:
        item = self._table.get(keys.integration(user_id, integration_id))
        return _integration(item) if item else None

    def put(self, integration: Integration, sealed_tokens: str, *, by: User | None = None) -> None:
        key = _key(integration)
        item = item_of(integration, key, sealed_tokens=sealed_tokens)
        if by is None:
            self._table.put(item)
            return
        add_to_roll(
            self._table,
            [still_standing(by), Write.put(item)],
            row=key,
            of=keys.integration(integration.user_id),
            roll=keys.roll(integration.user_id, "integrations"),
            at_most=INTEGRATIONS_AT_MOST,
            refusal=no_room(),
        )

    def tokens(self, user_id: str, integration_id: str) -> str | None:
        item = self._table.get(keys.integration(user_id, integration_id))
        return item.get(_SEALED) if item else None

    def replace_tokens(self, integration: Integration, before: str, after: str) -> bool:
        return self._table.put(
            item_of(integration, _key(integration), sealed_tokens=after),
            condition="sealed_tokens = :before",
            values={":before": before},
        )

    def expire(
        self,
        integration: Integration,
        tokens: str,
        detail: str,
        status: Literal["expired", "revoked"] = "expired",
    ) -> None:
        self._table.update(
            _key(integration),
            "SET #status = :status, detail = :detail",
            condition="sealed_tokens = :tokens",
            names={"#status": "status"},
            values={":status": status, ":detail": detail, ":tokens": tokens},
        )

    def leave(self, durable_job: DurableJob, due_at: datetime) -> bool:
        gone = Write.delete_if(
            keys.integration(durable_job.user_id, durable_job.ref),
            "sealed_tokens = :tokens",
            {":tokens": durable_job.sealed_tokens},
        )
        try:
            self._table.transact([gone, Write.put(durable_job_item(durable_job, due_at), ABSENT)])
        except Conflict:
            return False
        return True

    def remove(self, user_id: str, integration_id: str) -> None:
        self._table.delete(keys.integration(user_id, integration_id))


class DynamoHandshakes:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def begin(self, handshake: Handshake) -> None:
        self._table.put(_handshake_item(handshake), condition=ABSENT)

    def get(self, state_hash: str) -> Handshake | None:
        item = self._table.get(keys.handshake(state_hash))
        return _handshake(item) if item else None

    def park(self, handshake: Handshake) -> bool:
        return self._table.put(
            _handshake_item(handshake),
            condition="attribute_exists(pk) AND attribute_not_exists(ticket_hash)",
        )

    def take(self, state_hash: str) -> Handshake | None:
        item = self._table.delete(keys.handshake(state_hash))
        return _handshake(item) if item else None


def _key(integration: Integration) -> keys.Key:
    return keys.integration(integration.user_id, integration.integration_id)


def _integration(item: Item) -> Integration:
    return Integration.model_validate(fields_of(item, _SEALED))


def _handshake_item(handshake: Handshake) -> Item:
    fields = {name: value for name, value in asdict(handshake).items() if value is not None}
    return {
        **fields,
        **keys.handshake(handshake.state_hash),
        "expires_at": stamp(handshake.expires_at),
        "ttl": int(handshake.expires_at.timestamp()),
    }


def _handshake(item: Item) -> Handshake:
    fields = fields_of(item)
    return Handshake(**{**fields, "expires_at": datetime.fromisoformat(fields["expires_at"])})
