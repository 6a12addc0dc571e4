"""For the HTTP edge: everything that a route may call."""

from functools import cache

from countersign.usecases.services import HttpServices, services_on
from countersign.wiring.ports import AwsPorts


@cache
def http_services() -> HttpServices:
    return services_on(AwsPorts())
