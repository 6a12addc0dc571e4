"""An application behind the API: routes, problem documents, and its own description."""

from collections.abc import Callable, Iterable, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.responses import Response

from countersign.api import __version__, problems
from countersign.api.deps import BASE, EdgeServices
from countersign.api.middleware import Edge, request_id
from countersign.api.permissions import admit, operation, require_permissions
from countersign.api.rate_limit import TokenBuckets, of_sources
from countersign.contracts.http.problems import Problem
from countersign.domain.errors import DomainError, NotFound


def create_app(
    services: Callable[[], EdgeServices],
    routers: Sequence[APIRouter],
    *,
    elsewhere: Sequence[APIRouter] = (),
    origin_secrets: Callable[[], Sequence[str]] = tuple,
    pace: TokenBuckets | None = None,
    sources: TokenBuckets | None = None,
) -> FastAPI:
    """The application. `services` is called by the routes that need it, and by no other.

    What another function serves (`elsewhere`) is described here with the rest, and not served.
    """
    app = Api(
        title="Countersign",
        version=__version__,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        # It would record exceptions with their words, and those may quote a token.
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
        generate_unique_id_function=operation,
        dependencies=[Depends(admit)],
    )
    app.state.services = services
    app.state.pace = pace or TokenBuckets()
    app.state.known = routes_of((*routers, *elsewhere))
    require_permissions(app.state.known)
    for router in routers:
        app.include_router(router, prefix=BASE)
    for router in elsewhere:
        app.include_router(router, prefix=BASE, dependencies=[Depends(_not_here)])
    app.add_middleware(
        Edge,
        origin_secrets=origin_secrets,
        sources=sources or of_sources(),
        open_path=f"{BASE}/healthz",
    )
    app.add_exception_handler(DomainError, _domain_error)
    app.add_exception_handler(HTTPException, _http_exception)
    app.add_exception_handler(RequestValidationError, _invalid_request)
    return app


def routes_of(routers: Iterable[APIRouter]) -> tuple[APIRoute, ...]:
    return tuple(
        route for router in routers for route in router.routes if isinstance(route, APIRoute)
    )


class Api(FastAPI):
    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            described = get_openapi(
                title=self.title,
                version=self.version,
                summary="Software agents that ask before they act.",
                routes=self.routes,
            )
            problem = Problem.model_json_schema(
                mode="serialization", ref_template="#/components/schemas/{model}"
            )
            schemas = described["components"]["schemas"]
            schemas |= {"Problem": problem} | problem.pop("$defs") | schemas
            self.openapi_schema = described
        return self.openapi_schema


def _not_here() -> None:
    raise NotFound("There is nothing at this address.")


async def _domain_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, DomainError)
    now = request.app.state.services().clock.now() if "current" in error.params else None
    return problems.of_domain_error(error, request_id(request.scope), now)


async def _http_exception(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    answer = problems.of_http_exception(error, request_id(request.scope))
    if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        taken = _methods_at(request.scope["path"], request.app.state.known)
        answer.headers["Allow"] = ", ".join(sorted(taken))
    return answer


def _methods_at(path: str, known: Iterable[APIRoute]) -> set[str]:
    """What the address takes, of all routes there; the framework knows only the first of them."""
    there = [route for route in known if route.path_regex.match(path.removeprefix(BASE))]
    exactly = [route for route in there if not route.param_convertors]
    return {method for route in exactly or there for method in route.methods or ()}


async def _invalid_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return problems.of_invalid_request(error, request_id(request.scope))
