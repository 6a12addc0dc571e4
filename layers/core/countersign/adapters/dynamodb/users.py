"""`ports.users.Users` over the table."""

from datetime import datetime
from typing import TYPE_CHECKING

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import Item, fields_of, item_of, stamp
from countersign.adapters.dynamodb.jobs import durable_job_item
from countersign.adapters.dynamodb.session_guard import as_loaded
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import ABSENT, PRESENT, Write
from countersign.domain.errors import Conflict, EmailTaken, NotFound
from countersign.domain.job import DurableJob
from countersign.domain.users.preferences import ON_THE_ACCOUNT, Preferences
from countersign.domain.users.user import User

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_SAID_OF_ONESELF = ("name", "timezone", "locale")
_OPEN = "(attribute_not_exists(closing) OR closing <> :yes)"
_SERVED = f"(attribute_not_exists(paused) OR paused <> :yes) AND {_OPEN}"
_LEASE = ("scan_lease", "scan_lease_until")


class DynamoUsers:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def register(self, user: User, password_hash: str) -> None:
        address: Item = {
            **keys.email(user.email),
            "user_id": user.user_id,
            "password_hash": password_hash,
        }
        try:
            self._table.transact(
                [
                    Write.put(address, ABSENT),
                    Write.put(item_of(user, keys.profile(user.user_id)), ABSENT),
                ]
            )
        except Conflict as taken:
            raise EmailTaken("There is an account with this address. Sign in instead.") from taken

    def get(self, user_id: str) -> User | None:
        item = self._table.get(keys.profile(user_id))
        return User.model_validate(fields_of(item, *_LEASE)) if item else None

    def credentials(self, email: str) -> tuple[str, str | None] | None:
        item = self._table.get(keys.email(email))
        return (item["user_id"], item.get("password_hash")) if item else None

    def save_profile(self, user: User) -> None:
        saved = self._table.update(
            keys.profile(user.user_id),
            "SET #name = :name, #timezone = :timezone, #locale = :locale",
            condition=PRESENT,
            names={f"#{name}": name for name in _SAID_OF_ONESELF},
            values={f":{name}": getattr(user, name) for name in _SAID_OF_ONESELF},
        )
        if not saved:
            raise NotFound("There is no such account.")

    def preferences(self, user_id: str) -> Preferences | None:
        item = self._table.get(keys.preferences(user_id))
        return Preferences.model_validate(fields_of(item, "version")) if item else None

    def save_preferences(
        self,
        user_id: str,
        before: Preferences | None,
        after: Preferences,
        *,
        by: User | None = None,
    ) -> None:
        item = item_of(after, keys.preferences(user_id), version=after.version)
        put = (
            Write.put(item, "version = :read", {":read": before.version})
            if before
            else Write.put(item, ABSENT)
        )
        decisive = {name: getattr(after, name) for name in ON_THE_ACCOUNT}
        condition, values = as_loaded(by) if by else (PRESENT, {})
        kept = Write.set(keys.profile(user_id), decisive, condition, values)
        self._table.transact([put, kept])

    def postpone_scan(self, user_id: str, due_at: datetime, until: datetime) -> bool:
        due = keys.due(until, user_id)
        return self._table.update(
            keys.profile(user_id),
            "SET next_scan_at = :until, gsi2pk = :pk, gsi2sk = :sk",
            condition="next_scan_at = :due_at",
            values={
                ":until": stamp(until),
                ":pk": due["gsi2pk"],
                ":sk": due["gsi2sk"],
                ":due_at": stamp(due_at),
            },
        )

    def set_next_scan(self, user_id: str, at: datetime | None) -> None:
        if at is None:
            self._table.update(
                keys.profile(user_id),
                "REMOVE next_scan_at, gsi2pk, gsi2sk",
                condition=PRESENT,
                values={},
            )
            return
        due = keys.due(at, user_id)
        self._table.update(
            keys.profile(user_id),
            "SET next_scan_at = :at, gsi2pk = :pk, gsi2sk = :sk",
            condition=f"{PRESENT} AND {_SERVED}",
            values={
                ":at": stamp(at),
                ":pk": due["gsi2pk"],
                ":sk": due["gsi2sk"],
                ":yes": True,
            },
        )

    def pause(self, user_id: str) -> None:
        paused = self._table.update(
            keys.profile(user_id),
            "SET paused = :yes REMOVE next_scan_at, gsi2pk, gsi2sk",
            condition=PRESENT,
            values={":yes": True},
        )
        if not paused:
            raise NotFound("There is no such account.")

    def resume(self, user_id: str, next_scan_at: datetime) -> None:
        due = keys.due(next_scan_at, user_id)
        resumed = self._table.update(
            keys.profile(user_id),
            "SET paused = :no, next_scan_at = :at, gsi2pk = :pk, gsi2sk = :sk",
            condition=f"{PRESENT} AND {_OPEN}",
            values={
                ":no": False,
                ":yes": True,
                ":at": stamp(next_scan_at),
                ":pk": due["gsi2pk"],
                ":sk": due["gsi2sk"],
            },
        )
        if not resumed:
            raise NotFound("There is no such account.")

    def close(self, durable_job: DurableJob, due_at: datetime) -> None:
        closed = Write.update(
            keys.profile(durable_job.user_id),
            "SET closing = :yes REMOVE next_scan_at, gsi2pk, gsi2sk",
            PRESENT,
            {":yes": True},
        )
        try:
            self._table.transact([closed, Write.put(durable_job_item(durable_job, due_at), ABSENT)])
        except Conflict:
            user = self.get(durable_job.user_id)
            if user is None:
                raise NotFound("There is no such account.") from None
            if not user.closing:
                raise

    def lease_scan(self, user_id: str, holder: str, now: datetime, until: datetime) -> bool:
        return self._table.update(
            keys.profile(user_id),
            "SET scan_lease = :holder, scan_lease_until = :until",
            condition=(
                f"{PRESENT} AND (attribute_not_exists(scan_lease) OR scan_lease_until < :now)"
            ),
            values={":holder": holder, ":until": stamp(until), ":now": stamp(now)},
        )

    def release_scan(self, user_id: str, holder: str) -> None:
        self._table.update(
            keys.profile(user_id),
            "REMOVE scan_lease, scan_lease_until",
            condition="scan_lease = :holder",
            values={":holder": holder},
        )
