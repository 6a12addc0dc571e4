"""A connected account."""

from datetime import datetime, timedelta
from typing import Literal

from countersign.domain.capabilities import Capability
from countersign.domain.errors import InvalidInput
from countersign.domain.values import Moment, Value

Provider = Literal["google"]
IntegrationStatus = Literal["connected", "expired", "revoked", "error"]

INTEGRATIONS_AT_MOST = 50

GMAIL_MODIFY = "https://www.googleapis.com/auth/gmail.modify"


ISSUERS: dict[Provider, str] = {"google": "https://accounts.google.com"}
"""What a provider calls itself in what it sends back (RFC 9207)."""


class Permission(Value):
    """One scope that is asked for at a provider's consent page, and what for.

    `required`: without it there is no account at all; the others may be left unticked.
    `needed_for` names what an account cannot be worked with for without it.
    """

    scope: str
    why: str
    required: bool = False
    needed_for: frozenset[Capability] = frozenset()


PERMISSIONS: dict[Provider, tuple[Permission, ...]] = {
    "google": (
        Permission(scope="openid", why="To know this account again.", required=True),
        Permission(scope="email", why="To show you which account it is.", required=True),
        # The least that reads whole threads and writes drafts into them: gmail.readonly writes
        # nothing, and gmail.compose reads no mail of others.
        Permission(
            scope=GMAIL_MODIFY,
            why="To read your mail, and to write the drafts, replies and labels that you approve.",
            needed_for=frozenset({"mail"}),
        ),
    )
}
"""All that is asked for, in the order in which it is shown. Nothing else ever is."""


def offered(provider: Provider) -> frozenset[Capability]:
    """What an account there can be worked with for, once everything is permitted."""
    return frozenset(one for entry in PERMISSIONS[provider] for one in entry.needed_for)


UNUSED_TOO_LONG = timedelta(days=180)
"""Google ends an access that was not used for six months."""


class Integration(Value):
    """An account at a provider; its tokens rest sealed beside it, never in this value."""

    user_id: str
    integration_id: str
    provider: Provider
    account: str
    subject: str
    scopes: tuple[str, ...]
    status: IntegrationStatus = "connected"
    detail: str | None = None
    connected_at: Moment
    last_used_at: Moment | None = None
    created_at: Moment

    @property
    def capabilities(self) -> frozenset[Capability]:
        """What it can be worked with for, by what the person permitted."""
        return offered(self.provider).difference(*(one.needed_for for one in self.left_out))

    @property
    def left_out(self) -> tuple[Permission, ...]:
        """What the person did not permit of what was asked for."""
        asked = PERMISSIONS[self.provider]
        return tuple(entry for entry in asked if entry.scope not in self.scopes)

    @property
    def shortcoming(self) -> str | None:
        """In words, what was left unticked and what to do about it."""
        if not self.left_out:
            return None
        missing = " ".join(entry.why for entry in self.left_out)
        return f"Not permitted yet: {missing} Connect the account again to allow it."

    def ran_out(self, tokens: "Tokens", now: datetime) -> bool:
        """Whether time explains that the access is gone: nobody took it back."""
        if tokens.refresh_token is None:
            return True
        ends = tokens.refresh_expires_at
        used = self.last_used_at or self.connected_at
        return (ends is not None and ends <= now) or now - used >= UNUSED_TOO_LONG

    def found_good(self, tokens: "Tokens", now: datetime) -> "Integration":
        """The account once its provider has given fresh tokens: used now, and let in."""
        back = {} if self.status == "connected" else {"connected_at": now}
        known = self.model_copy(update={"scopes": tokens.scopes, **back})
        return known.model_copy(
            update={"status": "connected", "detail": known.shortcoming, "last_used_at": now}
        )


def no_room() -> InvalidInput:
    return InvalidInput(
        f"At most {INTEGRATIONS_AT_MOST} accounts. Disconnect one first.",
        limit=INTEGRATIONS_AT_MOST,
    )


class Tokens(Value):
    """OAuth 2.0 tokens of an integration (RFC 6749).

    `refresh_expires_at` is known only where the provider limits how long its access lasts.
    """

    access_token: str
    refresh_token: str | None
    expires_at: Moment
    scopes: tuple[str, ...]
    refresh_expires_at: Moment | None = None
