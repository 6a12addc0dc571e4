"""Continue with Google: signing in by an account elsewhere, and linking one."""

import re
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from countersign.contracts.http.credentials import (
    Departed,
    LinkCompletion,
    SignInCompletion,
    SignInOut,
    SignInsOut,
)
from countersign.contracts.http.sessions import SessionOut
from countersign.domain.errors import DomainError
from countersign.domain.users.session import Transport
from countersign.usecases.services import HttpServices
from countersign.usecases.sign_in.oidc_flow import Departure
from http_api.cookies import (
    TokenTransport,
    browser_secret_of,
    keep_browser_secret,
    session_answer,
)
from http_api.deps import CurrentUser, CurrentVisitor, Id, Network, Services
from http_api.problems import documented

router = APIRouter(prefix="/auth", tags=["auth"])

_ERROR_CODE = re.compile(r"[a-z_]{1,64}")


@router.post("/google/authorize", name="google_authorize", responses=documented(403, 422))
def google_authorize(
    services: Services, source: Network, transport: TokenTransport, response: Response
) -> Departed:
    """Where to send the person; good for 10 minutes, in this browser."""
    departure = services.credentials.sign_in_with.begin(source)
    return _departed(departure, services, transport, response)


@router.get(
    "/google/callback",
    name="google_callback",
    status_code=302,
    response_class=RedirectResponse,
    responses=documented(422),
)
def google_callback(
    services: Services,
    state: Annotated[str, Query(max_length=1_024)] = "",
    code: Annotated[str, Query(max_length=2_048)] = "",
    error: Annotated[str, Query(max_length=512)] = "",
    iss: Annotated[str | None, Query(max_length=512)] = None,
) -> Response:
    """Where Google sends the browser back. It decides nothing."""
    outcome = {"error": "invalid_request"}
    if error:
        outcome = {"error": error if _ERROR_CODE.fullmatch(error) else "provider_error"}
    elif state and code:
        try:
            ticket, for_linking = services.credentials.sign_in_with.trip.come_back(state, code, iss)
            outcome = {"ticket": ticket, "for": "link" if for_linking else "sign_in"}
        except DomainError as refused:
            outcome = {"error": refused.code}
    page = f"{services.settings.public_url}/sign-in/finish/"
    return RedirectResponse(f"{page}#{urlencode(outcome)}", status_code=302)


@router.post(
    "/google/complete",
    name="google_complete",
    responses=documented(401, 403, 404, 409, 422, 502, 503),
)
def google_complete(
    body: SignInCompletion,
    request: Request,
    services: Services,
    transport: TokenTransport,
    visitor: CurrentVisitor,
    response: Response,
) -> SessionOut:
    """Sign in by the ticket; the first try uses it up. An identity that nobody knows makes an
    account, unless its address has one: then sign in to that, and link it. Where a second factor
    is on, the answer 401 has a `ticket` in its `params`, to be completed with the code."""
    signed_in = services.credentials.sign_in_with.complete(
        body.ticket,
        browser_secret_of(request, body.browser_secret, transport),
        body.code,
        body.timezone,
        transport,
        visitor,
    )
    return session_answer(signed_in, services, transport, response)


@router.post("/google/link", name="google_link", responses=documented(401, 403, 422))
def google_link(
    user: CurrentUser, services: Services, transport: TokenTransport, response: Response
) -> Departed:
    """Where to send the person who wants to sign in by that account from now on."""
    departure = services.credentials.link_sign_in.begin(user)
    return _departed(departure, services, transport, response)


@router.post(
    "/google/link/complete",
    name="google_link_complete",
    status_code=201,
    responses=documented(401, 403, 404, 409, 422, 502, 503),
)
def google_link_complete(
    body: LinkCompletion,
    request: Request,
    user: CurrentUser,
    services: Services,
    transport: TokenTransport,
) -> SignInOut:
    """Link the account that the ticket stands for; the first try uses it up."""
    secret = browser_secret_of(request, body.browser_secret, transport)
    return SignInOut.of(services.credentials.link_sign_in.complete(user, body.ticket, secret))


@router.get("/sign-ins", name="sign_ins", responses=documented(401))
def list_sign_ins(user: CurrentUser, services: Services) -> SignInsOut:
    """Every way into the account; at most 10 are linked."""
    linked, has_password = services.credentials.link_sign_in.ways_in(user)
    return SignInsOut(items=[SignInOut.of(one) for one in linked], has_password=has_password)


@router.delete(
    "/sign-ins/{sign_in_id}",
    name="remove_sign_in",
    status_code=204,
    responses=documented(401, 403, 404, 422),
)
def remove_sign_in(sign_in_id: Id, user: CurrentUser, services: Services) -> None:
    """That account signs in here no more."""
    services.credentials.link_sign_in.remove(user, sign_in_id)


def _departed(
    departure: Departure, services: HttpServices, transport: Transport, response: Response
) -> Departed:
    in_cookie = transport == "cookie"
    if in_cookie:
        keep_browser_secret(response, services.settings.public_url, departure.browser_secret)
    return Departed(
        authorization_url=departure.authorization_url,
        browser_secret=None if in_cookie else departure.browser_secret,
    )
