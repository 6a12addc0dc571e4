"""Where Google's authorization server answers, and what it calls itself.

Source: https://accounts.google.com/.well-known/openid-configuration.
"""

from dataclasses import dataclass

from countersign.domain.providers import PROVIDERS

ISSUER = PROVIDERS["google"].issuer

ISSUERS = (ISSUER, ISSUER.removeprefix("https://"))
"""Its tokens leave the scheme out at times."""


@dataclass(frozen=True)
class Endpoints:
    authorize: str = f"{ISSUER}/o/oauth2/v2/auth"
    token: str = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address
    revoke: str = "https://oauth2.googleapis.com/revoke"
    userinfo: str = "https://openidconnect.googleapis.com/v1/userinfo"
    certs: str = "https://www.googleapis.com/oauth2/v3/certs"


def endpoints_at(base_url: str | None) -> Endpoints:
    """Google's own, or those of the same server elsewhere, such as the provider sandbox."""
    if base_url is None:
        return Endpoints()
    base = base_url.rstrip("/")
    return Endpoints(
        authorize=f"{base}/o/oauth2/v2/auth",
        token=f"{base}/token",
        revoke=f"{base}/revoke",
        userinfo=f"{base}/oauth2/v3/userinfo",
        certs=f"{base}/oauth2/v3/certs",
    )
