"""Connected accounts, and connecting one."""

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from countersign.api.deps import CurrentUser, Id, KnownProvider, Page
from countersign.api.pagination import SealedCursors, sliced
from countersign.api.problems import documented
from countersign.contracts.http.integrations import (
    Authorization,
    Connecting,
    IntegrationOut,
    PermissionOut,
    ProviderOut,
    Ticket,
)
from countersign.contracts.http.lists import Listed
from countersign.domain.agents import AGENT_TYPES
from countersign.domain.errors import NotFound
from countersign.domain.providers import PROVIDERS
from http_api.come_back import Answered, ProviderAnswer
from http_api.deps import Services

router = APIRouter(prefix="/integrations", tags=["integrations"])


@router.get("", name="list", responses=documented(401, 422))
def list_integrations(
    user: CurrentUser, services: Services, paging: Page
) -> Listed[IntegrationOut]:
    seal = SealedCursors(services.cursor_keys(), user.user_id, {"of": "integrations"})
    accounts = services.integrations.list(user.user_id)
    page, cursor = sliced(accounts, paging, seal, lambda account: account.integration_id)
    return Listed(items=[IntegrationOut.of(account) for account in page], next_cursor=cursor)


@router.get("/providers", name="providers", responses=documented(401))
def list_providers(_user: CurrentUser) -> Listed[ProviderOut]:
    """What can be connected, for which agents, and what its consent page asks for."""
    return Listed(
        items=[
            ProviderOut(
                provider=provider.name,
                agent_types=[
                    type.name
                    for type in AGENT_TYPES.values()
                    if not type.reads.isdisjoint(provider.offers)
                ],
                permissions=[PermissionOut.of(permission) for permission in provider.permissions],
            )
            for provider in PROVIDERS.values()
        ]
    )


@router.post("/{provider}/authorize", name="authorize", responses=documented(401, 403, 404, 422))
def authorize(
    provider: KnownProvider,
    user: CurrentUser,
    services: Services,
    body: Connecting | None = None,
) -> Authorization:
    """Where to send the person; good for 10 minutes.

    It asks for what the agents named need, and all of them if none are; what was permitted in an
    earlier step stays permitted. `GET /integrations/providers` says what that is, and what for.
    """
    services.limit("authorize", user.user_id)
    types = body.agent_types if body is not None else None
    return Authorization(authorization_url=services.connect.begin(user, provider, types))


@router.get(
    "/{provider}/callback",
    name="callback",
    status_code=302,
    response_class=RedirectResponse,
    responses=documented(404, 422),
)
def callback(
    provider: KnownProvider,
    services: Services,
    answer: Answered,
) -> Response:
    """Where the provider sends the browser back. It decides nothing: there is no bearer."""

    def ticket(back: ProviderAnswer) -> dict[str, str]:
        return {"ticket": services.connect.come_back(provider, back.state, back.code, back.issuer)}

    return answer.sent_on(f"{services.settings.public_url}/integrations/finish/", ticket)


@router.post(
    "/complete",
    name="complete",
    status_code=201,
    responses=documented(401, 403, 404, 409, 422, 502, 503),
)
def complete(body: Ticket, user: CurrentUser, services: Services) -> IntegrationOut:
    """Connect the account that the ticket stands for; the first try uses it up."""
    return IntegrationOut.of(services.connect.complete(user, body.ticket))


@router.post(
    "/{integration_id}/check",
    name="check",
    responses=documented(401, 404, 422, 429, 502, 503),
)
def check(integration_id: Id, user: CurrentUser, services: Services) -> IntegrationOut:
    """Ask the provider now. `expired`: the access ran out; `revoked`: somebody took it back."""
    services.limit("check", user.user_id)
    return IntegrationOut.of(services.check(user, integration_id))


@router.delete(
    "/{integration_id}",
    name="disconnect",
    status_code=204,
    responses=documented(401, 404, 409, 422),
)
def disconnect(integration_id: Id, user: CurrentUser, services: Services) -> None:
    """Gone here at once, and given back at the provider, which is tried until it answers.

    What waits or is approved for the account expires.
    """
    if services.integrations.get(user.user_id, integration_id) is None:
        raise NotFound("There is no such account.")
    services.disconnect(user.user_id, integration_id)
