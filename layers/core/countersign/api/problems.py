"""Every error as an RFC 9457 problem document; one table says which status a code has."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from http import HTTPStatus
from itertools import islice
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from countersign.contracts.http.problems import FieldError, Problem
from countersign.contracts.http.refusals import said_of
from countersign.contracts.http.tasks import TaskOut
from countersign.domain.errors import DomainError, InvalidInput
from countersign.observability import count, failure, logger
from countersign.ports.tasks import Filed

MEDIA_TYPE = "application/problem+json"
_ERRORS_SHOWN = 20
RETRY_AFTER = frozenset({429, 503})
"""Statuses that say when to try again."""

ANYWHERE = frozenset({413, 429, 500, 502, 504})
"""What any call may be answered with, by us or by what stands in front of us."""

STATUS_OF: dict[str, int] = {
    "not_signed_in": 401,
    "invalid_credentials": 401,
    "second_factor_required": 401,
    "token_invalid": 401,
    "token_expired": 401,
    "token_reused": 401,
    "plan_limit": 402,
    "forbidden": 403,
    "reauth_required": 403,
    "email_not_verified": 403,
    "not_found": 404,
    "method_not_allowed": 405,
    "conflict": 409,
    "email_taken": 409,
    "invalid_move": 409,
    "not_waiting": 409,
    "pending": 409,
    "choose_first": 409,
    "fill_first": 409,
    "irreversible": 409,
    "unverified": 409,
    "connection_broken": 409,
    "stale_task": 412,
    "stale_preferences": 412,
    "body_too_large": 413,
    "invalid_input": 422,
    "idempotency_key_reused": 422,
    "link_invalid": 422,
    "weak_password": 422,
    "provider_refused": 422,
    "provider_gone": 422,
    "precondition_required": 428,
    "too_many_requests": 429,
    "internal_error": 500,
    "outcome_unknown": 502,
    "not_reached": 503,
    "provider_busy": 503,
}
"""A domain error whose code is not here is a defect of ours: 500."""

_CODE_OF_STATUS = {
    400: "invalid_input",
    404: "not_found",
    405: "method_not_allowed",
    413: "body_too_large",
}


class NotSignedIn(DomainError):
    """There is no bearer."""

    code = "not_signed_in"


class PreconditionRequired(DomainError):
    """The caller has to say which digest they decide on."""

    code = "precondition_required"


class BodyTooLarge(DomainError):
    """The body is over what the API takes."""

    code = "body_too_large"


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """For a route's `responses=`: the problems that it can answer with."""
    return {status: _documented(status) for status in sorted({*statuses, *ANYWHERE})}


def _documented(status: int) -> dict[str, Any]:
    described: dict[str, Any] = {
        "description": HTTPStatus(status).phrase,
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    if status in RETRY_AFTER:
        described["headers"] = {
            "Retry-After": {"description": "Seconds.", "schema": {"type": "integer", "minimum": 1}}
        }
    return described


def of_domain_error(error: DomainError, request_id: str, now: datetime | None = None) -> Response:
    """`now` is needed where the error shows a task."""
    problem = describe(error, request_id, now)
    return _response(problem, _headers(error, problem.status))


def describe(error: Exception, request_id: str, now: datetime | None = None) -> Problem:
    """The document of an error; one that is a defect of ours is logged."""
    if not isinstance(error, DomainError) or error.code not in STATUS_OF:
        return _defect(error, request_id)
    params = dict(error.params)
    current = params.pop("current", None)
    shown = TaskOut.of(current, now) if isinstance(current, Filed) and now else None
    return _document(
        STATUS_OF[error.code],
        error.code,
        error.detail,
        request_id,
        params=params,
        errors=_named(error),
        current=shown,
    )


def _named(error: DomainError) -> list[FieldError] | None:
    """At the fields that a use case names (`where.to`), as if the contract had refused them; with
    `at_least`, as too small."""
    named = error.params.get("fields") if isinstance(error, InvalidInput) else None
    if not named:
        return None
    bound = error.params.get("at_least")
    found = (
        {"msg": error.detail, "type": "value_error"}
        if bound is None
        else {"type": "greater_than_equal", "ctx": {"ge": bound}}
    )
    return field_errors({"loc": ("body", *name.split(".")), **found} for name in named)


def of_http_exception(error: HTTPException, request_id: str) -> Response:
    """What the framework found: no such path, no such method, a body that is not JSON."""
    code = _CODE_OF_STATUS.get(error.status_code, "invalid_input")
    status = STATUS_OF[code]
    detail = {
        "not_found": "There is nothing at this address.",
        "method_not_allowed": "This address does not take this method.",
    }.get(code, "The request could not be read.")
    return _response(_document(status, code, detail, request_id), error.headers)


def of_invalid_request(error: RequestValidationError, request_id: str) -> Response:
    return _response(
        _document(
            422,
            "invalid_input",
            "Something in the request is missing or not as it should be.",
            request_id,
            errors=field_errors(_placed(one, error.body) for one in error.errors()),
        )
    )


def _placed(error: Mapping[str, Any], body: Any) -> Mapping[str, Any]:
    """The error at the field that was sent: what the checks name in between, such as which kind of
    several was looked for, stands in no body."""
    where, *path = error["loc"]
    if where != "body" or not isinstance(body, dict | list):
        return error
    return {**error, "loc": (where, *_path_in(body, path))}


def _path_in(sent: Any, path: list[str | int]) -> list[str | int]:
    """The parts of the path that lead on in what was sent; the last may name what is missing."""
    kept: list[str | int] = []
    for at, part in enumerate(path):
        is_there = (isinstance(sent, dict) and part in sent) or (
            isinstance(sent, list) and isinstance(part, int) and part < len(sent)
        )
        if is_there:
            sent = sent[part]
        elif at < len(path) - 1 or not isinstance(sent, dict):
            continue
        kept.append(part)
    return kept


def unexpected(error: BaseException, request_id: str) -> Response:
    return _response(_defect(error, request_id))


def _defect(error: BaseException, request_id: str) -> Problem:
    """Logged under the request's id, and nothing of it told."""
    logger.error("unexpected", extra={"request_id": request_id, "failure": failure(error)})
    count("UnexpectedErrors")
    return _document(
        500, "internal_error", "Something went wrong on our side. Nothing was decided.", request_id
    )


def field_errors(errors: Iterable[Mapping[str, Any]]) -> list[FieldError]:
    """Place and reason of each, without what was sent."""
    return [_field_error(error) for error in islice(errors, _ERRORS_SHOWN)]


def _field_error(error: Mapping[str, Any]) -> FieldError:
    code, params, sentence = said_of(error)
    return FieldError(
        loc=[_place(part) for part in error["loc"]],
        msg=_printable(sentence, 300),
        code=code,
        params=params,
    )


def invalid(loc: list[str | int], msg: str) -> RequestValidationError:
    """For what a model cannot check."""
    return RequestValidationError([{"loc": loc, "msg": msg, "type": "value_error"}])


def _place(part: object) -> str | int:
    return part if isinstance(part, int) else _printable(part, 100)


def _printable(text: object, at_most: int) -> str:
    return str(text)[:at_most].encode("utf-8", "replace").decode()


def _headers(error: DomainError, status: int) -> dict[str, str]:
    if status == 401:
        is_missing = error.code in ("not_signed_in", "invalid_credentials")
        return {"WWW-Authenticate": "Bearer" if is_missing else 'Bearer error="invalid_token"'}
    if status in RETRY_AFTER:
        return {"Retry-After": str(max(1, round(error.params.get("retry_after", 5))))}
    return {}


def _document(
    status: int,
    code: str,
    detail: str,
    request_id: str,
    *,
    params: dict[str, Any] | None = None,
    errors: list[FieldError] | None = None,
    current: TaskOut | None = None,
) -> Problem:
    return Problem(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        code=code,
        params=params or {},
        request_id=request_id,
        errors=errors,
        current=current,
    )


def _response(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    content = json.dumps(problem.model_dump(mode="json"))
    return Response(content, problem.status, headers, MEDIA_TYPE)
