"""Connected accounts and authorizations under way in memory, and a vault without keys."""

import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from countersign.domain.errors import Conflict, RecordBroken
from countersign.domain.integration import INTEGRATIONS_AT_MOST, Integration, no_room
from countersign.domain.job import DurableJob
from countersign.domain.users.user import User
from countersign.ports.integrations import Handshake
from tests.fakes.jobs import InMemoryDurableJobs


@dataclass
class InMemoryIntegrations:
    accounts: dict[tuple[str, str], Integration] = field(default_factory=dict)
    sealed: dict[tuple[str, str], str] = field(default_factory=dict)
    durable_jobs: InMemoryDurableJobs = field(default_factory=InMemoryDurableJobs)
    people: dict[str, User] = field(default_factory=dict)

    def list(self, user_id: str) -> tuple[Integration, ...]:
        return tuple(found for key, found in self.accounts.items() if key[0] == user_id)

    def get(self, user_id: str, integration_id: str) -> Integration | None:
        return self.accounts.get((user_id, integration_id))

    def put(self, integration: Integration, sealed_tokens: str, *, by: User | None = None) -> None:
        standing = self.people.get(by.user_id) if by is not None else None
        if standing is not None and by is not None and _was_ended(standing, by):
            raise Conflict("Their sessions were ended meanwhile.")
        key = (integration.user_id, integration.integration_id)
        is_full = len(self.list(integration.user_id)) >= INTEGRATIONS_AT_MOST
        if by is not None and is_full and key not in self.accounts:
            raise no_room()
        self.accounts[key] = integration
        self.sealed[key] = sealed_tokens

    def tokens(self, user_id: str, integration_id: str) -> str | None:
        return self.sealed.get((user_id, integration_id))

    def replace_tokens(self, integration: Integration, before: str, after: str) -> bool:
        key = (integration.user_id, integration.integration_id)
        if self.sealed.get(key) != before:
            return False
        self.accounts[key], self.sealed[key] = integration, after
        return True

    def expire(
        self,
        integration: Integration,
        tokens: str,
        detail: str,
        status: Literal["expired", "revoked"] = "expired",
    ) -> None:
        key = (integration.user_id, integration.integration_id)
        if self.sealed.get(key) == tokens:
            stored = self.accounts[key]
            self.accounts[key] = stored.model_copy(update={"status": status, "detail": detail})

    def leave(self, durable_job: DurableJob, due_at: datetime) -> bool:
        key = (durable_job.user_id, durable_job.ref)
        if self.sealed.get(key) != durable_job.sealed_tokens or key not in self.sealed:
            return False
        if not self.durable_jobs.keep(durable_job, due_at):
            return False
        self.remove(*key)
        return True

    def save(self, integration: Integration) -> None:
        """Something happened to the account meanwhile."""
        key = (integration.user_id, integration.integration_id)
        stored = self.accounts.get(key)
        if stored is not None:
            written = {name: getattr(integration, name) for name in ("status", "detail", "account")}
            self.accounts[key] = stored.model_copy(update=written)

    def remove(self, user_id: str, integration_id: str) -> None:
        self.accounts.pop((user_id, integration_id), None)
        self.sealed.pop((user_id, integration_id), None)


@dataclass
class InMemoryHandshakes:
    under_way: dict[str, Handshake] = field(default_factory=dict)

    def begin(self, handshake: Handshake) -> None:
        self.under_way[handshake.state_hash] = handshake

    def get(self, state_hash: str) -> Handshake | None:
        return self.under_way.get(state_hash)

    def park(self, handshake: Handshake) -> bool:
        known = self.under_way.get(handshake.state_hash)
        if known is None or known.sealed_code is not None:
            return False
        self.under_way[handshake.state_hash] = replace(
            known, sealed_code=handshake.sealed_code, ticket_hash=handshake.ticket_hash
        )
        return True

    def take(self, state_hash: str) -> Handshake | None:
        return self.under_way.pop(state_hash, None)


@dataclass
class LabelledVault:
    """Hides nothing, but opens only for whom and what it was sealed, and never seals alike."""

    sealings: int = 0

    def seal(self, user_id: str, purpose: str, plaintext: str) -> str:
        self.sealings += 1
        content = json.dumps([user_id, purpose, self.sealings, plaintext[::-1]])
        return f"{_checksum(content)}:{content}"

    def unseal(self, user_id: str, purpose: str, sealed: str) -> str:
        checksum, _, content = sealed.partition(":")
        if checksum != _checksum(content):
            raise RecordBroken("It was altered.")
        owner, sealed_for, _, plaintext = json.loads(content)
        if (owner, sealed_for) != (user_id, purpose):
            raise RecordBroken("It was sealed for somebody or something else.")
        return str(plaintext)[::-1]


def _was_ended(standing: User, loaded: User) -> bool:
    return standing.closing or standing.sessions_valid_after != loaded.sessions_valid_after


def _checksum(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:12]
