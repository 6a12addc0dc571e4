"""How a client keeps its lists true without fetching them: cheap to ask every few seconds."""

import hashlib
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from countersign.api.deps import CurrentUser, KnownTags
from countersign.api.pagination import SealedCursors
from countersign.api.problems import documented
from countersign.contracts.http.changes import Changes, Counts
from countersign.domain.values import rfc3339
from http_api.deps import Services

router = APIRouter(prefix="/changes", tags=["changes"])


@router.get(
    "",
    name="since",
    response_model=Changes,
    responses={**documented(401, 422), 304: {"description": "Nothing is different."}},
)
def follow_changes(
    user: CurrentUser,
    services: Services,
    known: KnownTags,
    response: Response,
    since: Annotated[str | None, Query(max_length=2_048)] = None,
) -> Changes | Response:
    """Which tasks changed since the cursor was given, and the counts now.

    The tag has two halves: the state that the answer was made from, by which most askers are
    answered without a look at their tasks, and its content. An answer 304 brings another tag where
    the state is another: send the latest one.
    """
    seal = SealedCursors(services.cursor_keys(), user.user_id, {"of": "changes"})
    position = seal.open(since, parameter="since")
    state = _state(since, services.changes.settled_mark(user))
    same = next((tag for tag in known if tag.startswith(f'"{state}.')), None)
    if same and state != "-":
        return _unchanged(same)
    told = services.changes.since(
        user, datetime.fromisoformat(position["at"]) if position else None
    )
    changes = Changes(
        changed=list(told.changed),
        counts=Counts.of(told.counts),
        cursor=seal.seal({"at": rfc3339(told.latest)}),
    )
    content = hashlib.sha256(changes.model_dump_json().encode()).hexdigest()
    etag = f'"{state}.{content}"'
    if any(tag.endswith(f'.{content}"') for tag in known):
        return _unchanged(etag)
    response.headers["ETag"] = etag
    return changes


def _state(since: str | None, mark: str | None) -> str:
    """Names what the answer depends on; `-`, which nothing equals, where that may be moving."""
    if mark is None:
        return "-"
    return hashlib.sha256(f"{since or ''}|{mark}".encode()).hexdigest()[:32]


def _unchanged(etag: str) -> Response:
    return Response(status_code=304, headers={"ETag": etag})
