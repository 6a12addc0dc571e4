"""The batch endpoint: up to 100 calls in one multipart/mixed body, answered in order."""

import http
import secrets
from urllib.parse import unquote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message, Scope

from infra.local.sandbox.google.errors import GoogleError, invalid
from infra.local.sandbox.google.multipart import (
    BodyPart,
    media_type,
    parse_headers,
    split_head,
    split_parts,
)

MAX_CALLS = 100
_PHRASES = {known.value: known.phrase for known in http.HTTPStatus}
_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})
_PASSED_ON = ("authorization", "host")


async def batch(request: Request) -> Response:
    content_type = request.headers.get("content-type", "")
    if media_type(content_type) != "multipart/mixed":
        raise invalid("Batch requests are multipart/mixed.")
    body = await request.body()
    parts = await run_in_threadpool(split_parts, body, content_type, MAX_CALLS)
    boundary = f"batch_{secrets.token_urlsafe(24)}"
    answers = [await _answer(request, part) for part in parts]
    content = b"".join(
        b"--%s\r\nContent-Type: application/http\r\n%s" % (boundary.encode(), answer)
        for answer in answers
    )
    return Response(
        content + b"--%s--\r\n" % boundary.encode(),
        media_type=f"multipart/mixed; boundary={boundary}",
    )


async def _answer(request: Request, part: BodyPart) -> bytes:
    content_id = part.headers.get("content-id", "")
    reference = f"<response-{content_id[1:-1]}>" if content_id.startswith("<") else ""
    head = f"Content-ID: {reference}\r\n\r\n" if reference else "\r\n"
    try:
        scope, body = _inner_call(request, part)
        status, headers, content = await _run(request, scope, body)
    except GoogleError as error:
        answer = error.response()
        status, headers, content = answer.status_code, answer.raw_headers, bytes(answer.body)
    lines = b"".join(b"%s: %s\r\n" % (name.title(), value) for name, value in headers)
    inner = (
        f"HTTP/1.1 {status} {_PHRASES.get(status, 'Unknown')}\r\n".encode()
        + lines
        + b"\r\n"
        + content
    )
    return head.encode("latin-1", "replace") + inner + b"\r\n"


def _inner_call(request: Request, part: BodyPart) -> tuple[Scope, bytes]:
    first, _, rest = part.content.lstrip(b"\r\n").partition(b"\n")
    words = first.decode("latin-1").split()
    if len(words) not in (2, 3) or words[0] not in _METHODS:
        raise invalid("Failed to parse a batch part: bad request line.")
    target = urlsplit(words[1])
    path = unquote(target.path)
    mount = request.scope["root_path"]
    if not path.startswith(f"{mount}/gmail/"):
        raise invalid("A batch part may only call methods of the same API.")
    head, body = split_head(rest)
    headers = {name: request.headers[name] for name in _PASSED_ON if name in request.headers}
    headers |= {k: v for k, v in parse_headers(head).items() if k not in ("host", "content-length")}
    scope: Scope = {
        "type": "http",
        "asgi": request.scope["asgi"],
        "http_version": "1.1",
        "method": words[0],
        "scheme": request.scope["scheme"],
        "path": path,
        "raw_path": target.path.encode("latin-1"),
        "root_path": "",
        "query_string": target.query.encode("latin-1"),
        "headers": [(k.encode("latin-1"), v.encode("latin-1")) for k, v in headers.items()],
        "client": request.scope.get("client"),
        "server": request.scope.get("server"),
        "extensions": request.scope.get("extensions", {}),
    }
    return scope, body


async def _run(
    request: Request, scope: Scope, body: bytes
) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    sent: list[Message] = []
    given = False

    async def receive() -> Message:
        nonlocal given
        if given:
            return await request.receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await request.app(scope, receive, send)
    if not sent:
        raise GoogleError(503, "The connection was dropped.")
    content = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], list(sent[0]["headers"]), content


ROUTES = (
    Route("/batch", batch, methods=["POST"]),
    Route("/batch/gmail/v1", batch, methods=["POST"]),
)
