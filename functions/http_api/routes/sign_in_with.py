"""Continue with a provider: signing in by an account elsewhere, and linking one."""

from functools import partial
from inspect import cleandoc
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from countersign.api.deps import CurrentUser, Id
from countersign.api.problems import documented
from countersign.contracts.http.credentials import (
    Departed,
    LinkCompletion,
    SignInCompletion,
    SignInOut,
    SignInsOut,
)
from countersign.contracts.http.sessions import SessionOut
from countersign.domain.providers import SIGN_IN_PROVIDERS, SignInProvider
from countersign.domain.users.session import Transport
from countersign.usecases.services import HttpServices
from countersign.usecases.sign_in.oidc_flow import Departure
from http_api.come_back import Answered, ProviderAnswer
from http_api.cookies import (
    TokenTransport,
    browser_secret_of,
    keep_browser_secret,
    session_answer,
)
from http_api.deps import CurrentVisitor, Network, Services

router = APIRouter(prefix="/auth", tags=["auth"])


def authorize(
    provider: SignInProvider,
    services: Services,
    source: Network,
    transport: TokenTransport,
    response: Response,
) -> Departed:
    """Where to send the person; good for 10 minutes, in this browser."""
    departure = services.credentials.sign_in_with.begin(provider, source)
    return _departed(provider, departure, services, transport, response)


def callback(provider: SignInProvider, services: Services, answer: Answered) -> Response:
    """Where the provider sends the browser back. It decides nothing."""
    trip = services.credentials.sign_in_with.trip

    def ticket(back: ProviderAnswer) -> dict[str, str]:
        sealed, for_linking = trip.come_back(provider, back.state, back.code, back.issuer)
        purpose = "link" if for_linking else "sign_in"
        return {"ticket": sealed, "for": purpose, "provider": provider}

    return answer.sent_on(f"{services.settings.public_url}/sign-in/finish/", ticket)


def complete(
    provider: SignInProvider,
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
        provider,
        body.ticket,
        browser_secret_of(request, body.browser_secret, transport),
        body.code,
        body.timezone,
        body.locale,
        transport,
        visitor,
    )
    return session_answer(signed_in, services, transport, response)


def link(
    provider: SignInProvider,
    user: CurrentUser,
    services: Services,
    transport: TokenTransport,
    response: Response,
) -> Departed:
    """Where to send the person who wants to sign in by that account from now on."""
    departure = services.credentials.link_sign_in.begin(user, provider)
    return _departed(provider, departure, services, transport, response)


def complete_link(
    provider: SignInProvider,
    body: LinkCompletion,
    request: Request,
    user: CurrentUser,
    services: Services,
    transport: TokenTransport,
) -> SignInOut:
    """Link the account that the ticket stands for; the first try uses it up."""
    secret = browser_secret_of(request, body.browser_secret, transport)
    linked = services.credentials.link_sign_in.complete(user, provider, body.ticket, secret)
    return SignInOut.of(linked)


_OF_A_PROVIDER: tuple[tuple[str, str, Any, dict[str, Any]], ...] = (
    ("POST", "authorize", authorize, {"responses": documented(403, 422)}),
    (
        "GET",
        "callback",
        callback,
        {
            "status_code": 302,
            "response_class": RedirectResponse,
            "responses": documented(422),
        },
    ),
    ("POST", "complete", complete, {"responses": documented(401, 403, 404, 409, 422, 502, 503)}),
    ("POST", "link", link, {"responses": documented(401, 403, 422)}),
    (
        "POST",
        "link/complete",
        complete_link,
        {"status_code": 201, "responses": documented(401, 403, 404, 409, 422, 502, 503)},
    ),
)

# One by one, and not by a parameter of the path: a provider that signs nobody in has no route, and
# each route is one operation in the table of permissions.
for _provider in SIGN_IN_PROVIDERS:
    for _method, _path, _endpoint, _described in _OF_A_PROVIDER:
        router.add_api_route(
            f"/{_provider}/{_path}",
            partial(_endpoint, _provider),
            methods=[_method],
            name=f"{_provider}_{_path.replace('/', '_')}",
            description=cleandoc(_endpoint.__doc__),
            **_described,
        )


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
    provider: SignInProvider,
    departure: Departure,
    services: HttpServices,
    transport: Transport,
    response: Response,
) -> Departed:
    in_cookie = transport == "cookie"
    if in_cookie:
        keep_browser_secret(
            response, services.settings.public_url, provider, departure.browser_secret
        )
    return Departed(
        authorization_url=departure.authorization_url,
        browser_secret=None if in_cookie else departure.browser_secret,
    )
