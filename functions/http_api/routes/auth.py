"""Register, sign in, refresh, sign out."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from countersign.api.deps import CurrentUser, Id, Page, SignedInCaller
from countersign.api.pagination import SealedCursors
from countersign.api.problems import documented, invalid
from countersign.contracts.http.lists import Listed
from countersign.contracts.http.sessions import (
    LivingSession,
    Login,
    Reauth,
    RefreshToken,
    Register,
    SessionOut,
    TokenForm,
    TokenOut,
)
from countersign.domain.errors import TokenInvalid
from countersign.domain.users.session import Transport
from http_api.cookies import TokenTransport, cookie_of, drop_cookie, session_answer
from http_api.deps import CurrentVisitor, Services

router = APIRouter(prefix="/auth", tags=["auth"])


@router.post("/register", status_code=201, responses=documented(403, 409, 422))
def register(
    body: Register,
    services: Services,
    transport: TokenTransport,
    visitor: CurrentVisitor,
    response: Response,
) -> SessionOut:
    """A new account, signed in."""
    signed_in = services.sign_in.register(
        body.email, body.password, body.name, body.timezone, body.locale, transport, visitor
    )
    return session_answer(signed_in, services, transport, response)


@router.post("/login", responses=documented(401, 403, 422))
def login(
    body: Login,
    services: Services,
    transport: TokenTransport,
    visitor: CurrentVisitor,
    response: Response,
) -> SessionOut:
    """A new session."""
    signed_in = services.sign_in.login(body.email, body.password, transport, visitor, body.code)
    return session_answer(signed_in, services, transport, response)


@router.post("/token", responses=documented(401, 422))
def token(
    form: Annotated[TokenForm, Form()], services: Services, visitor: CurrentVisitor
) -> TokenOut:
    """Sign in by an OAuth 2.0 password form, for `/docs` and scripts."""
    return TokenOut.of(
        services.sign_in.login(form.username, form.password, "body", visitor, form.code)
    )


@router.post("/refresh", responses=documented(401, 403, 409, 422))
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
    return session_answer(signed_in, services, transport, response)


@router.post("/logout", status_code=204, responses=documented(403, 409, 422))
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


@router.post("/logout-all", name="logout_all", status_code=204, responses=documented(401, 409))
def logout_all(user: CurrentUser, services: Services) -> None:
    """End every session of this person, this one as well; their access tokens stop at once."""
    services.end_sessions.all(user.user_id, keep=None)


@router.post("/reauth", responses=documented(401, 409, 422))
def reauth(
    body: Reauth, caller: SignedInCaller, services: Services, visitor: CurrentVisitor
) -> SessionOut:
    """The same session with a fresh `auth_time`; its refresh token stays as it is."""
    signed_in = services.sign_in.reauth(
        caller.user, caller.bearer, body.password, visitor, body.code
    )
    return SessionOut.of(signed_in, in_cookie=signed_in.transport == "cookie")


@router.get("/sessions", name="sessions", responses=documented(401, 422))
def list_sessions(
    caller: SignedInCaller, services: Services, paging: Page
) -> Listed[LivingSession]:
    """Where the person is signed in, newest first."""
    seal = SealedCursors(services.cursor_keys(), caller.user.user_id, {"of": "sessions"})
    position = seal.open(paging.cursor)
    living, last = services.end_sessions.living(
        caller.user, at_most=paging.limit, after=position["after"] if position else None
    )
    return Listed(
        items=[LivingSession.of(session, caller.bearer.session_id) for session in living],
        next_cursor=seal.seal({"after": last} if last else None),
    )


@router.delete(
    "/sessions/{session_id}",
    name="end_session",
    status_code=204,
    responses=documented(401, 404, 409, 422),
)
def end_session(session_id: Id, user: CurrentUser, services: Services) -> None:
    """End one session; its access tokens stop at once."""
    services.end_sessions.one(user.user_id, session_id)


def _presented(request: Request, body: RefreshToken | None, transport: Transport) -> str:
    """The refresh token, from where this session's transport carries it; empty without a cookie."""
    sent = body.refresh_token if body else None
    if transport == "cookie":
        if sent is not None:
            raise invalid(["body", "refresh_token"], "this session's token travels in its cookie")
        return cookie_of(request)
    if sent is None:
        raise invalid(["body", "refresh_token"], "this is missing")
    return sent
