"""`ports.users` over the table: people, their agents and devices."""

from datetime import datetime
from typing import TYPE_CHECKING

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.counting import add_to_roll
from countersign.adapters.dynamodb.errands import errand_item
from countersign.adapters.dynamodb.items import Item, fields_of, item_of, stamp
from countersign.adapters.dynamodb.standing import as_loaded, still_standing
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import ABSENT, PRESENT, Write
from countersign.domain.agent import Agent
from countersign.domain.device import DEVICES_AT_MOST, Device, no_room
from countersign.domain.errand import Errand
from countersign.domain.errors import Conflict, DomainError, EmailTaken, NotFound
from countersign.domain.preferences import ON_THE_ACCOUNT, Preferences
from countersign.domain.user import User

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

    def close(self, errand: Errand, due_at: datetime) -> None:
        closed = Write.update(
            keys.profile(errand.user_id),
            "SET closing = :yes REMOVE next_scan_at, gsi2pk, gsi2sk",
            PRESENT,
            {":yes": True},
        )
        try:
            self._table.transact([closed, Write.put(errand_item(errand, due_at), ABSENT)])
        except Conflict:
            user = self.get(errand.user_id)
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


class DynamoAgents:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def add(self, agent: Agent) -> None:
        self._table.put(item_of(agent, keys.agent(agent.user_id, agent.agent_id)), condition=ABSENT)

    def add_within(self, agent: Agent, by: User, *, at_most: int, refusal: DomainError) -> None:
        key = keys.agent(agent.user_id, agent.agent_id)
        add_to_roll(
            self._table,
            [still_standing(by), Write.put(item_of(agent, key), ABSENT)],
            row=key,
            of=keys.agent(agent.user_id),
            roll=keys.roll(agent.user_id, "agents"),
            at_most=at_most,
            refusal=refusal,
        )

    def get(self, user_id: str, agent_id: str) -> Agent | None:
        item = self._table.get(keys.agent(user_id, agent_id))
        return Agent.model_validate(fields_of(item)) if item else None

    def list(self, user_id: str) -> tuple[Agent, ...]:
        rows = self._table.each(keys.agent(user_id))
        return tuple(Agent.model_validate(fields_of(row)) for row in rows)

    def save(self, agent: Agent) -> None:
        self._write(
            agent,
            ("name", "instructions", "status", "autonomy", "scan_interval_minutes", "next_scan_at"),
        )

    def checkpoint(self, agent: Agent) -> None:
        self._write(agent, ("cursors", "last_scan", "next_scan_at"))

    def remove(self, user_id: str, agent_id: str) -> None:
        self._table.delete(keys.agent(user_id, agent_id))

    def _write(self, agent: Agent, names: tuple[str, ...]) -> None:
        fields = agent.model_dump(mode="json")
        kept = [name for name in names if fields[name] is not None]
        gone = [name for name in names if fields[name] is None]
        update = "SET " + ", ".join(f"#{name} = :{name}" for name in kept)
        if gone:
            update += " REMOVE " + ", ".join(f"#{name}" for name in gone)
        written = self._table.update(
            keys.agent(agent.user_id, agent.agent_id),
            update,
            condition=PRESENT,
            values={f":{name}": fields[name] for name in kept},
            names={f"#{name}": name for name in names},
        )
        if not written:
            raise NotFound("There is no such agent.")


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
