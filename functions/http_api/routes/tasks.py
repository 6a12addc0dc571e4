"""What waits for the person, and their decisions."""

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from countersign.contracts.http.lists import Listed
from countersign.contracts.http.tasks import Counts, Rejection, TaskOut, TaskQuery
from countersign.domain.errors import NotFound
from countersign.domain.task import VIEW_OF, Event, Status
from countersign.ports.tasks import Filed, Filter
from http_api.cursors import CursorSeal
from http_api.deps import CurrentUser, Id, IfMatch, Services
from http_api.problems import documented

router = APIRouter(prefix="/tasks", tags=["tasks"])

COUNTED_AT_MOST = 200


@router.get("", name="list", responses=documented(401, 422))
def list_tasks(
    user: CurrentUser, services: Services, query: Annotated[TaskQuery, Query()]
) -> Listed[TaskOut]:
    """Waiting tasks by priority, then newest; all others by their last change."""
    filters = query.model_dump(mode="json", exclude={"limit", "cursor"})
    seal = CursorSeal(services.cursor_key, user.user_id, {"of": "tasks", **filters})
    page = services.tasks.page(
        user.user_id, _filter(query), limit=query.limit, position=seal.open(query.cursor)
    )
    return Listed(
        items=[TaskOut.of(filed) for filed in page.items],
        next_cursor=seal.seal(page.next_position),
    )


@router.get("/counts", name="counts", responses=documented(401))
def count_tasks(user: CurrentUser, services: Services) -> Counts:
    waiting = services.tasks.in_view(user.user_id, "waiting", at_most=COUNTED_AT_MOST)
    active = services.tasks.in_view(user.user_id, "active", at_most=COUNTED_AT_MOST)
    needs_review = sum(task.status is Status.NEEDS_REVIEW for task in active)
    return Counts(
        waiting=len(waiting),
        active=len(active),
        snoozed=0,
        needs_review=needs_review,
        by_agent_type=dict(Counter(task.agent_type for task in waiting)),
    )


@router.get("/{task_id}", name="get", responses=documented(401, 404, 422))
def get_task(task_id: Id, user: CurrentUser, services: Services, response: Response) -> TaskOut:
    filed = services.tasks.get_filed(user.user_id, task_id)
    if filed is None:
        raise NotFound("There is no such task.")
    return _answer(filed, response)


@router.post(
    "/{task_id}/approve", name="approve", responses=documented(401, 404, 409, 412, 422, 428)
)
def approve_task(
    task_id: Id, digest: IfMatch, user: CurrentUser, services: Services, response: Response
) -> TaskOut:
    """Countersign exactly what the digest names. The same decision again changes nothing."""
    return _answer(services.decide.approve(user, task_id, digest), response)


@router.post("/{task_id}/reject", name="reject", responses=documented(401, 404, 409, 412, 422, 428))
def reject_task(
    task_id: Id,
    digest: IfMatch,
    user: CurrentUser,
    services: Services,
    response: Response,
    body: Rejection | None = None,
) -> TaskOut:
    """Decline; nothing will be done."""
    said = body or Rejection()
    filed = services.decide.reject(user, task_id, digest, reason=said.reason, text=said.text)
    return _answer(filed, response)


@router.get("/{task_id}/events", name="events", responses=documented(401, 404, 422))
def list_events(task_id: Id, user: CurrentUser, services: Services) -> Listed[Event]:
    """The whole history, oldest first; each hash covers every other field of its event."""
    events = services.tasks.events(user.user_id, task_id)
    if not events:
        raise NotFound("There is no such task.")
    return Listed(items=list(events))


def _filter(query: TaskQuery) -> Filter:
    view = query.view or (VIEW_OF[query.status] if query.status else "waiting")
    return Filter(
        view=view,
        status=query.status,
        agent_type=query.agent_type,
        agent_id=query.agent_id,
        kind=query.kind,
        integration_id=query.integration_id,
    )


def _answer(filed: Filed, response: Response) -> TaskOut:
    response.headers["ETag"] = f'"{filed.task.digest}"'
    return TaskOut.of(filed)
