"""Register, sign in, refresh, sign out."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from countersign.contracts.http.sessions import (
    Login,
    RefreshToken,
    Register,
    SessionOut,
    TokenForm,
    TokenOut,
)
from countersign.domain.errors import TokenInvalid
from countersign.domain.session import Transport
from countersign.usecases.sign_in import SignedIn
from countersign.wiring import HttpServices
from http_api.deps import Services
from http_api.problems import documented, invalid
from http_api.transport import TokenTransport, cookie_of, drop_cookie, put_cookie

router = APIRouter(prefix="/auth", tags=["auth"])


@router.post("/register", status_code=201, responses=documented(403, 409, 422))
def register(
    body: Register, services: Services, transport: TokenTransport, response: Response
) -> SessionOut:
    """A new account, signed in."""
    signed_in = services.sign_in.register(
        body.email, body.password, body.name, body.timezone, transport
    )
    return _session(signed_in, services, transport, response)


@router.post("/login", responses=documented(401, 403, 422))
def login(
    body: Login, services: Services, transport: TokenTransport, response: Response
) -> SessionOut:
    """A new session."""
    signed_in = services.sign_in.login(body.email, body.password, transport)
    return _session(signed_in, services, transport, response)


@router.post("/token", responses=documented(401, 422))
def token(form: Annotated[TokenForm, Form()], services: Services) -> TokenOut:
    """Sign in by an OAuth 2.0 password form, for `/docs` and scripts."""
    return TokenOut.of(services.sign_in.login(form.username, form.password, "body"))


@router.post("/refresh", responses=documented(401, 403, 422))
def refresh(
    request: Request,
    services: Services,
    transport: TokenTransport,
    response: Response,
    body: RefreshToken | None = None,
) -> SessionOut:
    """The successor pair. A token used twice ends its session."""
    presented = _presented(request, body, transport)
    if not presented:
        raise TokenInvalid("There is no session in this browser. Sign in.")
    signed_in = services.sign_in.refresh(presented, transport)
    return _session(signed_in, services, transport, response)


@router.post("/logout", status_code=204, responses=documented(403, 422))
def logout(
    request: Request,
    services: Services,
    transport: TokenTransport,
    body: RefreshToken | None = None,
) -> Response:
    """End the session; one that has ended stays ended."""
    services.sign_in.logout(_presented(request, body, transport))
    answer = Response(status_code=204)
    if transport == "cookie":
        drop_cookie(answer, services.settings.public_url)
    return answer


def _session(
    signed_in: SignedIn, services: HttpServices, transport: Transport, response: Response
) -> SessionOut:
    in_cookie = transport == "cookie"
    if in_cookie:
        put_cookie(response, services.settings.public_url, signed_in.refresh_token)
    return SessionOut.of(signed_in, in_cookie=in_cookie)


def _presented(request: Request, body: RefreshToken | None, transport: Transport) -> str:
    """The refresh token, from where this session's transport carries it; empty without a cookie."""
    sent = body.refresh_token if body else None
    if transport == "cookie":
        if sent is not None:
            raise invalid(["body", "refresh_token"], "this session's token travels in its cookie")
        return cookie_of(request)
    if sent is None:
        raise invalid(["body", "refresh_token"], "Field required")
    return sent
