"""Signing in by an account elsewhere ("Continue with ...")."""

import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from countersign.domain.errors import (
    Conflict,
    EmailTaken,
    Forbidden,
    InvalidCredentials,
    SecondFactorRequired,
    TokenInvalid,
)
from countersign.domain.providers import PROVIDERS, SignInProvider
from countersign.domain.users.federated_identity import Identity, LinkedIdentity
from countersign.domain.users.locale import UnknownLocale, locale_of
from countersign.domain.users.session import Transport, Visitor
from countersign.domain.users.user import LOCALE, User, normal_address
from countersign.domain.users.verification_link import hashed
from countersign.domain.values import to_milliseconds
from countersign.ports.credentials import SignIns
from countersign.ports.federated_identity import Sealer
from countersign.ports.jobs_queue import Job, JobsQueue
from countersign.ports.system import Clock, Ids
from countersign.ports.users import Users
from countersign.usecases.credentials.verify_second_factor import VerifySecondFactor
from countersign.usecases.rate_limit import RateLimiter
from countersign.usecases.sessions.open import OpenSession, SignedIn
from countersign.usecases.sign_in.oidc_flow import Departure, OidcFlow, unknown_ticket

CODE_WITHIN = timedelta(minutes=5)
_HALF_WAY = "half."
_PURPOSE = "sign-in-half-way"
_NAME_AT_MOST = 100


@dataclass(frozen=True)
class FederatedSignIn:
    """An identity is known by its subject alone. An address that an account has already is never
    taken as a word for that account: whoever had made it would let the other one in."""

    trip: OidcFlow
    sign_ins: SignIns
    users: Users
    open: OpenSession
    prove: VerifySecondFactor
    sealer: Sealer
    jobs_queue: JobsQueue
    limit: RateLimiter
    clock: Clock
    ids: Ids

    def begin(self, provider: SignInProvider, source: str) -> Departure:
        """Raises TooMany."""
        self.limit("continue_from_source", source)
        return self.trip.begin(provider)

    def complete(
        self,
        provider: SignInProvider,
        ticket: str,
        browser_secret: str,
        code: str | None,
        timezone: str,
        locale: str | None,
        transport: Transport,
        visitor: Visitor,
    ) -> SignedIn:
        """A session of the account that the identity signs in to; a new account where none is.

        Where a code is asked for and did not come, or is wrong, the error's `ticket` goes on.

        Raises
        ------
        EmailTaken
            The identity is new, and its address has an account: sign in to that and link it.
        SecondFactorRequired, InvalidCredentials
        NotFound, Forbidden, ProviderRefused, ProviderBusy, OutcomeUnknown, TooMany
        """
        self.limit("continue_from_source", visitor.source)
        if ticket.startswith(_HALF_WAY):
            shown = self._half_way(ticket, browser_secret)
        else:
            shown = self._arrived(provider, ticket, browser_secret, timezone, locale)
        if shown.user.second_factor:
            self._prove(shown, code, browser_secret)
        return self.open(shown.user, transport, visitor=visitor, begun=shown.begun)

    def _arrived(
        self,
        provider: SignInProvider,
        ticket: str,
        browser_secret: str,
        timezone: str,
        locale: str | None,
    ) -> "_Shown":
        begun = self.clock.now()
        identity = self.trip.redeem(provider, ticket, browser_secret)
        user = self._user_of(identity) or self._registered(identity, timezone, locale)
        return _Shown(user, begun, hashed(ticket))

    def _user_of(self, identity: Identity) -> User | None:
        user_id = self.sign_ins.owner(identity.provider, identity.subject)
        return self._living(user_id) if user_id else None

    def _living(self, user_id: str) -> User:
        user = self.users.get(user_id)
        if user is None or user.closing:
            raise InvalidCredentials("This account is gone.")
        if user.locked:
            raise Forbidden("This account is being handed over. Finish by the link in the letter.")
        return user

    def _registered(self, identity: Identity, timezone: str, locale: str | None) -> User:
        now = self.clock.now()
        address = normal_address(identity.email)
        user = User(
            user_id=self.ids.new("usr"),
            email=address,
            email_verified=identity.email_verified,
            verified_at=now if identity.email_verified else None,
            proven=identity.email_verified,
            name=_name(identity),
            timezone=timezone,
            locale=locale or _locale(identity),
            created_at=now,
        )
        linked = LinkedIdentity(
            user_id=user.user_id,
            sign_in_id=self.ids.new("sgn"),
            provider=identity.provider,
            subject=identity.subject,
            account=address,
            created_at=now,
        )
        try:
            self.sign_ins.register(user, linked)
        except EmailTaken as taken:
            title = PROVIDERS[identity.provider].title
            raise EmailTaken(
                f"There is an account with this address. Sign in to it, and link {title} there."
            ) from taken
        except Conflict:
            faster = self._user_of(identity)
            if faster is None:
                raise
            return faster
        if not user.email_verified:
            self.jobs_queue.start(Job("verify", user_id=user.user_id))
        return user

    def _prove(self, shown: "_Shown", code: str | None, browser_secret: str) -> None:
        """The code, once for each time that the person was away."""
        try:
            self.prove(shown.user, code)
        except (SecondFactorRequired, InvalidCredentials) as wanting:
            known = {
                "user": shown.user.user_id,
                "browser": hashed(browser_secret),
                "begun": shown.begun.timestamp(),
                "trip": shown.trip,
            }
            sealed = self.sealer.seal(_PURPOSE, json.dumps(known))
            raise type(wanting)(wanting.detail, ticket=f"{_HALF_WAY}{sealed}") from wanting
        proved = hashed(f"proved {shown.trip}")
        if not self.sign_ins.spend(proved, shown.begun + CODE_WITHIN):
            raise unknown_ticket()

    def _half_way(self, ticket: str, browser_secret: str) -> "_Shown":
        """Who has shown the identity, in this browser, and still owes the code."""
        try:
            known = json.loads(self.sealer.unseal(_PURPOSE, ticket.removeprefix(_HALF_WAY)))
        except TokenInvalid as unknown:
            raise unknown_ticket() from unknown
        begun = to_milliseconds(datetime.fromtimestamp(known["begun"], UTC))
        if self.clock.now() >= begun + CODE_WITHIN:
            raise unknown_ticket()
        if not hmac.compare_digest(known["browser"], hashed(browser_secret)):
            raise Forbidden("This was begun in another browser.")
        return _Shown(self._living(known["user"]), begun, known["trip"])


@dataclass(frozen=True)
class _Shown:
    """Whose identity was shown, when, and by which ticket."""

    user: User
    begun: datetime
    trip: str


def _locale(identity: Identity) -> str:
    """As the provider has it, if that is one."""
    try:
        return locale_of(identity.locale or LOCALE)
    except UnknownLocale:
        return LOCALE


def _name(identity: Identity) -> str:
    """As the provider has it, fit to be shown; else what stands before the @."""
    printable = "".join(letter for letter in identity.name or "" if letter.isprintable()).strip()
    return printable[:_NAME_AT_MOST] or identity.email.partition("@")[0][:_NAME_AT_MOST]
