"""Accounts, sessions and who one is."""

from typing import Literal

from pydantic import Field

from countersign.contracts.http.fields import (
    Code,
    Email,
    Given,
    Locale,
    Name,
    NewEmail,
    NewPassword,
    Password,
    Secret,
    Sent,
    Timezone,
)
from countersign.domain.plans.plan import PlanName
from countersign.domain.users.session import Session
from countersign.domain.users.user import Role, User
from countersign.domain.values import Moment
from countersign.usecases.sessions.open import SignedIn


class Register(Sent):
    email: NewEmail
    password: NewPassword
    name: Name
    timezone: Timezone = "UTC"
    locale: Locale | None = None


class Login(Sent):
    """`code`: of the second factor, where one is on."""

    email: Email
    password: Password
    code: Code | None = None


class TokenForm(Sent):
    """OAuth 2.0 password grant (RFC 6749 section 4.3), as forms send it."""

    grant_type: Literal["password"] = "password"
    username: Email
    password: Password
    code: Code | None = None
    scope: str = Field(default="", max_length=200)
    client_id: str | None = Field(default=None, max_length=200)
    client_secret: str | None = Field(default=None, max_length=200)


class RefreshToken(Sent):
    """The token, unless the session carries it in its cookie."""

    refresh_token: Secret | None = None


class Reauth(Sent):
    """Proof that the person is still there."""

    password: Password
    code: Code | None = None


class ProfileChange(Sent):
    """What is left out, or null, stays as it is."""

    name: Name | None = None
    timezone: Timezone | None = None
    locale: Locale | None = None


class UserOut(Given):
    id: str
    email: str
    email_verified: bool
    name: str
    timezone: str
    locale: str
    plan: PlanName
    roles: list[Role]
    paused: bool
    created_at: Moment

    @classmethod
    def of(cls, user: User) -> "UserOut":
        return cls(
            id=user.user_id,
            email=user.email,
            email_verified=user.email_verified,
            name=user.name,
            timezone=user.timezone,
            locale=user.locale,
            plan=user.plan,
            roles=list(user.roles),
            paused=user.paused,
            created_at=user.created_at,
        )


class TokenOut(Given):
    access_token: str
    refresh_token: str
    token_type: Literal["bearer"] = Field(default="bearer")
    expires_in: int = Field(description="Seconds.")

    @classmethod
    def of(cls, signed_in: SignedIn) -> "TokenOut":
        return cls(
            access_token=signed_in.access_token,
            refresh_token=signed_in.refresh_token,
            expires_in=signed_in.expires_in,
        )


class SessionOut(Given):
    access_token: str
    refresh_token: str | None = Field(description="Null when the session's cookie carries it.")
    token_type: Literal["bearer"] = Field(default="bearer")
    expires_in: int = Field(description="Seconds.")
    user: UserOut

    @classmethod
    def of(cls, signed_in: SignedIn, *, in_cookie: bool) -> "SessionOut":
        return cls(
            access_token=signed_in.access_token,
            refresh_token=None if in_cookie else signed_in.refresh_token,
            expires_in=signed_in.expires_in,
            user=UserOut.of(signed_in.user),
        )


class LivingSession(Given):
    """Where somebody is signed in. `source` is the network, not the address."""

    id: str
    created_at: Moment
    last_used_at: Moment
    user_agent: str | None
    source: str | None
    current: bool

    @classmethod
    def of(cls, session: Session, current_id: str) -> "LivingSession":
        return cls(
            id=session.session_id,
            created_at=session.created_at,
            last_used_at=session.rotated_at,
            user_agent=session.user_agent,
            source=session.source,
            current=session.session_id == current_id,
        )
