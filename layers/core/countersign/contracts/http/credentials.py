"""How people prove who they are: letters, passwords, a second factor, accounts elsewhere."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from countersign.contracts.http.fields import (
    Code,
    Email,
    Given,
    Locale,
    NewEmail,
    NewPassword,
    Password,
    Secret,
    Sent,
    Timezone,
)
from countersign.domain.users.federated_identity import LinkedIdentity
from countersign.domain.values import Moment

Token = Annotated[str, StringConstraints(min_length=1, max_length=512)]
"""From the link of a letter."""

SignInTicket = Annotated[str, StringConstraints(min_length=1, max_length=8_192)]


class LetterToken(Sent):
    token: Token


class Forgot(Sent):
    email: Email


class Reset(Sent):
    token: Token
    new_password: NewPassword


class PasswordChange(Sent):
    """Without the present password the sign-in has to be fresh."""

    current_password: Password | None = None
    new_password: NewPassword


class EmailChange(Sent):
    email: NewEmail


class Promised(Given):
    """It is being done; what comes of it comes by mail."""

    status: Literal["accepted"] = "accepted"


class SecondFactorOut(Given):
    on: bool
    recovery_codes_left: int


class SecondFactorSecret(Given):
    secret: str = Field(description="For typing into an authenticator app (base32).")
    otpauth_url: str = Field(description="The same as a URL, for a QR code.")


class SecondFactorCode(Sent):
    code: Code


class RecoveryCodes(Given):
    """Shown once: nobody can read them again."""

    recovery_codes: list[str]


class Departed(Given):
    authorization_url: str
    browser_secret: str | None = Field(
        description="To be given back when completing; null when a cookie carries it."
    )


class SignInCompletion(Sent):
    """`timezone` and `locale` are for an account that is made by it; without a locale it is the
    provider's word that counts."""

    ticket: SignInTicket
    browser_secret: Secret | None = None
    code: Code | None = None
    timezone: Timezone = "UTC"
    locale: Locale | None = None


class LinkCompletion(Sent):
    ticket: SignInTicket
    browser_secret: Secret | None = None


class SignInOut(Given):
    """An account elsewhere that signs in here; `signs_in` is false when its provider is offered for
    that no more, and it is no way in."""

    id: str
    provider: str
    signs_in: bool
    account: str
    created_at: Moment

    @classmethod
    def of(cls, linked: LinkedIdentity) -> "SignInOut":
        return cls(
            id=linked.sign_in_id,
            provider=linked.provider,
            signs_in=linked.signs_in,
            account=linked.account,
            created_at=linked.created_at,
        )


class SignInsOut(Given):
    """Every way in."""

    items: list[SignInOut]
    next_cursor: str | None = None
    has_password: bool
