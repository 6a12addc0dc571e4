"""Connecting an account: begin, come back from the provider, complete.

The way back from the provider carries no bearer, so state alone attaches nothing: it parks the code
and hands the browser a one-use ticket; the signed-in person who began completes it with that.
"""

import hashlib
import hmac
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from countersign.domain.agents import AGENT_TYPES, known_type, scopes_asked
from countersign.domain.errors import Forbidden, InvalidInput, NotFound
from countersign.domain.integration import Integration, Tokens
from countersign.domain.providers import PROVIDERS, Provider
from countersign.domain.users.user import User
from countersign.ports.integrations import Handshake, Handshakes, Integrations, OAuth, Vault
from countersign.ports.system import Clock, Ids
from countersign.usecases.agents.follow_integrations import FollowIntegrations
from countersign.usecases.integrations.access_tokens import PURPOSE

HANDSHAKE_LIFETIME = timedelta(minutes=10)
_VERIFIER = "verifier"
_CODE = "code"


@dataclass(frozen=True)
class ConnectIntegration:
    handshakes: Handshakes
    integrations: Integrations
    follow: FollowIntegrations
    vault: Vault
    clock: Clock
    ids: Ids
    authorizations: Mapping[Provider, OAuth]
    redirect_uris: Mapping[Provider, str]

    def begin(
        self, user: User, provider: Provider, agent_types: Collection[str] | None = None
    ) -> str:
        """The provider's consent page for this user (RFC 6749 section 4.1.1, with PKCE).

        It asks for what agents of these types need, or any agent, and for nothing else; what was
        permitted in an earlier step stays permitted.
        """
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
        return self.authorizations[provider].authorization_url(
            state,
            verifier,
            self.redirect_uris[provider],
            scopes_asked(
                provider, map(known_type, AGENT_TYPES if agent_types is None else agent_types)
            ),
        )

    def come_back(
        self, provider: Provider, state: str, code: str, issuer: str | None = None
    ) -> str:
        """Park the code; answers the ticket. Decides nothing.

        Raises
        ------
        InvalidInput
            Unknown, used or expired state; or an issuer that is named is not the one that was asked
            (RFC 9207): its code would be handed to somebody else.
        """
        if issuer is not None and issuer != PROVIDERS[provider].issuer:
            raise InvalidInput("This answer comes from somebody who was not asked. Connect again.")
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
        Conflict
            The person's sessions were ended meanwhile, and this one's with them.
        InvalidInput
            It is new, and as many are connected as may be. Its tokens are kept nowhere.
        """
        state_hash, _, secret = ticket.partition(".")
        handshake = self.handshakes.take(state_hash)
        if handshake is None or handshake.sealed_code is None or self._is_over(handshake):
            raise NotFound("This ticket is unknown, used or expired. Connect again.")
        if not hmac.compare_digest(handshake.ticket_hash or "", _hash(secret)):
            raise NotFound("This ticket is unknown, used or expired. Connect again.")
        if handshake.user_id != user.user_id:
            raise Forbidden("Somebody else began to connect this account.")
        oauth = self.authorizations[handshake.provider]
        tokens = oauth.exchange(
            self.vault.unseal(user.user_id, _CODE, handshake.sealed_code),
            self.vault.unseal(user.user_id, _VERIFIER, handshake.sealed_verifier),
            self.redirect_uris[handshake.provider],
        )
        integration = self._store(user, handshake.provider, oauth, tokens)
        self.follow.came(user, integration)
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
        ).found_good(tokens, now)
        sealed = self.vault.seal(user.user_id, PURPOSE, tokens.model_dump_json())
        self.integrations.put(integration, sealed, by=user)
        return integration

    def _is_over(self, handshake: Handshake) -> bool:
        return handshake.expires_at <= self.clock.now()


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
