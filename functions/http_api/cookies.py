"""How a session's refresh token travels: in bodies, or in a cookie that scripts cannot read."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Header, Request
from starlette.responses import Response

from countersign.api.deps import BASE
from countersign.contracts.http.sessions import SessionOut
from countersign.domain.errors import Forbidden
from countersign.domain.users.session import REFRESH_SLIDING, Transport
from countersign.usecases.services import HttpServices
from countersign.usecases.sessions.open import SignedIn
from http_api.deps import Services

COOKIE = "countersign_refresh"
PATH = f"{BASE}/auth"
BROWSER_COOKIE = "countersign_browser"
BROWSER_SECONDS = 900
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


async def _transport(
    request: Request,
    services: Services,
    wanted: Annotated[Transport, Header(alias="X-Token-Transport")] = "body",
    _origin: Annotated[str | None, Header(alias="Origin")] = None,
) -> Transport:
    own = [services.settings.public_url]
    if wanted == "cookie" and request.headers.getlist("origin") != own:
        raise Forbidden("A session in a cookie is for the web app's own pages.")
    return wanted


TokenTransport = Annotated[Transport, Depends(_transport)]


def session_answer(
    signed_in: SignedIn, services: HttpServices, transport: Transport, response: Response
) -> SessionOut:
    """A session that was just opened, its refresh token where its transport has it."""
    in_cookie = transport == "cookie"
    if in_cookie:
        put_cookie(response, services.settings.public_url, signed_in.refresh_token)
    return SessionOut.of(signed_in, in_cookie=in_cookie)


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


def keep_browser_secret(response: Response, public_url: str, provider: str, secret: str) -> None:
    """Whoever comes back from a provider comes back to this browser, or not at all."""
    response.set_cookie(
        BROWSER_COOKIE,
        secret,
        max_age=BROWSER_SECONDS,
        path=f"{PATH}/{provider}",
        secure=_is_secure(public_url),
        httponly=True,
        samesite="strict",
    )


def browser_secret_of(request: Request, sent: str | None, transport: Transport) -> str:
    """From where the transport has it; empty, which fits nothing, where there is none."""
    if transport == "cookie":
        return request.cookies.get(BROWSER_COOKIE, "")
    return sent or ""


def _is_secure(public_url: str) -> bool:
    address = urlsplit(public_url)
    return address.scheme == "https" or address.hostname not in _LOOPBACK
