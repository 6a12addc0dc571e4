"""Every operation that the API has, by its name."""

from fastapi.routing import APIRoute

from countersign.api.app import routes_of
from countersign.api.permissions import operation
from http_api.app import ELSEWHERE, ROUTERS

SERVED = routes_of((*ROUTERS, *ELSEWHERE))
ROUTES = {operation(route): route for route in SERVED}


def method_of(route: APIRoute) -> str:
    """Each route of ours has one method."""
    (method,) = route.methods or set()
    return method
