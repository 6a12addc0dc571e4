"""Whom the edge answers to: whoever calls it by a name of this machine."""

from urllib.parse import urlsplit

from starlette.types import Scope

KNOWN_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})


def host_of(scope: Scope) -> str:
    """The Host that was asked for, without its port; empty if there is none to be read."""
    return host_in(f"//{dict(scope['headers']).get(b'host', b'').decode('latin-1')}")


def host_in(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
