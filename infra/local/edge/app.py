from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from infra.local.edge.headers import SECURITY
from infra.local.edge.hosts import KNOWN_HOSTS, host_of
from infra.local.edge.letters import LETTERS_PATH, Letters
from infra.local.edge.problems import problem
from infra.local.edge.proxy import PREFIX, Backend
from infra.local.edge.sample import SampleMailbox

COMPRESSED_FROM = 1024
"""Bytes of an API answer; a test holds it to the gateway's `MinimumCompressionSize`."""


class Pages(StaticFiles):
    """The web app as the distribution serves it: what has its hash in its name is kept for good."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        named_by_hash = path.startswith("_next/static/") and response.status_code < 400
        response.headers["cache-control"] = (
            "public, max-age=31536000, immutable" if named_by_hash else "no-cache"
        )
        return response


class ApiCalls:
    """Takes whatever is below /api, with whatever method, before a page is looked for.

    It compresses as API Gateway does on AWS, where the emulator does not: by the size of the answer
    alone, and without a word changed in its ETag.
    """

    def __init__(self, app: ASGIApp, backend: Backend) -> None:
        self._app = app
        self._backend = backend

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_call = scope["type"] == "http" and f"{scope['path']}/".startswith(PREFIX)
        app = await self._answer(Request(scope, receive)) if is_call else self._app
        await app(scope, receive, send)

    async def _answer(self, request: Request) -> ASGIApp:
        answer = await self._backend.forward(request)
        is_long = int(answer.headers.get("content-length", 0)) >= COMPRESSED_FROM
        return GZipMiddleware(answer) if is_long else answer


class HostGuard:
    """Answers to known Host names only, and puts the distribution's headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *(
                        (k.encode(), v.encode())
                        for k, v in SECURITY.items()
                        if k.encode() not in present
                    ),
                ]
            await send(message)

        app = self._app
        if host_of(scope) not in KNOWN_HOSTS:
            app = problem(421, "unknown_host", "This server answers to localhost only.")
        await app(scope, receive, with_headers)


def create_app(
    backend_url: str,
    pages: Path,
    config: dict[str, str],
    sandbox_url: str = "",
    letters_url: str = "",
) -> Starlette:
    """`pages` (a folder a page) at /, `config` at /config.json, /api/* to `backend_url`.

    With a sandbox there is a sample mailbox to be had at /_local/sample-mailbox, and with the
    address of an emulator the letters that it took at /_local/letters.
    """
    client = httpx.AsyncClient(
        headers={"accept-encoding": "identity"},
        limits=httpx.Limits(max_connections=100, max_keepalive_connections=20),
        trust_env=False,
    )

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with client:
            yield

    async def configuration(_: Request) -> Response:
        return JSONResponse(config, headers={"cache-control": "no-store"})

    routes = [
        Route("/config.json", configuration),
        Route("/_local/sample-mailbox", SampleMailbox(sandbox_url).make, methods=["POST"]),
        *([Route(LETTERS_PATH, Letters(letters_url).page, methods=["GET"])] if letters_url else []),
        Mount("/", GZipMiddleware(Pages(directory=pages, html=True), minimum_size=500)),
    ]
    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers={500: _unexpected})
    app.add_middleware(ApiCalls, backend=Backend(backend_url, client))
    app.add_middleware(HostGuard)
    return app


async def _unexpected(_: Request, __: Exception) -> Response:
    return problem(500, "internal_error", "Something went wrong at the edge. See make logs.")
