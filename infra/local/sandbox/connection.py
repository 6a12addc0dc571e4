"""Closing a TCP connection without an answer, which ASGI itself has no word for."""

import asyncio
from typing import cast

from starlette.types import Receive, Scope
from uvicorn._types import ASGI3Application, ASGIReceiveCallable, ASGISendCallable
from uvicorn._types import Scope as UvicornScope
from uvicorn.protocols.http.h11_impl import H11Protocol

_EXTENSION = "sandbox.drop"


class ConnectionDropped(ConnectionResetError):
    """What a client in the same process sees instead of a closed connection."""


class DroppingProtocol(H11Protocol):
    """Hands the transport's abort to the application, as an extension of the scope."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # a TCP server has no other
        super().connection_made(transport)
        inner = self.app

        async def app(
            scope: UvicornScope, receive: ASGIReceiveCallable, send: ASGISendCallable
        ) -> None:
            cast("Scope", scope).setdefault("extensions", {})[_EXTENSION] = transport.abort
            await inner(scope, receive, send)

        self.app = cast("ASGI3Application", app)


async def drop_connection(scope: Scope, receive: Receive) -> None:
    """Close the connection now and return when it is gone."""
    abort = scope.get("extensions", {}).get(_EXTENSION)
    if abort is None:
        raise ConnectionDropped("the sandbox dropped this connection")
    abort()
    while (await receive())["type"] != "http.disconnect":
        pass
