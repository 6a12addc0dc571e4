"""For the HTTP edge: everything that a route may call."""

from collections.abc import Sequence
from functools import cache

from countersign.usecases.services import HttpServices, services_on
from countersign.wiring import shared
from countersign.wiring.ports import AwsPorts
from countersign.wiring.shared import settings


@cache
def http_services() -> HttpServices:
    return services_on(AwsPorts())


def origin_secrets() -> Sequence[str]:
    """What the distribution proves itself with, the present one first; none where there is none."""
    secret_id = settings.origin_secret_id
    return shared.secrets().present_and_previous(secret_id) if secret_id else ()
