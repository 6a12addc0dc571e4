from collections.abc import AsyncIterator

import httpx
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from infra.local.edge.paths import is_below
from infra.local.edge.problems import MEDIA_TYPE, instead_of, problem

PREFIX = "/api/"
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
# API Gateway gives up after 29 s, so the edge never cuts an answer short.
TIMEOUT = httpx.Timeout(35.0, connect=3.0)
# What API Gateway takes; the application takes less. Source: API Gateway quotas, payload size.
BODY_LIMIT = 10 * 1024 * 1024
HOP_BY_HOP = frozenset(
    {"connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer"}
    | {"transfer-encoding", "upgrade"}
)
# The edge dates its own answers.
NOT_RETURNED = HOP_BY_HOP | {"date"}
NOT_FORWARDED = HOP_BY_HOP | {"host", "x-forwarded-for", "x-forwarded-proto", "x-viewer-address"}


class _TooLarge(Exception):
    """The body is over what API Gateway takes."""


class Backend:
    """API Gateway behind the edge: the path and every header that is not ours pass unchanged.

    Whatever is wrong is answered by a problem document.
    """

    def __init__(self, url: str, client: httpx.AsyncClient) -> None:
        self._url = url
        self._client = client

    async def forward(self, request: Request) -> Response:
        raw_path: bytes = request.scope.get("raw_path") or request.url.path.encode()
        if raw_path == PREFIX.rstrip("/").encode():
            return problem(404, "not_found", "There is nothing at this address.")
        if not is_below(PREFIX, raw_path):
            return problem(404, "not_found", "There is no such path below /api/.")
        if request.method not in METHODS:
            return problem(
                405,
                "method_not_allowed",
                "This address does not take this method.",
                headers={"Allow": ", ".join(METHODS)},
            )
        if int(request.headers.get("content-length") or 0) > BODY_LIMIT:
            return instead_of(413)
        try:
            answer = await self._client.send(self._asked(request, raw_path), stream=True)
        except _TooLarge:
            return instead_of(413)
        except (httpx.InvalidURL, UnicodeDecodeError):
            return problem(422, "invalid_input", "The address could not be read.")
        except httpx.TimeoutException:
            return problem(504, "backend_timeout", "The API did not answer in time.")
        except httpx.TransportError:
            return problem(502, "backend_down", "The API is not running. Try: make up")
        return await _returned(answer)

    def _asked(self, request: Request, raw_path: bytes) -> httpx.Request:
        target = httpx.URL(self._url + raw_path.decode("ascii"))
        query: bytes = request.scope["query_string"]
        if query:
            target = target.copy_with(query=query)
        viewer = request.client.host if request.client else "127.0.0.1"
        headers = [
            (name, value)
            for name, value in request.headers.raw
            if name.decode("latin-1").lower() not in NOT_FORWARDED
        ]
        headers += [
            (b"x-forwarded-for", viewer.encode()),
            (b"x-forwarded-proto", request.scope["scheme"].encode()),
            (b"x-viewer-address", viewer.encode()),
        ]
        has_body = "content-length" in request.headers or "transfer-encoding" in request.headers
        return self._client.build_request(
            request.method,
            target,
            headers=headers,
            content=_bounded(request) if has_body else None,
            timeout=TIMEOUT,
        )


async def _returned(answer: httpx.Response) -> Response:
    """As it came; what the gateway says itself is said in the form of every other error."""
    said = answer.headers.get("content-type", "")
    if answer.status_code >= 400 and not said.startswith(MEDIA_TYPE):
        await answer.aclose()
        return instead_of(answer.status_code)
    response = StreamingResponse(_body(answer), status_code=answer.status_code)
    # In small letters, as ASGI has them: whoever looks for one of them finds it.
    response.raw_headers = [
        (name.lower(), value)
        for name, value in answer.headers.raw
        if name.decode("latin-1").lower() not in NOT_RETURNED
    ]
    return response


async def _bounded(request: Request) -> AsyncIterator[bytes]:
    sent = 0
    async for chunk in request.stream():
        sent += len(chunk)
        if sent > BODY_LIMIT:
            raise _TooLarge
        yield chunk


async def _body(answer: httpx.Response) -> AsyncIterator[bytes]:
    try:
        async for chunk in answer.aiter_raw():
            yield chunk
    finally:
        await answer.aclose()
