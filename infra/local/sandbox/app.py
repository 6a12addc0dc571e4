"""The sandbox put together: guards, fault switch, control plane, one mount for each provider."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from infra.local.sandbox import control
from infra.local.sandbox.faults import Faults
from infra.local.sandbox.fields import InvalidField
from infra.local.sandbox.google.provider import GOOGLE
from infra.local.sandbox.guard import CONTROL_PREFIX, BodyLimit, ControlHeader, KnownHosts
from infra.local.sandbox.provider import Provider, Sandbox
from infra.local.sandbox.settings import Settings
from infra.local.sandbox.store import Store

PROVIDERS: tuple[Provider, ...] = (GOOGLE,)
_ERRORS = {provider.name: provider.error for provider in PROVIDERS}


def create_app(settings: Settings) -> Starlette:
    """The ASGI application over the state in `settings.database`."""
    store = Store(settings.database, _schemas())

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        store.close()

    app = Starlette(
        routes=_routes(),
        lifespan=lifespan,
        middleware=[
            Middleware(KnownHosts, allowed=settings.allowed_hosts),
            Middleware(ControlHeader),
            Middleware(BodyLimit, limit=settings.max_body_bytes, refuse=_too_large),
            Middleware(Faults, store=store, errors=_ERRORS),
        ],
        exception_handlers={
            InvalidField: _invalid_field,
            HTTPException: _http_error,
            Exception: _internal_error,
            **{kind: do for provider in PROVIDERS for kind, do in provider.handlers.items()},
        },
    )
    app.state.sandbox = Sandbox(settings=settings, store=store)
    return app


def _schemas() -> dict[str, str]:
    schemas = {"sandbox": Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")}
    for provider in PROVIDERS:
        schemas.update(provider.schemas)
    return schemas


def _routes() -> Sequence[BaseRoute]:
    controls = [*control.ROUTES, *(route for provider in PROVIDERS for route in provider.control)]
    return [
        Route("/healthz", _health, methods=["GET"]),
        Mount(CONTROL_PREFIX, routes=controls),
        *(Mount(f"/{provider.name}", routes=provider.routes) for provider in PROVIDERS),
    ]


async def _health(_: Request) -> Response:
    return JSONResponse({"status": "ok"})


def _error(path: str, status: int, message: str) -> Response:
    answer = _ERRORS.get(path.split("/")[1])
    if answer is not None:
        return answer(status, message)
    return JSONResponse({"error": {"status": status, "message": message}}, status)


def _too_large(path: str) -> Response:
    return _error(path, 413, "Request payload size exceeds the limit.")


async def _invalid_field(request: Request, error: Exception) -> Response:
    return _error(request.url.path, 400, str(error))


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _error(request.url.path, error.status_code, error.detail)


async def _internal_error(request: Request, _: Exception) -> Response:
    return _error(request.url.path, 500, "Internal error encountered.")
