"""Connecting an account: begin, come back from the provider, complete.

The way back from the provider carries no bearer, so state alone attaches nothing: it parks the code
and hands the browser a one-use ticket; the signed-in person who began completes it with that.
"""

import hashlib
import hmac
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta

from countersign.domain.agent import DEFAULT_NAMES, PROVIDERS_OF, Agent, AgentType, scan_interval
from countersign.domain.errors import Conflict, Forbidden, InvalidInput, NotFound
from countersign.domain.integration import Integration, Provider, Tokens
from countersign.domain.life import restart
from countersign.domain.plan import PLANS
from countersign.domain.user import User
from countersign.ports.integrations import Handshake, Handshakes, Integrations, OAuth, Vault
from countersign.ports.queues import Queues
from countersign.ports.system import Clock, Ids
from countersign.ports.tasks import Tasks
from countersign.ports.users import Agents, Users
from countersign.usecases.access import PURPOSE

HANDSHAKE_LIFETIME = timedelta(minutes=10)
_VERIFIER = "verifier"
_CODE = "code"


@dataclass(frozen=True)
class ConnectAccount:
    handshakes: Handshakes
    integrations: Integrations
    agents: Agents
    users: Users
    tasks: Tasks
    vault: Vault
    queues: Queues
    clock: Clock
    ids: Ids
    providers: Mapping[Provider, OAuth]
    redirect_uris: Mapping[Provider, str]

    def begin(self, user: User, provider: Provider) -> str:
        """The provider's consent page for this user (RFC 6749 section 4.1.1, with PKCE)."""
        state, verifier = self.ids.secret(), self.ids.secret()
        self.handshakes.begin(
            Handshake(
                state_hash=_hash(state),
                user_id=user.user_id,
                provider=provider,
                sealed_verifier=self.vault.seal(user.user_id, _VERIFIER, verifier),
                expires_at=self.clock.now() + HANDSHAKE_LIFETIME,
            )
        )
        return self.providers[provider].authorization_url(
            state, verifier, self.redirect_uris[provider]
        )

    def come_back(self, provider: Provider, state: str, code: str) -> str:
        """Park the code; answers the ticket. Decides nothing.

        Raises
        ------
        InvalidInput
            Unknown, used or expired state.
        """
        handshake = self.handshakes.get(_hash(state))
        if handshake is None or handshake.provider != provider or self._is_over(handshake):
            raise InvalidInput("This authorization is unknown or has expired. Connect again.")
        secret = self.ids.secret()
        parked = replace(
            handshake,
            sealed_code=self.vault.seal(handshake.user_id, _CODE, code),
            ticket_hash=_hash(secret),
        )
        if not self.handshakes.park(parked):
            raise InvalidInput("This authorization was used already. Connect again.")
        return f"{handshake.state_hash}.{secret}"

    def complete(self, user: User, ticket: str) -> Integration:
        """Redeem the ticket for a connected account; the first try uses it up.

        Raises
        ------
        NotFound
            No such ticket, or it was used or has expired.
        Forbidden
            Somebody else began this. The code is discarded.
        ProviderRefused, OutcomeUnknown
            The provider did not give tokens.
        """
        state_hash, _, secret = ticket.partition(".")
        handshake = self.handshakes.take(state_hash)
        if handshake is None or handshake.sealed_code is None or self._is_over(handshake):
            raise NotFound("This ticket is unknown, used or expired. Connect again.")
        if not hmac.compare_digest(handshake.ticket_hash or "", _hash(secret)):
            raise NotFound("This ticket is unknown, used or expired. Connect again.")
        if handshake.user_id != user.user_id:
            raise Forbidden("Somebody else began to connect this account.")
        oauth = self.providers[handshake.provider]
        tokens = oauth.exchange(
            self.vault.unseal(user.user_id, _CODE, handshake.sealed_code),
            self.vault.unseal(user.user_id, _VERIFIER, handshake.sealed_verifier),
            self.redirect_uris[handshake.provider],
        )
        integration = self._store(user, handshake.provider, oauth, tokens)
        self._wake_agents(user, integration)
        self._wake_tasks(integration)
        return integration

    def _store(self, user: User, provider: Provider, oauth: OAuth, tokens: Tokens) -> Integration:
        subject = oauth.subject(tokens)
        known = next(
            (
                found
                for found in self.integrations.list(user.user_id)
                if (found.provider, found.subject) == (provider, subject.subject)
            ),
            None,
        )
        now = self.clock.now()
        integration = Integration(
            user_id=user.user_id,
            integration_id=known.integration_id if known else self.ids.new("int"),
            provider=provider,
            account=subject.account,
            subject=subject.subject,
            scopes=tokens.scopes,
            connected_at=now,
            created_at=known.created_at if known else now,
        )
        sealed = self.vault.seal(user.user_id, PURPOSE, tokens.model_dump_json())
        self.integrations.put(integration, sealed)
        return integration

    def _wake_agents(self, user: User, integration: Integration) -> None:
        """Agents that can read the account begin at once; the first mailbox brings its agent."""
        now = self.clock.now()
        agents = self.agents.list(user.user_id)
        for type, providers in PROVIDERS_OF.items():
            if integration.provider not in providers:
                continue
            mine = [agent for agent in agents if agent.type == type]
            if not mine:
                self.agents.add(self._new_agent(user, type))
            for agent in mine:
                if agent.status != "paused":
                    self.agents.save(
                        agent.model_copy(update={"status": "active", "next_scan_at": now})
                    )
        self.users.set_next_scan(user.user_id, now)
        self.queues.scan(user.user_id, None, "connected")

    def _new_agent(self, user: User, type: AgentType) -> Agent:
        now = self.clock.now()
        return Agent(
            user_id=user.user_id,
            agent_id=self.ids.new("agt"),
            type=type,
            name=DEFAULT_NAMES[type],
            status="active",
            scan_interval_minutes=scan_interval(PLANS[user.plan], None),
            next_scan_at=now,
            created_at=now,
        )

    def _wake_tasks(self, integration: Integration) -> None:
        """What an approval was waiting for is here again; the clock finds what this misses."""
        for task in self.tasks.in_view(integration.user_id, "active", at_most=100):
            if task.blocked_by is None or task.integration_id != integration.integration_id:
                continue
            now = self.clock.now()
            with suppress(Conflict):
                self.tasks.commit(restart(task, why="the account is back", by="user", now=now))

    def _is_over(self, handshake: Handshake) -> bool:
        return handshake.expires_at <= self.clock.now()


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
