"""The application of this function: everything but what is read at a provider."""

from collections.abc import Callable, Sequence

from fastapi import FastAPI

from countersign.api import app as api
from countersign.api import sources as source_route
from countersign.api.permissions import require_routes
from countersign.api.rate_limit import TokenBuckets
from countersign.usecases.services import HttpServices
from http_api.routes import (
    agents,
    auth,
    changes,
    devices,
    integrations,
    kinds,
    meta,
    notifications,
    passwords,
    plans,
    rules,
    second_factor,
    sign_in_with,
    tasks,
    users,
    verification,
)

ROUTERS = tuple(
    module.router
    for module in (
        *(
            auth,
            verification,
            passwords,
            second_factor,
            sign_in_with,
            users,
            agents,
            tasks,
            changes,
            kinds,
        ),
        *(integrations, devices, notifications, plans, rules, meta),
    )
)
ELSEWHERE = (source_route.router,)
"""Described with the rest, and served by another function."""


def create_app(
    services: Callable[[], HttpServices],
    *,
    origin_secrets: Callable[[], Sequence[str]] = tuple,
    pace: TokenBuckets | None = None,
    sources: TokenBuckets | None = None,
) -> FastAPI:
    """As `api.app.create_app`, with these routes; every permission has one of them."""
    made = api.create_app(
        services,
        ROUTERS,
        elsewhere=ELSEWHERE,
        origin_secrets=origin_secrets,
        pace=pace,
        sources=sources,
    )
    require_routes(made.state.known)
    return made
