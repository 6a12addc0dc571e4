"""A connected account."""

from datetime import datetime
from typing import Literal

from countersign.domain.capabilities import Capability
from countersign.domain.errors import InvalidInput
from countersign.domain.providers import PROVIDERS, Permission, known_provider
from countersign.domain.says import said
from countersign.domain.values import Moment, Value

IntegrationStatus = Literal["connected", "expired", "revoked", "error"]

INTEGRATIONS_AT_MOST = 50


class Integration(Value):
    """An account at a provider; its tokens rest sealed beside it, never in this value.

    `provider` is the name that it was connected by. One that has no row (any more, or yet: a later
    version connected it) is shown and can be disconnected, and nothing else is done with it.
    """

    user_id: str
    integration_id: str
    provider: str
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
        if not self.is_known:
            return frozenset()
        offered = known_provider(self.provider).offers
        return offered.difference(*(one.needed_for for one in self.left_out))

    @property
    def is_known(self) -> bool:
        return self.provider in PROVIDERS

    @property
    def left_out(self) -> tuple[Permission, ...]:
        """What the person did not permit of what was asked for."""
        asked = known_provider(self.provider).permissions if self.is_known else ()
        return tuple(entry for entry in asked if entry.scope not in self.scopes)

    @property
    def shortcoming(self) -> str | None:
        """In words, what was left unticked and what to do about it."""
        if not self.left_out:
            return None
        missing = " ".join(entry.why for entry in self.left_out)
        return said(
            "Not permitted yet: {missing} Connect the account again to allow it.", missing=missing
        )

    def ran_out(self, tokens: "Tokens", now: datetime) -> bool:
        """Whether time explains that the access is gone: nobody took it back."""
        if tokens.refresh_token is None:
            return True
        ends = tokens.refresh_expires_at
        used = self.last_used_at or self.connected_at
        unused = known_provider(self.provider).unused_too_long
        return (ends is not None and ends <= now) or now - used >= unused

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
