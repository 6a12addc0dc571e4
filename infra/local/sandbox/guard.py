"""Who is answered at all: known Host names, bodies of a bearable size, the control header."""

from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTROL_PREFIX = "/_sandbox"


class BodyTooLarge(Exception):
    """More bytes came than are taken."""


class KnownHosts:
    """Refuses every other Host name, so that no web page can reach in by rebinding its DNS."""

    def __init__(self, app: ASGIApp, allowed: frozenset[str]) -> None:
        self.app = app
        self.allowed = allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        host = Headers(scope=scope).get("host", "") if scope["type"] == "http" else None
        if host is None or _host_name(host) in self.allowed:
            await self.app(scope, receive, send)
            return
        answer = PlainTextResponse("This sandbox does not answer to that host name.\n", 421)
        await answer(scope, receive, send)


class BodyLimit:
    """Counts what really arrives; a Content-Length alone is not believed."""

    def __init__(self, app: ASGIApp, limit: int, refuse: Callable[[str], Response]) -> None:
        self.app = app
        self.limit = limit
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "0")
        if announced.isdecimal() and int(announced[:20]) > self.limit:
            await self.refuse(scope["path"])(scope, receive, send)
            return
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self.limit:
                raise BodyTooLarge
            return message

        try:
            await self.app(scope, counted, send)
        except BodyTooLarge:
            await self.refuse(scope["path"])(scope, receive, send)


class ControlHeader:
    """/_sandbox needs X-Sandbox: 1, which no web page can send across origins unasked."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        inside = scope["type"] == "http" and (
            scope["path"] == CONTROL_PREFIX or scope["path"].startswith(f"{CONTROL_PREFIX}/")
        )
        if inside and Headers(scope=scope).get("x-sandbox") != "1":
            answer = PlainTextResponse("The control plane needs the header X-Sandbox: 1.\n", 403)
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _host_name(host: str) -> str:
    name, colon, port = host.lower().rpartition(":")
    if colon and port.isdigit():
        return name
    return host.lower()
