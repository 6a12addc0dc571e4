"""What Google's JSON APIs share: methods as data, tokens, scopes, parameters, the journal."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from infra.local.sandbox import journal
from infra.local.sandbox.google import tokens
from infra.local.sandbox.google.errors import (
    GoogleError,
    insufficient_scope,
    invalid,
    invalid_credentials,
)
from infra.local.sandbox.google.multipart import media_type, split_parts
from infra.local.sandbox.provider import sandbox_of
from infra.local.sandbox.store import Db

PROVIDER = "google"
Json = dict[str, Any]
_COMMON_PARAMETERS = frozenset(
    {
        "$.xgafv",
        "access_token",
        "alt",
        "callback",
        "fields",
        "key",
        "oauth_token",
        "prettyPrint",
        "quotaUser",
        "uploadType",
        "upload_protocol",
    }
)
_INTEGER = re.compile(r"-?[0-9]{1,9}")


@dataclass
class ApiCall:
    """One authenticated call. A handler sets `key` to the X-Countersign-Effect it acted under."""

    db: Db
    account: str
    scopes: frozenset[str]
    path: Mapping[str, str]
    query: QueryParams
    body: Json
    media: bytes | None = None
    key: str | None = None

    def integer(self, name: str, default: int, low: int, high: int) -> int:
        """A number from the query; beyond the range it is cut to it, as Google does."""
        value = self.query.get(name)
        if value is None:
            return default
        if not _INTEGER.fullmatch(value):
            raise invalid(f"Invalid value at '{name}' (TYPE_UINT32), \"{value[:50]}\"")
        return max(low, min(high, int(value)))

    def flag(self, name: str) -> bool:
        value = self.query.get(name, "false").lower()
        if value not in ("true", "false"):
            raise invalid(f"Invalid value at '{name}' (TYPE_BOOL), \"{value[:50]}\"")
        return value == "true"

    def choice(self, name: str, known: Sequence[str], default: str) -> str:
        value = self.query.get(name, default)
        if value not in known:
            raise invalid(f"Invalid value at '{name}' (TYPE_ENUM), \"{value[:50]}\"")
        return value


@dataclass(frozen=True)
class Method:
    """One method of an API, as its discovery document has it.

    `body` names the fields that a JSON body may have; None means that no body is read.
    `handler` returns the answer, or None for an empty one."""

    id: str
    http: str
    path: str
    scopes: frozenset[str]
    handler: Callable[[ApiCall], Json | None]
    parameters: frozenset[str] = frozenset()
    body: frozenset[str] | None = None
    upload: bool = False

    @property
    def effect(self) -> str | None:
        """Its word in the journal: drafts.create. None for what changes nothing."""
        return None if self.http == "GET" else self.id.split(".", 2)[2]


@dataclass(frozen=True)
class _Incoming:
    path: str
    parameters: Mapping[str, str]
    query: QueryParams
    headers: Headers
    content: bytes
    upload: bool


def routes_of(methods: Sequence[Method]) -> list[Route]:
    """Plain and upload routes of an API, relative to the mount of all of Google."""
    routes = []
    for method in methods:
        routes.append(Route(f"/{method.path}", _endpoint(method, False), methods=[method.http]))
        if method.upload:
            path = f"/upload/{method.path}"
            routes.append(Route(path, _endpoint(method, True), methods=[method.http]))
    return routes


def _endpoint(method: Method, upload: bool) -> Callable[[Request], Any]:
    async def endpoint(request: Request) -> Response:
        incoming = _Incoming(
            path=request.url.path,
            parameters=request.path_params,
            query=request.query_params,
            headers=request.headers,
            content=await request.body(),
            upload=upload,
        )
        answer = await run_in_threadpool(_perform, request, method, incoming)
        return Response(status_code=204) if answer is None else JSONResponse(answer)

    return endpoint


def _perform(request: Request, method: Method, incoming: _Incoming) -> Json | None:
    with sandbox_of(request).store.transaction() as db:
        grant = _grant(db, method, incoming.headers)
        _check_parameters(method, incoming.query)
        _check_user(incoming.parameters, grant.account)
        body, media = _body(method, incoming)
        call = ApiCall(
            db=db,
            account=grant.account,
            scopes=frozenset(grant.scopes),
            path=incoming.parameters,
            query=incoming.query,
            body=body,
            media=media,
        )
        answer = method.handler(call)
        if method.effect is not None:
            journal.record(
                db,
                provider=PROVIDER,
                account=grant.account,
                method=method.http,
                path=incoming.path,
                effect=method.effect,
                key=call.key,
            )
        return answer


def _grant(db: Db, method: Method, headers: Headers) -> tokens.Grant:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    grant = tokens.find(db, "access", token.strip()) if scheme.lower() == "bearer" else None
    if grant is None:
        raise invalid_credentials()
    if method.scopes.isdisjoint(grant.scopes):
        raise insufficient_scope(method.id, sorted(method.scopes))
    return grant


def _check_parameters(method: Method, query: QueryParams) -> None:
    for name in query:
        if name not in method.parameters and name not in _COMMON_PARAMETERS:
            raise invalid(
                f'Invalid JSON payload received. Unknown name "{name[:50]}": '
                "Cannot bind query parameter. Field could not be found in request message."
            )
    if query.get("alt", "json") != "json":
        raise invalid(f"Invalid value at 'alt': \"{query['alt'][:50]}\"")


def _check_user(parameters: Mapping[str, str], account: str) -> None:
    user = parameters.get("userId", "me")
    if user != "me" and user.lower() != account:
        raise GoogleError(403, f"Delegation denied for {account}", reason="forbidden")


def _body(method: Method, incoming: _Incoming) -> tuple[Json, bytes | None]:
    if incoming.upload:
        return _upload_body(method, incoming)
    if method.body is None:
        return {}, None
    return _json_object(method, incoming.content), None


def _upload_body(method: Method, incoming: _Incoming) -> tuple[Json, bytes | None]:
    content_type = incoming.headers.get("content-type", "")
    kind = incoming.query.get("uploadType", "media")
    if kind == "media":
        return {}, incoming.content
    if kind != "multipart" or media_type(content_type) != "multipart/related":
        raise invalid("This sandbox takes uploadType=media and uploadType=multipart.")
    parts = split_parts(incoming.content, content_type, 2)
    if len(parts) != 2:
        raise invalid("A multipart upload has two parts: JSON, then the media.")
    return _json_object(method, parts[0].content), parts[1].content


def _json_object(method: Method, content: bytes) -> Json:
    if not content.strip():
        return {}
    try:
        value = json.loads(content)
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise GoogleError(
            400, "Invalid JSON payload received. Parse error.", reason="parseError"
        ) from error
    if not isinstance(value, dict):
        raise invalid("Invalid JSON payload received. The root element must be an object.")
    for name in value:
        if name not in (method.body or frozenset()):
            raise invalid(
                f'Invalid JSON payload received. Unknown name "{name[:50]}": Cannot find field.'
            )
    return value
