"""There and back: what goes with a person to a provider and comes home, sealed and in no table.

Nothing rests on our side while the person is away, so that asking again and again fills nothing:
what belongs together, the provider and the verifier (RFC 7636) as well, is sealed into the state,
and the nonce (OpenID Connect Core 3.1.2.1) is made from the verifier.
"""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from countersign.domain.errors import Forbidden, NotFound, TokenInvalid
from countersign.domain.providers import PROVIDERS, SignInProvider
from countersign.domain.users.federated_identity import Identity
from countersign.domain.users.verification_link import hashed
from countersign.ports.credentials import SignIns
from countersign.ports.federated_identity import IdentityProvider, Sealer
from countersign.ports.providers import ProviderRefused
from countersign.ports.system import Clock, Ids

LIFETIME = timedelta(minutes=10)
_STATE = "sign-in-state"
_TICKET = "sign-in-ticket"


@dataclass(frozen=True)
class Departure:
    """The provider's page, and what the browser that goes there keeps to itself."""

    authorization_url: str
    browser_secret: str


@dataclass(frozen=True)
class OidcFlow:
    """`redirect_uris`: where each provider sends people back."""

    identities: Mapping[SignInProvider, IdentityProvider]
    sealer: Sealer
    sign_ins: SignIns
    clock: Clock
    ids: Ids
    redirect_uris: Mapping[SignInProvider, str]

    def begin(self, provider: SignInProvider, user_id: str | None = None) -> Departure:
        """`user_id`: who wants to link the account, signed in; None to sign in by it."""
        secret, verifier = self.ids.secret(), self.ids.secret()
        begun = {
            "provider": provider,
            "browser": hashed(secret),
            "verifier": verifier,
            "user": user_id,
            "until": (self.clock.now() + LIFETIME).timestamp(),
        }
        state = self.sealer.seal(_STATE, json.dumps(begun))
        url = self.identities[provider].authorization_url(
            state, _nonce(verifier), verifier, self.redirect_uris[provider]
        )
        return Departure(url, secret)

    def come_back(
        self, provider: SignInProvider, state: str, code: str, issuer: str | None = None
    ) -> tuple[str, bool]:
        """A ticket for the browser, and whether it is for linking. Decides nothing.

        Raises
        ------
        TokenInvalid
            A state that is not ours, or has expired; or it is not the provider that was asked
            who answers, nor the issuer, where one is named (RFC 9207).
        """
        opened = self._opened(_STATE, state)
        named = issuer is None or issuer == PROVIDERS[provider].issuer
        if not named or opened.get("provider") != provider:
            raise TokenInvalid("This answer comes from somebody who was not asked.")
        ticket = self.sealer.seal(
            _TICKET, json.dumps({"state": state, "code": code, "until": opened["until"]})
        )
        return ticket, opened["user"] is not None

    def redeem(
        self,
        provider: SignInProvider,
        ticket: str,
        browser_secret: str,
        user_id: str | None = None,
    ) -> Identity:
        """Whom the provider says it was. The first try uses the ticket up.

        Raises
        ------
        NotFound
            No ticket of ours for this provider, or it was used or has expired.
        Forbidden
            Begun in another browser, or by somebody else.
        ProviderRefused, ProviderBusy, OutcomeUnknown
        """
        brought = self._known(_TICKET, ticket)
        begun = self._known(_STATE, str(brought["state"]))
        if begun.get("provider") != provider:
            raise unknown_ticket()
        until = datetime.fromtimestamp(float(str(brought["until"])), UTC)
        if not self.sign_ins.spend(hashed(ticket), until + LIFETIME):
            raise unknown_ticket()
        if not hmac.compare_digest(str(begun["browser"]), hashed(browser_secret)):
            raise Forbidden("This was begun in another browser.")
        if begun["user"] != user_id:
            raise Forbidden("Somebody else began this, or something else was begun.")
        verifier = str(begun["verifier"])
        identity = self.identities[provider].identify(
            str(brought["code"]), _nonce(verifier), verifier, self.redirect_uris[provider]
        )
        # What one provider says of its people must never pass for another's.
        if identity.provider != provider:
            raise ProviderRefused("This is an identity of somebody who was not asked.")
        return identity

    def _known(self, purpose: str, sealed: str) -> dict[str, object]:
        try:
            return self._opened(purpose, sealed)
        except TokenInvalid as unknown:
            raise unknown_ticket() from unknown

    def _opened(self, purpose: str, sealed: str) -> dict[str, object]:
        opened: dict[str, object] = json.loads(self.sealer.unseal(purpose, sealed))
        if self.clock.now().timestamp() >= float(str(opened["until"])):
            raise TokenInvalid("This has expired. Begin again.")
        return opened


def _nonce(verifier: str) -> str:
    return hashed(f"nonce of {verifier}")


def unknown_ticket() -> NotFound:
    return NotFound("This ticket is unknown, used or expired. Begin again.")
