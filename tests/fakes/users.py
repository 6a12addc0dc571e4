"""People, their agents and their sessions in memory."""

from dataclasses import dataclass, field
from datetime import datetime

from countersign.domain.agent import Agent
from countersign.domain.errors import Conflict, DomainError, EmailTaken, NotFound
from countersign.domain.job import DurableJob
from countersign.domain.users.preferences import ON_THE_ACCOUNT, Preferences
from countersign.domain.users.session import Session
from countersign.domain.users.user import User
from tests.fakes.jobs import InMemoryDurableJobs

_SET_BY_THE_PERSON = (
    "name",
    "instructions",
    "status",
    "autonomy",
    "scan_interval_minutes",
    "next_scan_at",
)
_OF_ENDINGS = ("sessions_valid_after", "kept_session", "ended_sessions")
_FOUND_BY_A_SCAN = ("cursors", "last_scan", "next_scan_at")


@dataclass
class InMemoryUsers:
    people: dict[str, User] = field(default_factory=dict)
    addresses: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    leases: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    wishes: dict[str, Preferences] = field(default_factory=dict)
    durable_jobs: InMemoryDurableJobs = field(default_factory=InMemoryDurableJobs)

    def register(self, user: User, password_hash: str) -> None:
        if user.email in self.addresses:
            raise EmailTaken("There is an account with this address.")
        self.addresses[user.email] = (user.user_id, password_hash)
        self.people[user.user_id] = user

    def get(self, user_id: str) -> User | None:
        return self.people.get(user_id)

    def credentials(self, email: str) -> tuple[str, str | None] | None:
        return self.addresses.get(email)

    def save_profile(self, user: User) -> None:
        self._set(user.user_id, name=user.name, timezone=user.timezone, locale=user.locale)

    def preferences(self, user_id: str) -> Preferences | None:
        return self.wishes.get(user_id)

    def save_preferences(
        self,
        user_id: str,
        before: Preferences | None,
        after: Preferences,
        *,
        by: User | None = None,
    ) -> None:
        if user_id not in self.people or self.wishes.get(user_id) != before:
            raise Conflict("They are not those that were read.")
        now = self.people[user_id]
        if by and (now.closing or now.sessions_valid_after != by.sessions_valid_after):
            raise Conflict("Its sessions were ended, or it is being closed.")
        self.wishes[user_id] = after
        self._set(user_id, **{name: getattr(after, name) for name in ON_THE_ACCOUNT})

    def postpone_scan(self, user_id: str, due_at: datetime, until: datetime) -> bool:
        user = self.people.get(user_id)
        if user is None or user.next_scan_at != due_at:
            return False
        self.set_next_scan(user_id, until)
        return True

    def set_next_scan(self, user_id: str, at: datetime | None) -> None:
        user = self.people.get(user_id)
        if user is not None and (at is None or not (user.paused or user.closing)):
            moved = self.people[user_id].model_copy(update={"next_scan_at": at})
            self.people[user_id] = moved

    def pause(self, user_id: str) -> None:
        self._set(user_id, paused=True, next_scan_at=None)

    def resume(self, user_id: str, next_scan_at: datetime) -> None:
        if user_id not in self.people or self.people[user_id].closing:
            raise NotFound("There is no such account.")
        self._set(user_id, paused=False, next_scan_at=next_scan_at)

    def close(self, durable_job: DurableJob, due_at: datetime) -> None:
        self._set(durable_job.user_id, closing=True, next_scan_at=None)
        self.durable_jobs.keep(durable_job, due_at)

    def lease_scan(self, user_id: str, holder: str, now: datetime, until: datetime) -> bool:
        if user_id not in self.people:
            return False
        held = self.leases.get(user_id)
        if held is not None and held[1] >= now:
            return False
        self.leases[user_id] = (holder, until)
        return True

    def release_scan(self, user_id: str, holder: str) -> None:
        if self.leases.get(user_id, ("", None))[0] == holder:
            del self.leases[user_id]

    def remember_endings(self, before: User, after: User) -> None:
        present = self.people.get(before.user_id)
        if present is None or any(
            getattr(present, name) != getattr(before, name) for name in _OF_ENDINGS
        ):
            raise Conflict("It was changed by somebody else.")
        self._set(before.user_id, **{name: getattr(after, name) for name in _OF_ENDINGS})

    def _set(self, user_id: str, **fields: object) -> None:
        if user_id not in self.people:
            raise NotFound("There is no such account.")
        self.people[user_id] = self.people[user_id].model_copy(update=fields)


@dataclass
class InMemorySessions:
    """`users` are those whose accounts remember what has ended."""

    users: InMemoryUsers = field(default_factory=InMemoryUsers)
    families: dict[tuple[str, str], Session] = field(default_factory=dict)

    def put(self, session: Session) -> None:
        self.families[session.user_id, session.session_id] = session

    def get(self, user_id: str, session_id: str) -> Session | None:
        return self.families.get((user_id, session_id))

    def last_seen(self, user_id: str) -> datetime | None:
        mine = (session for key, session in self.families.items() if key[0] == user_id)
        return max((session.rotated_at for session in mine), default=None)

    def rotate(self, before: Session, after: Session) -> bool:
        stored = self.get(before.user_id, before.session_id)
        if stored is None:
            return False
        if (stored.generation, stored.auth_time) != (before.generation, before.auth_time):
            return False
        self.put(after)
        return True

    def page(self, user_id: str, *, at_most: int, after: str | None = None) -> tuple[Session, ...]:
        mine = [found for (owner, _), found in sorted(self.families.items()) if owner == user_id]
        newest_first = reversed(mine)
        return tuple(found for found in newest_first if after is None or found.session_id < after)[
            :at_most
        ]

    def end(self, before: User, after: User, session_id: str) -> None:
        self.end_all(before, after)
        self.revoke(after.user_id, session_id)

    def end_all(self, before: User, after: User) -> None:
        self.users.remember_endings(before, after)

    def revoke(self, user_id: str, session_id: str) -> None:
        self.families.pop((user_id, session_id), None)


@dataclass
class InMemoryAgents:
    staff: dict[tuple[str, str], Agent] = field(default_factory=dict)

    def add(self, agent: Agent) -> None:
        self.staff[agent.user_id, agent.agent_id] = agent

    def add_within(self, agent: Agent, by: User, *, at_most: int, refusal: DomainError) -> None:
        if len(self.list(agent.user_id)) >= at_most:
            raise refusal
        self.add(agent)

    def get(self, user_id: str, agent_id: str) -> Agent | None:
        return self.staff.get((user_id, agent_id))

    def list(self, user_id: str) -> tuple[Agent, ...]:
        mine = [agent for agent in self.staff.values() if agent.user_id == user_id]
        return tuple(sorted(mine, key=lambda agent: (agent.created_at, agent.agent_id)))

    def save(self, agent: Agent) -> None:
        self._update(agent, _SET_BY_THE_PERSON)

    def checkpoint(self, agent: Agent) -> None:
        self._update(agent, _FOUND_BY_A_SCAN)

    def remove(self, user_id: str, agent_id: str) -> None:
        self.staff.pop((user_id, agent_id), None)

    def _update(self, agent: Agent, fields: tuple[str, ...]) -> None:
        stored = self.get(agent.user_id, agent.agent_id)
        if stored is None:
            raise NotFound("There is no such agent.")
        self.add(stored.model_copy(update={name: getattr(agent, name) for name in fields}))
