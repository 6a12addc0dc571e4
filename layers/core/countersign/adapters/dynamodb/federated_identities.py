"""`ports.credentials.SignIns` over the table: each identity stands with its user and by itself."""

from datetime import datetime
from typing import TYPE_CHECKING

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import fields_of, item_of
from countersign.adapters.dynamodb.quota import add_to_roll
from countersign.adapters.dynamodb.session_guard import still_standing
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import ABSENT, Write
from countersign.domain.errors import Conflict, EmailTaken
from countersign.domain.users.federated_identity import (
    LINKED_AT_MOST,
    LinkedIdentity,
    no_room,
)
from countersign.domain.users.user import User

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class DynamoFederatedIdentities:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def owner(self, provider: str, subject: str) -> str | None:
        item = self._table.get(keys.subject(provider, subject))
        return str(item["user_id"]) if item else None

    def list(self, user_id: str) -> tuple[LinkedIdentity, ...]:
        rows = self._table.each(keys.sign_in(user_id))
        return tuple(LinkedIdentity.model_validate(fields_of(row)) for row in rows)

    def register(self, user: User, linked: LinkedIdentity) -> None:
        address = {**keys.email(user.email), "user_id": user.user_id, "password_hash": None}
        writes = [
            Write.put(address, ABSENT),
            Write.put(item_of(user, keys.profile(user.user_id)), ABSENT),
            *_linked(linked),
        ]
        try:
            self._table.transact(writes)
        except Conflict as lost:
            if self._table.get(keys.email(user.email)) is not None:
                raise EmailTaken("There is an account with this address already.") from lost
            raise

    def link(self, user: User, linked: LinkedIdentity) -> None:
        add_to_roll(
            self._table,
            [still_standing(user), *_linked(linked)],
            row=keys.sign_in(linked.user_id, linked.sign_in_id),
            of=keys.sign_in(linked.user_id),
            roll=keys.roll(linked.user_id, "sign-ins"),
            at_most=LINKED_AT_MOST,
            refusal=no_room(),
        )

    def unlink(self, linked: LinkedIdentity) -> None:
        unlink(self._table, linked)

    def spend(self, ticket_hash: str, until: datetime) -> bool:
        item = {**keys.spent(ticket_hash), "ttl": int(until.timestamp())}
        return self._table.put(item, condition=ABSENT)


def unlink(table: Table, linked: LinkedIdentity) -> None:
    """Both rows, as they came; where the identity was linked anew, only the person's own."""
    own = Write.delete(keys.sign_in(linked.user_id, linked.sign_in_id))
    named = keys.subject(linked.provider, linked.subject)
    standing = table.get(named)
    if standing is None or standing["sign_in_id"] != linked.sign_in_id:
        table.transact([own])
        return
    still = "attribute_not_exists(pk) OR sign_in_id = :id"
    table.transact([own, Write.delete_if(named, still, {":id": linked.sign_in_id})])


def _linked(linked: LinkedIdentity) -> list[Write]:
    pointer = {"user_id": linked.user_id, "sign_in_id": linked.sign_in_id}
    return [
        Write.put({**keys.subject(linked.provider, linked.subject), **pointer}, ABSENT),
        Write.put(item_of(linked, keys.sign_in(linked.user_id, linked.sign_in_id)), ABSENT),
    ]
