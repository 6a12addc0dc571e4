"""What a task was made from: the one route that reads at a provider while somebody waits."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from countersign.api.deps import CurrentUser, Id
from countersign.api.problems import documented
from countersign.contracts.http.sources import SourcesOut
from countersign.usecases.source_services import SourceServices

router = APIRouter(prefix="/tasks", tags=["tasks"])


def _services(request: Request) -> SourceServices:
    made: SourceServices = request.app.state.services()
    return made


@router.get("/{task_id}/sources", name="sources", responses=documented(401, 404, 409, 422, 503))
def read_sources(
    task_id: Id,
    user: CurrentUser,
    services: Annotated[SourceServices, Depends(_services)],
    ref: Annotated[str | None, Query(min_length=1, max_length=1_000)] = None,
) -> SourcesOut:
    """What the agent read, read again at the provider for this answer and stored nowhere: at most
    five things, or the one that `ref` names.

    Plain text of strangers, as its reader sees it. Codes and links that open an account are left
    out of a message that hands them over. 409 `connection_broken`: the account is not connected any
    more, or lets us in no more. 422 `provider_refused`: what `ref` names is refused. 503
    `provider_busy`: it does not answer now, or not within 20 seconds.
    """
    return SourcesOut.of(services.read_sources(user.user_id, task_id, ref))
