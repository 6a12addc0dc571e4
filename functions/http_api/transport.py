"""How a session's refresh token travels: in bodies, or in a cookie that scripts cannot read."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Header, Request
from starlette.responses import Response

from countersign.domain.errors import Forbidden
from countersign.domain.session import REFRESH_SLIDING, Transport
from http_api.deps import BASE, Services

COOKIE = "countersign_refresh"
PATH = f"{BASE}/auth"
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


async def _transport(
    services: Services,
    wanted: Annotated[Transport, Header(alias="X-Token-Transport")] = "body",
    origin: Annotated[str | None, Header()] = None,
) -> Transport:
    if wanted == "cookie" and origin != services.settings.public_url:
        raise Forbidden("A session in a cookie is for the web app's own pages.")
    return wanted


TokenTransport = Annotated[Transport, Depends(_transport)]


def put_cookie(response: Response, public_url: str, refresh_token: str) -> None:
    response.set_cookie(
        COOKIE,
        refresh_token,
        max_age=int(REFRESH_SLIDING.total_seconds()),
        path=PATH,
        secure=_is_secure(public_url),
        httponly=True,
        samesite="strict",
    )


def drop_cookie(response: Response, public_url: str) -> None:
    response.delete_cookie(
        COOKIE, path=PATH, secure=_is_secure(public_url), httponly=True, samesite="strict"
    )


def cookie_of(request: Request) -> str:
    return request.cookies.get(COOKIE, "")


def _is_secure(public_url: str) -> bool:
    address = urlsplit(public_url)
    return address.scheme == "https" or address.hostname not in _LOOPBACK
