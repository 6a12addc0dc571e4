"""Google as the sandbox knows it."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from infra.local.sandbox.google import batch, oauth
from infra.local.sandbox.google import control as google_control
from infra.local.sandbox.google.api import PROVIDER, routes_of
from infra.local.sandbox.google.errors import GoogleError, error_response
from infra.local.sandbox.google.gmail import control as gmail_control
from infra.local.sandbox.google.gmail.methods import METHODS as GMAIL_METHODS
from infra.local.sandbox.provider import Provider

_FOLDER = Path(__file__).parent


async def _google_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, GoogleError)
    return error.response()


GOOGLE = Provider(
    name=PROVIDER,
    schemas={
        "google": (_FOLDER / "schema.sql").read_text(encoding="utf-8"),
        "gmail": (_FOLDER / "gmail" / "schema.sql").read_text(encoding="utf-8"),
    },
    routes=(*oauth.ROUTES, *batch.ROUTES, *routes_of(GMAIL_METHODS)),
    control=(*google_control.ROUTES, *gmail_control.ROUTES),
    error=error_response,
    handlers={GoogleError: _google_error},
)
