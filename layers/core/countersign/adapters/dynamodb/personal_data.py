"""`ports.personal_data` over the table: a person's rows, to be copied or erased."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.federated_identities import unlink
from countersign.adapters.dynamodb.items import Item, fields_of, item_of
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import ABSENT, Write
from countersign.domain.users.export import Export
from countersign.domain.users.federated_identity import LinkedIdentity
from countersign.domain.users.user import User
from countersign.ports.personal_data import Head, PersonalRecord

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@dataclass(frozen=True)
class _Section:
    """The file in which rows of a kind are exported, and which of their fields."""

    name: str
    only: frozenset[str] = frozenset()
    without: frozenset[str] = field(default_factory=frozenset)


_ACCOUNT = frozenset(
    {
        *("user_id", "email", "email_verified", "verified_at", "name", "timezone", "locale"),
        *("plan", "roles", "paused", "second_factor", "cooling_seconds", "approval_ttl_hours"),
        "created_at",
    }
)
_SESSION = frozenset(
    {
        *("session_id", "transport", "created_at", "rotated_at", "expires_at", "auth_time"),
        *("user_agent", "source"),
    }
)

EXPORTED: dict[str, _Section] = {
    "PROFILE": _Section("account", only=_ACCOUNT),
    "PREFERENCES": _Section("preferences"),
    "SESSION": _Section("sessions", only=_SESSION),
    "SIGNIN": _Section("linked-sign-ins"),
    "AGENT": _Section("agents"),
    "INTEGRATION": _Section("connected-accounts", without=frozenset({"sealed_tokens"})),
    "DEVICE": _Section("devices", without=frozenset({"endpoint"})),
    "NOTIFICATION": _Section("notifications"),
    "READMARK": _Section("notifications-read"),
    "RULE": _Section("rules"),
    "USED": _Section("use-of-rules"),
    "TASK": _Section("tasks"),
    "BODY": _Section("tasks-in-full"),
    "EVENT": _Section("history"),
    "SEAL": _Section("seals-of-history"),
    "EFFECT": _Section("effects", without=frozenset({"lease", "lease_until"})),
    "HELD": _Section("held-back"),
    "HELDBODY": _Section("held-back-in-full"),
    "LEARNED": _Section("learned"),
    "AGAIN": _Section("looked-at-again"),
    "USAGE": _Section("usage"),
}
"""A copy of what is the person's own, by kind of row."""

LEFT_OUT: dict[str, str] = {
    "DATAKEY": "the key that their secrets are sealed with",
    "SECONDFACTOR": "the secret of their second factor",
    "PROOF": "hashes of links that were sent to them",
    "WAIT": "callbacks of the workflow",
    "CLAIM": "fingerprints of calls, by which a repeated one is known",
    "CHANGED": "when something of theirs last changed, so that asking for it is cheap",
    "CHORE": "our own notes of what is to be done",
    "EXPORT": "how far the copy itself is",
    "SEALING": "how far their histories are sealed",
    "ROLL": "guards bounded lists against races",
    "SEEN": "hashes by which nothing is proposed twice",
}
"""Kinds of rows that are in no copy, and what they are."""

_LAST = frozenset({"PROFILE", "DATAKEY", "CHORE"})
"""What stays until an account goes as a whole."""


class DynamoPersonalData:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def belongings(self, user_id: str, after: str | None) -> Iterator[PersonalRecord]:
        for row in self._table.each(keys.all_of(user_id), after=after):
            section = EXPORTED.get(keys.kind_of(row))
            if section is not None:
                yield PersonalRecord(section.name, _copied(section, row), str(row["sk"]))

    def acting(self, user_id: str) -> tuple[str, ...]:
        effects = self._table.each(keys.rows_of(user_id, "EFFECT"))
        opened = (keys.task_of(row) for row in effects if row.get("state") == "open")
        return tuple(dict.fromkeys(opened))

    def heads(self, user_id: str, *, at_most: int) -> tuple[Head, ...]:
        rows = self._table.each(keys.rows_of(user_id, "TASK"), at_most=at_most)
        return tuple(Head(keys.task_of(row), int(row.get("run", 1))) for row in rows)

    def drop_head(self, user_id: str, task_id: str) -> None:
        self._table.delete(keys.wait(user_id, task_id))
        self._table.delete(keys.task(user_id, task_id))

    def drop_rows(self, user_id: str, *, at_most: int) -> bool:
        rows = self._table.each(keys.all_of(user_id))
        return self._drop((row for row in rows if keys.kind_of(row) not in _LAST), at_most)

    def drop_account(self, user: User) -> None:
        own = {":user_id": user.user_id}
        writes = [
            Write.delete_if(
                keys.profile(user.user_id),
                "closing = :yes AND email = :email",
                {":yes": True, ":email": user.email},
            ),
            Write.delete(keys.data_key(user.user_id)),
            Write.delete(keys.durable_job(user.user_id, "erase")),
        ]
        address = self._table.get(keys.email(user.email))
        if address is not None and address["user_id"] == user.user_id:
            writes.append(Write.delete_if(keys.email(user.email), "user_id = :user_id", own))
        self._table.transact(writes)

    def drop_orphans(self, user_id: str, *, at_most: int) -> bool:
        return self._drop(self._table.each(keys.all_of(user_id)), at_most)

    def _drop(self, rows: Iterable[Item], at_most: int) -> bool:
        """Whether these were all."""
        remaining = iter(rows)
        for row in islice(remaining, at_most):
            if keys.kind_of(row) == "SIGNIN":
                unlink(self._table, LinkedIdentity.model_validate(fields_of(row)))
            else:
                self._table.delete({"pk": row["pk"], "sk": row["sk"]})
        return next(remaining, None) is None


class DynamoExports:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def get(self, user_id: str) -> Export | None:
        item = self._table.get(keys.export(user_id))
        return Export.model_validate(fields_of(item)) if item else None

    def begin(self, before: Export | None, after: Export) -> bool:
        if before is None:
            return self._table.put(_export_item(after), condition=ABSENT)
        return self._write(before, after)

    def advance(self, before: Export, after: Export) -> bool:
        return self._write(before, after)

    def _write(self, before: Export, after: Export) -> bool:
        return self._table.put(
            _export_item(after),
            condition="export_id = :export_id AND steps = :steps",
            values={":export_id": before.export_id, ":steps": before.steps},
        )


def _export_item(export: Export) -> Item:
    return item_of(export, keys.export(export.user_id))


def _copied(section: _Section, row: Item) -> Item:
    fields = fields_of(row, *section.without)
    if not section.only:
        return fields
    return {name: value for name, value in fields.items() if name in section.only}
