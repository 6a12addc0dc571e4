"""Errors of the edge itself, in the shape that the API's have (RFC 9457)."""

import json
import uuid
from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"
TITLES = {413: "Content Too Large"}
"""Where Python's word is older than RFC 9110."""

_OF_THE_GATEWAY = {
    403: ("forbidden", "Another site's page may not call this."),
    404: ("not_found", "There is nothing at this address."),
    413: ("body_too_large", "The body is over 256 KiB."),
    429: ("too_many_requests", "Too many calls come at once. Slow down."),
    504: ("backend_timeout", "The API did not answer in time."),
}
_RETRY_AFTER = 5


def problem(
    status: int,
    code: str,
    detail: str,
    params: Mapping[str, object] | None = None,
    *,
    headers: Mapping[str, str] | None = None,
) -> Response:
    request_id = uuid.uuid4().hex
    body = {
        "type": "about:blank",
        "title": title(status),
        "status": status,
        "detail": detail,
        "code": code,
        "params": dict(params or {}),
        "request_id": request_id,
    }
    sent = {"Cache-Control": "no-store", "X-Request-Id": request_id, **(headers or {})}
    return Response(json.dumps(body), status, sent, media_type=MEDIA_TYPE)


def instead_of(status: int) -> Response:
    """For an error that the gateway made, whatever it says of it."""
    unknown = (
        ("invalid_input", "The request could not be read.")
        if status < 500
        else ("backend_down", "The API could not answer.")
    )
    code, detail = _OF_THE_GATEWAY.get(status, unknown)
    if status == 429:
        wait = {"Retry-After": str(_RETRY_AFTER)}
        return problem(status, code, detail, {"retry_after": _RETRY_AFTER}, headers=wait)
    return problem(status, code, detail, {"limit_kib": 256} if status == 413 else None)


def title(status: int) -> str:
    try:
        return TITLES.get(status) or HTTPStatus(status).phrase
    except ValueError:
        return "Error"
