import json
from collections.abc import AsyncIterator

import httpx
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

TITLES = {
    400: "Bad Request",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    413: "Content Too Large",
    421: "Misdirected Request",
    429: "Too Many Requests",
    500: "Internal Server Error",
    502: "Bad Gateway",
    504: "Gateway Timeout",
}
# API Gateway gives up after 29 s, so the edge never cuts an answer short.
TIMEOUT = httpx.Timeout(35.0, connect=3.0)
HOP_BY_HOP = frozenset(
    {"connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer"}
    | {"transfer-encoding", "upgrade"}
)
# The edge dates its own answers.
NOT_RETURNED = HOP_BY_HOP | {"date"}
NOT_FORWARDED = HOP_BY_HOP | {"host", "x-forwarded-for", "x-forwarded-proto", "x-viewer-address"}


class Backend:
    """API Gateway behind the edge: the path and every header that is not ours pass unchanged."""

    def __init__(self, url: str, client: httpx.AsyncClient) -> None:
        self._url = url
        self._client = client

    async def forward(self, request: Request) -> Response:
        raw_path: bytes = request.scope.get("raw_path") or request.url.path.encode()
        target = httpx.URL(self._url + raw_path.decode("ascii"))
        if request.url.query:
            target = target.copy_with(query=request.url.query.encode())
        viewer = request.client.host if request.client else "127.0.0.1"
        headers = [(k, v) for k, v in request.headers.items() if k not in NOT_FORWARDED]
        headers += [
            ("x-forwarded-for", viewer),
            ("x-forwarded-proto", request.url.scheme),
            ("x-viewer-address", viewer),
        ]
        has_body = "content-length" in request.headers or "transfer-encoding" in request.headers
        sent = self._client.build_request(
            request.method,
            target,
            headers=headers,
            content=request.stream() if has_body else None,
            timeout=TIMEOUT,
        )
        try:
            answer = await self._client.send(sent, stream=True)
        except httpx.TimeoutException:
            return problem(504, "backend_timeout", "The API did not answer in time.")
        except httpx.TransportError:
            return problem(502, "backend_down", "The API is not running. Try: make up")
        response = StreamingResponse(_body(answer), status_code=answer.status_code)
        response.raw_headers = [
            (name, value)
            for name, value in answer.headers.raw
            if name.decode("latin-1").lower() not in NOT_RETURNED
        ]
        return response


def problem(status: int, code: str, detail: str) -> Response:
    body = {
        "type": "about:blank",
        "title": TITLES[status],
        "status": status,
        "detail": detail,
        "code": code,
        "params": {},
        "request_id": "",
    }
    return Response(json.dumps(body), status, media_type="application/problem+json")


async def _body(answer: httpx.Response) -> AsyncIterator[bytes]:
    try:
        async for chunk in answer.aiter_raw():
            yield chunk
    finally:
        await answer.aclose()
