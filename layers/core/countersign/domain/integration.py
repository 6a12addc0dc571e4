"""A connected account."""

from typing import Literal

from countersign.domain.values import Moment, Value

Provider = Literal["google"]
IntegrationStatus = Literal["connected", "expired", "revoked", "error"]


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


class Tokens(Value):
    """OAuth 2.0 tokens of an integration (RFC 6749)."""

    access_token: str
    refresh_token: str | None
    expires_at: Moment
    scopes: tuple[str, ...]
