"""Every operation that the application serves, by its name."""

from fastapi.routing import APIRoute

from countersign.api.permissions import operation
from http_api.app import ROUTERS

SERVED = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
ROUTES = {operation(route): route for route in SERVED}


def method_of(route: APIRoute) -> str:
    """Each route of ours has one method."""
    (method,) = route.methods or set()
    return method
