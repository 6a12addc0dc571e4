"""What a person leaves, in the memory of the other fakes; files and a ledger beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO

from countersign.domain.errors import Conflict
from countersign.domain.task.effect import EffectState
from countersign.domain.users.export import Export
from countersign.domain.users.user import User
from countersign.ports.personal_data import Head, PersonalRecord
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.look_again import InMemoryLooksAhead
from tests.fakes.notifications import InMemoryNotifications
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemorySessions, InMemoryUsers


@dataclass
class InMemoryPersonalData:
    """Tasks and their ledger, agents, sessions and wishes; `keys` are data keys."""

    users: InMemoryUsers
    tasks: InMemoryTasks
    agents: InMemoryAgents
    sessions: InMemorySessions
    integrations: InMemoryIntegrations
    notifications: InMemoryNotifications = field(default_factory=InMemoryNotifications)
    ahead: InMemoryLooksAhead = field(default_factory=InMemoryLooksAhead)
    keys: set[str] = field(default_factory=set)

    def belongings(self, user_id: str, after: str | None) -> Iterator[PersonalRecord]:
        rows = sorted(self._belongings(user_id), key=lambda one: one.position)
        yield from (row for row in rows if after is None or row.position > after)

    def acting(self, user_id: str) -> tuple[str, ...]:
        return tuple(
            effect.task_id
            for effect in self.tasks.ledger.values()
            if effect.user_id == user_id and effect.state is EffectState.OPEN
        )

    def heads(self, user_id: str, *, at_most: int) -> tuple[Head, ...]:
        mine = [task for key, task in self.tasks.heads.items() if key[0] == user_id]
        return tuple(Head(task.task_id, task.run) for task in mine[:at_most])

    def drop_head(self, user_id: str, task_id: str) -> None:
        self.tasks.waits.pop((user_id, task_id), None)
        self.tasks.heads.pop((user_id, task_id), None)

    def drop_rows(self, user_id: str, *, at_most: int) -> bool:
        stores: list[dict[Any, Any]] = [
            self.tasks.heads,
            self.tasks.waits,
            self.tasks.bodies,
            self.tasks.histories,
            self.tasks.ledger,
            self.tasks.held,
            self.tasks.learned,
            self.agents.staff,
            self.sessions.families,
            self.integrations.accounts,
            self.integrations.sealed,
            self.notifications.kept,
            self.notifications.marks,
            self.ahead.kept,
        ]
        left = at_most
        for store in stores:
            for key in [found for found in store if found[0] == user_id]:
                if left == 0:
                    return False
                del store[key]
                left -= 1
        self.users.wishes.pop(user_id, None)
        return True

    def drop_account(self, user: User) -> None:
        stored = self.users.people.get(user.user_id)
        if stored is None or not stored.closing or stored.email != user.email:
            raise Conflict("The account is not the one that was read.")
        if self.users.addresses.get(user.email, ("", ""))[0] == user.user_id:
            del self.users.addresses[user.email]
        del self.users.people[user.user_id]
        self.keys.discard(user.user_id)
        durable_job = self.users.durable_jobs.get(user.user_id, "erase")
        if durable_job is not None:
            self.users.durable_jobs.done(durable_job)

    def drop_orphans(self, user_id: str, *, at_most: int) -> bool:
        return self.drop_rows(user_id, at_most=at_most)

    def _belongings(self, user_id: str) -> Iterator[PersonalRecord]:
        user = self.users.people[user_id]
        yield PersonalRecord("account", {"name": user.name, "email": user.email}, "PROFILE")
        for (owner, task_id), task in self.tasks.heads.items():
            if owner == user_id:
                yield PersonalRecord("tasks", task.model_dump(mode="json"), f"TASK#{task_id}")


@dataclass
class InMemoryExports:
    standing: dict[str, Export] = field(default_factory=dict)

    def get(self, user_id: str) -> Export | None:
        return self.standing.get(user_id)

    def begin(self, before: Export | None, after: Export) -> bool:
        return self._write(before, after)

    def advance(self, before: Export, after: Export) -> bool:
        return self._write(before, after)

    def _write(self, before: Export | None, after: Export) -> bool:
        known = self.standing.get(after.user_id)
        if _version(known) != _version(before):
            return False
        self.standing[after.user_id] = after
        return True


@dataclass
class InMemoryFiles:
    kept: dict[tuple[str, str, int], bytes] = field(default_factory=dict)

    def put(self, export: Export, number: int, file: BinaryIO) -> None:
        self.kept[export.user_id, export.export_id, number] = file.read()

    def link(self, export: Export, number: int) -> str:
        return f"https://files.example/{export.user_id}/{export.export_id}/{number}?signed"

    def drop(self, user_id: str) -> None:
        for key in [found for found in self.kept if found[0] == user_id]:
            del self.kept[key]


@dataclass
class InMemoryLedger:
    entries: dict[str, datetime] = field(default_factory=dict)

    def enter(self, user_id: str, at: datetime) -> None:
        self.entries[user_id] = at

    def holds(self, user_id: str) -> bool:
        return user_id in self.entries


def _version(export: Export | None) -> tuple[str, int] | None:
    return (export.export_id, export.steps) if export is not None else None
