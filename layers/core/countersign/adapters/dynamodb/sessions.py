"""`ports.users.Sessions` over the table, with what accounts remember of those that have ended."""

from datetime import datetime
from typing import TYPE_CHECKING

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import Item, fields_of, item_of, stamp
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import ABSENT, PRESENT, Write
from countersign.domain.users.session import Session
from countersign.domain.users.user import User

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_OF_ENDINGS = {"sessions_valid_after", "kept_session", "ended_sessions"}


class DynamoSessions:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def put(self, session: Session) -> None:
        self._table.put(_session_item(session), condition=ABSENT)

    def get(self, user_id: str, session_id: str) -> Session | None:
        item = self._table.get(keys.session(user_id, session_id))
        return Session.model_validate(fields_of(item)) if item else None

    def page(self, user_id: str, *, at_most: int, after: str | None = None) -> tuple[Session, ...]:
        rows = self._table.each(
            keys.session(user_id),
            after=keys.session(user_id, after)["sk"] if after else None,
            at_most=at_most,
            forward=False,
        )
        return tuple(Session.model_validate(fields_of(row)) for row in rows)

    def last_seen(self, user_id: str) -> datetime | None:
        rows = self._table.each(keys.session(user_id))
        seen = (Session.model_validate(fields_of(row)).rotated_at for row in rows)
        return max(seen, default=None)

    def rotate(self, before: Session, after: Session) -> bool:
        return self._table.put(
            _session_item(after),
            condition="generation = :generation AND auth_time = :auth_time",
            values={":generation": before.generation, ":auth_time": stamp(before.auth_time)},
        )

    def end(self, before: User, after: User, session_id: str) -> None:
        key = keys.session(after.user_id, session_id)
        self._table.transact([_ended(before, after), Write.delete(key)])

    def end_all(self, before: User, after: User) -> None:
        self._table.transact([_ended(before, after)])

    def revoke(self, user_id: str, session_id: str) -> None:
        self._table.delete(keys.session(user_id, session_id))


def _ended(before: User, after: User) -> Write:
    """What the account remembers of ended sessions, if it is still as it was read."""
    read = before.model_dump(mode="json", include=_OF_ENDINGS)
    condition, values = PRESENT, {}
    for name, value in read.items():
        values[f":read_{name}"] = value
        unset = "" if value else f" OR attribute_not_exists({name})"
        condition += f" AND ({name} = :read_{name}{unset})"
    remembered = after.model_dump(mode="json", include=_OF_ENDINGS)
    return Write.set(keys.profile(after.user_id), remembered, condition, values)


def _session_item(session: Session) -> Item:
    key = keys.session(session.user_id, session.session_id)
    return item_of(session, key, ttl=int(session.expires_at.timestamp()))
