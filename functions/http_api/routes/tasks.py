"""What waits for the person, and what they do about it."""

from datetime import datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from countersign.api.deps import CurrentUser, Id, IfMatch, Page
from countersign.api.middleware import request_id
from countersign.api.pagination import SealedCursors
from countersign.api.problems import describe, documented
from countersign.contracts.http.changes import Counts
from countersign.contracts.http.decisions import DecisionOut, DecisionsOut
from countersign.contracts.http.lists import Listed
from countersign.contracts.http.task_wishes import (
    DecisionIn,
    Decisions,
    Edit,
    InstructionIn,
    Rejection,
    Resolution,
    Snooze,
    TakingBack,
    TaskQuery,
)
from countersign.contracts.http.tasks import TaskOut
from countersign.domain.errors import NotFound, NotReached
from countersign.domain.task.search_words import sought_in
from countersign.domain.task.task import VIEW_OF, Event
from countersign.domain.users.user import User
from countersign.ports.tasks import Filed, Filter, Search
from countersign.usecases.services import HttpServices
from http_api.deps import Services

router = APIRouter(prefix="/tasks", tags=["tasks"])

DECIDED_WITHIN = timedelta(seconds=15)
"""After so long no further one of many decisions is begun: the web app waits for 20 seconds, and
what it is not told of it takes for not decided."""

ON_DIGEST = documented(401, 404, 409, 412, 422, 428)
"""What every call that changes a task can answer with."""


@router.get("", name="list", responses=documented(401, 422))
def list_tasks(
    user: CurrentUser, services: Services, query: Annotated[TaskQuery, Query()]
) -> Listed[TaskOut]:
    """Waiting tasks by priority, then newest; all others by their last change. What is found by
    words, `q`, comes by when it was proposed, newest first."""
    filters = query.model_dump(mode="json", exclude={"limit", "cursor"})
    seal = SealedCursors(services.cursor_keys(), user.user_id, {"of": "tasks", **filters})
    position = seal.open(query.cursor)
    if query.q is None:
        wanted = _filter(query)
        page = services.tasks.page(user.user_id, wanted, limit=query.limit, position=position)
    else:
        search = _search(query, query.q)
        page = services.tasks.find(user.user_id, search, limit=query.limit, position=position)
    now = services.clock.now()
    return Listed(
        items=[TaskOut.of(filed, now) for filed in page.items],
        next_cursor=seal.seal(page.next_position),
    )


@router.get("/counts", name="counts", responses=documented(401))
def count_tasks(user: CurrentUser, services: Services) -> Counts:
    return Counts.of(services.changes.counts(user))


@router.post("/decisions", name="decide", responses=documented(401, 422))
def decide_tasks(
    body: Decisions, user: CurrentUser, services: Services, request: Request
) -> DecisionsOut:
    """Each for itself: one that cannot be carried out says why and holds up no other.

    What cannot be taken back, is not verified, or leaves a choice is not approved here: 409
    `irreversible`, `unverified`, `choose_first` or `fill_first`. What there was no time for is 503
    `not_reached`, and waits as it did.
    """
    call_id, begun = request_id(request.scope), services.clock.now()
    return DecisionsOut(
        results=[_decided(services, user, wanted, call_id, begun) for wanted in body.decisions]
    )


@router.get("/{task_id}", name="get", responses=documented(401, 404, 422))
def get_task(task_id: Id, user: CurrentUser, services: Services, response: Response) -> TaskOut:
    filed = services.tasks.get_filed(user.user_id, task_id)
    if filed is None:
        raise NotFound("There is no such task.")
    return _answer(filed, services, response)


@router.patch("/{task_id}", name="edit", responses=ON_DIGEST)
def edit_task(
    task_id: Id,
    digest: IfMatch,
    body: Edit,
    user: CurrentUser,
    services: Services,
    response: Response,
) -> TaskOut:
    """The next revision, with a new digest, waits. Name the digest of an alternative to begin with
    that one."""
    filed = services.change.edit(user, task_id, digest, body.action)
    return _answer(filed, services, response)


@router.post("/{task_id}/approve", name="approve", responses=ON_DIGEST | documented(402))
def approve_task(
    task_id: Id, digest: IfMatch, user: CurrentUser, services: Services, response: Response
) -> TaskOut:
    """Countersign exactly what the digest names: the action, or one of its alternatives. The same
    decision again changes nothing.

    While only the person knows the answer, its own digest approves nothing: 409 `choose_first`.
    While a blank, `⟦label⟧`, stands in what the digest names: 409 `fill_first`, with `blanks`.
    A task counts against the plan's month when it is approved for the first time.
    """
    return _answer(services.decide.approve(user, task_id, digest), services, response)


@router.post("/{task_id}/reject", name="reject", responses=ON_DIGEST)
def reject_task(
    task_id: Id,
    digest: IfMatch,
    user: CurrentUser,
    services: Services,
    response: Response,
    body: Rejection | None = None,
) -> TaskOut:
    """Decline; nothing will be done.

    `never_from_sender` and `never_this_kind` teach the agent, from its next pass on; what it has
    learned stands at `/agents/{agent_id}/learned`. Offered again, the task has taught nothing.
    """
    said = body or Rejection()
    filed = services.decide.reject(
        user, task_id, digest, reason=said.reason, text=said.text, senders=said.senders
    )
    return _answer(filed, services, response)


@router.post("/{task_id}/snooze", name="snooze", responses=ON_DIGEST)
def snooze_task(
    task_id: Id,
    digest: IfMatch,
    body: Snooze,
    user: CurrentUser,
    services: Services,
    response: Response,
) -> TaskOut:
    """Out of sight until then; it expires no sooner than it would have after."""
    filed = services.change.snooze(user, task_id, digest, body.until)
    return _answer(filed, services, response)


@router.post("/{task_id}/unsnooze", name="unsnooze", responses=ON_DIGEST)
def unsnooze_task(
    task_id: Id, digest: IfMatch, user: CurrentUser, services: Services, response: Response
) -> TaskOut:
    """Back in sight."""
    return _answer(services.change.unsnooze(user, task_id, digest), services, response)


@router.post("/{task_id}/instruct", name="instruct", status_code=202, responses=ON_DIGEST)
def instruct_task(
    task_id: Id,
    digest: IfMatch,
    body: InstructionIn,
    user: CurrentUser,
    services: Services,
    response: Response,
) -> TaskOut:
    """Say in words how it should be; the next revision waits once that is done.

    Wording and time may change, the kind never; a recipient or an amount only if it stands in the
    text. While it is `pending` the task cannot be approved; an edit or a rejection takes its place.
    What cannot be done is told in `error`, and changes nothing.
    """
    services.limit("instruct", user.user_id)
    return _answer(services.instruct(user, task_id, digest, body.text), services, response)


@router.post("/{task_id}/cancel", name="cancel", responses=ON_DIGEST)
def cancel_task(
    task_id: Id,
    digest: IfMatch,
    user: CurrentUser,
    services: Services,
    response: Response,
    body: TakingBack | None = None,
) -> TaskOut:
    """Take the approval back, before a worker has taken the task. With `reopen` it waits again."""
    reopens = body is not None and body.reopen
    filed = services.change.cancel(user, task_id, digest, reopens=reopens)
    return _answer(filed, services, response)


@router.post("/{task_id}/undo", name="undo", status_code=202, responses=ON_DIGEST)
def undo_task(
    task_id: Id,
    digest: IfMatch,
    user: CurrentUser,
    services: Services,
    response: Response,
    body: TakingBack | None = None,
) -> TaskOut:
    """Have what was done taken back; `undo.state` tells how that goes. With `reopen` it waits again
    once it is undone, as the next revision."""
    reopens = body is not None and body.reopen
    filed = services.change.undo(user, task_id, digest, reopens=reopens)
    return _answer(filed, services, response)


@router.post("/{task_id}/retry", name="retry", responses=ON_DIGEST)
def retry_task(
    task_id: Id, digest: IfMatch, user: CurrentUser, services: Services, response: Response
) -> TaskOut:
    """Countersign once more what failed, and may succeed another time."""
    return _answer(services.change.retry(user, task_id, digest), services, response)


@router.post("/{task_id}/resolve", name="resolve", responses=ON_DIGEST)
def resolve_task(
    task_id: Id,
    digest: IfMatch,
    body: Resolution,
    user: CurrentUser,
    services: Services,
    response: Response,
) -> TaskOut:
    """Say whether it happened, where we could not know."""
    filed = services.change.resolve(user, task_id, digest, happened=body.happened)
    return _answer(filed, services, response)


@router.post("/{task_id}/reopen", name="reopen", responses=ON_DIGEST)
def reopen_task(
    task_id: Id, digest: IfMatch, user: CurrentUser, services: Services, response: Response
) -> TaskOut:
    """Offer again what was declined, cancelled or undone, or has expired."""
    return _answer(services.change.reopen(user, task_id, digest), services, response)


@router.get("/{task_id}/events", name="events", responses=documented(401, 404, 422))
def list_events(task_id: Id, user: CurrentUser, services: Services, paging: Page) -> Listed[Event]:
    """The whole history, oldest first, page by page. Each hash covers every other field of its
    event, and `previous` is the hash of the event before, also of the last one of a page before."""
    seal = SealedCursors(services.cursor_keys(), user.user_id, {"of": "events", "task": task_id})
    position = seal.open(paging.cursor)
    found = services.tasks.events(
        user.user_id,
        task_id,
        after=int(position["after"]) if position else 0,
        at_most=paging.limit + 1,
    )
    if not found:
        raise NotFound("There is no such task.")
    page, more = found[: paging.limit], len(found) > paging.limit
    last = {"after": str(page[-1].sequence)} if more else None
    return Listed(items=list(page), next_cursor=seal.seal(last))


def _filter(query: TaskQuery) -> Filter:
    view = query.view or (VIEW_OF[query.status] if query.status else "waiting")
    return Filter(view=view, **_narrowed(query))


def _search(query: TaskQuery, words: str) -> Search:
    return Search(words=sought_in(words), view=query.view, **_narrowed(query))


def _narrowed(query: TaskQuery) -> dict[str, Any]:
    names = ("status", "agent_type", "agent_id", "integration_id", "warning")
    return {name: getattr(query, name) for name in names} | {"kinds": tuple(query.kind)}


def _check_time(spent: timedelta) -> None:
    if spent > DECIDED_WITHIN:
        raise NotReached("There was no time left for this one. It is as it was: try it again.")


def _decided(
    services: HttpServices, user: User, wanted: DecisionIn, call_id: str, begun: datetime
) -> DecisionOut:
    try:
        _check_time(services.clock.now() - begun)
        if wanted.decision == "approve":
            filed = services.decide.approve_among_others(user, wanted.task_id, wanted.digest)
        else:
            filed = services.decide.reject(
                user,
                wanted.task_id,
                wanted.digest,
                reason=wanted.reason,
                text=wanted.text,
                senders=wanted.senders,
            )
    except Exception as refused:  # the others are decided, and must be answered
        problem = describe(refused, call_id, services.clock.now())
        status = problem.current.status if problem.current else None
        return DecisionOut(task_id=wanted.task_id, ok=False, status=status, problem=problem)
    return DecisionOut(task_id=wanted.task_id, ok=True, status=filed.task.status, problem=None)


def _answer(filed: Filed, services: HttpServices, response: Response) -> TaskOut:
    response.headers["ETag"] = f'"{filed.shown.digest}"'
    return TaskOut.of(filed, services.clock.now())
