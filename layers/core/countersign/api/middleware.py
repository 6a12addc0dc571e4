"""Around every call: whence it came, how fast and how large, its id, and what an answer carries."""

import hmac
import uuid
from collections.abc import Callable, Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from countersign.api import problems
from countersign.api.rate_limit import TokenBuckets
from countersign.domain.errors import DomainError, Forbidden
from countersign.domain.users.session import network

BODY_LIMIT = 256 * 1024

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    # The gateway before us compresses what is long (docs/decisions/0048-compressed-answers.md).
    "Vary": "Accept-Encoding",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""A route may set its own in their place."""


def request_id(scope: Scope) -> str:
    """The gateway's id of this call, which its access log has as well."""
    known: str = scope["state"]["request_id"]
    return known


def source_of(scope: Scope, *, behind_a_distribution: bool) -> str:
    """The network of whoever calls. The distribution's word for it, where there is one, else the
    gateway's: a header that nobody overwrites is the caller's own invention."""
    told = Headers(scope=scope).get("x-viewer-address") if behind_a_distribution else None
    if not told:
        context = scope.get("aws.event", {}).get("requestContext", {})
        told = (context.get("identity") or {}).get("sourceIp")
    return network(told or "")


class Edge:
    """Pure ASGI. A path answers with and without a trailing slash; nothing is redirected. HEAD is
    GET without its body.

    `origin_secrets` are what the distribution may send along (the present one, and while it changes
    the one before); none where there is no distribution. `sources` holds every address to its pace,
    before anything is done for it. `open_path` answers to anybody who finds it, so that it needs
    nothing to answer.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        origin_secrets: Callable[[], Sequence[str]],
        sources: TokenBuckets,
        open_path: str,
    ) -> None:
        self._app = app
        self._origin_secrets = origin_secrets
        self._sources = sources
        self._open_path = open_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        call_id = _gateways_id(scope) or uuid.uuid4().hex
        scope.setdefault("state", {})["request_id"] = call_id
        scope["path"] = scope["path"].removesuffix("/")
        is_head = scope["method"] == "HEAD"
        if is_head:
            scope["method"] = "GET"
        started = False

        async def with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers["X-Request-Id"] = call_id
            elif is_head:
                message["body"] = b""
            await send(message)

        try:
            await self._admit(scope, receive, with_headers)
        except DomainError as refused:
            await problems.of_domain_error(refused, call_id)(scope, receive, with_headers)
        except Exception as defect:
            if started:
                raise
            await problems.unexpected(defect, call_id)(scope, receive, with_headers)
        return None

    async def _admit(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] != self._open_path:
            behind_a_distribution = self._check_origin(Headers(scope=scope))
            self._sources.keep(source_of(scope, behind_a_distribution=behind_a_distribution))
        await self._app(scope, _replayed(await _whole_body(receive)), send)

    def _check_origin(self, headers: Headers) -> bool:
        """Whether there is a distribution, which this call came through. Raises Forbidden."""
        expected = self._origin_secrets()
        sent = headers.get("x-origin-secret", "").encode()
        if expected and not any(hmac.compare_digest(sent, one.encode()) for one in expected):
            raise Forbidden("Call the public address; this one is not for direct calls.")
        return bool(expected)


def _gateways_id(scope: Scope) -> str | None:
    known: str | None = scope.get("aws.event", {}).get("requestContext", {}).get("requestId")
    return known


async def _whole_body(receive: Receive) -> bytes:
    """The body. Raises BodyTooLarge."""
    body = b""
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > BODY_LIMIT:
            limit = BODY_LIMIT // 1024
            raise problems.BodyTooLarge(f"The body is over {limit} KiB.", limit_kib=limit)
    return body


def _replayed(body: bytes) -> Receive:
    sent = False

    async def receive() -> Message:
        nonlocal sent
        if sent:
            return {"type": "http.disconnect"}
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
