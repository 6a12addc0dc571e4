"""Accounts elsewhere that sign in here ("Continue with ...")."""

from countersign.domain.errors import InvalidInput
from countersign.domain.providers import SIGN_IN_PROVIDERS, SignInProvider
from countersign.domain.values import Moment, Value

LINKED_AT_MOST = 10


class Identity(Value):
    """Whom a provider says somebody is; only `subject` stays the same for ever."""

    provider: SignInProvider
    subject: str
    email: str
    email_verified: bool
    name: str | None = None
    locale: str | None = None


class LinkedIdentity(Value):
    """An identity that may sign in to an account. `account` is its address when it was linked.

    It stays readable, and can be removed, when nobody signs in by its provider any more.
    """

    user_id: str
    sign_in_id: str
    provider: str
    subject: str
    account: str
    created_at: Moment

    @property
    def signs_in(self) -> bool:
        return self.provider in SIGN_IN_PROVIDERS


def no_room() -> InvalidInput:
    return InvalidInput(
        f"At most {LINKED_AT_MOST} accounts. Remove one first.", limit=LINKED_AT_MOST
    )
