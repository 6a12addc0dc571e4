"""What the sandbox may be told from outside: command line and environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LOOPBACK_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})


@dataclass(frozen=True)
class Settings:
    """`redirect_uris` empty means: any http redirect URI on a loopback host."""

    database: Path
    web_url: str | None = None
    client_id: str = "countersign-sandbox"
    client_secret: str = "countersign-sandbox-secret"  # noqa: S105 - guards nothing real
    redirect_uris: frozenset[str] = frozenset()
    allowed_hosts: frozenset[str] = LOOPBACK_HOSTS
    access_token_seconds: int = 3600
    max_body_bytes: int = 40 * 1024 * 1024


def settings_from_environment(
    database: Path, web_url: str | None, environment: Mapping[str, str] = os.environ
) -> Settings:
    """Read SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET, and the comma-separated lists
    SANDBOX_REDIRECT_URIS (exact) and SANDBOX_ALLOWED_HOSTS (added to the loopback names)."""
    defaults = Settings(database=database)
    return Settings(
        database=database,
        web_url=web_url,
        client_id=environment.get("SANDBOX_CLIENT_ID", defaults.client_id),
        client_secret=environment.get("SANDBOX_CLIENT_SECRET", defaults.client_secret),
        redirect_uris=_names(environment.get("SANDBOX_REDIRECT_URIS", "")),
        allowed_hosts=LOOPBACK_HOSTS | _names(environment.get("SANDBOX_ALLOWED_HOSTS", "").lower()),
    )


def _names(text: str) -> frozenset[str]:
    return frozenset(name.strip() for name in text.split(",") if name.strip())
