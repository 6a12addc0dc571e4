"""How a client keeps its lists true without fetching them: cheap to ask every few seconds."""

import hashlib
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from countersign.contracts.http.changes import Changes, Counts
from countersign.domain.values import rfc3339
from http_api.cursors import CursorSeal
from http_api.deps import CurrentUser, KnownTags, Services
from http_api.problems import documented

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
    """Which tasks changed since the cursor was given, and the counts now."""
    seal = CursorSeal(services.cursor_keys(), user.user_id, {"of": "changes"})
    position = seal.open(since, parameter="since")
    told = services.changes.since(
        user, datetime.fromisoformat(position["at"]) if position else None
    )
    changes = Changes(
        changed=list(told.changed),
        counts=Counts.of(told.counts),
        cursor=seal.seal({"at": rfc3339(told.latest)}),
    )
    etag = f'"{hashlib.sha256(changes.model_dump_json().encode()).hexdigest()}"'
    if etag in known:
        return Response(status_code=304, headers={"ETag": etag})
    response.headers["ETag"] = etag
    return changes
