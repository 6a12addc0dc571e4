"""The API about itself."""

from typing import Any, Literal

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from countersign.api import __version__
from countersign.api.deps import BASE, KnownTags
from countersign.api.problems import documented
from countersign.contracts.http.fields import Given
from http_api import swagger

router = APIRouter(tags=["meta"])


class Health(Given):
    status: Literal["ok"]
    version: str


@router.get("/healthz", name="healthz", responses=documented())
def healthz() -> Health:
    """Touches nothing."""
    return Health(status="ok", version=__version__)


@router.get("/openapi.json", name="openapi", include_in_schema=False)
def openapi(request: Request) -> JSONResponse:
    described: dict[str, Any] = request.app.openapi()
    return JSONResponse(described)


@router.get("/docs", name="docs", include_in_schema=False)
def docs() -> HTMLResponse:
    return HTMLResponse(swagger.page(BASE), headers={"Content-Security-Policy": swagger.POLICY})


@router.get("/docs/start.js", name="docs_start", include_in_schema=False)
def docs_start(known: KnownTags) -> Response:
    return _file("start.js", known)


@router.get("/docs/swagger-ui-bundle.js", name="docs_script", include_in_schema=False)
def docs_script(known: KnownTags) -> Response:
    return _file("swagger-ui-bundle.js", known)


@router.get("/docs/swagger-ui.css", name="docs_style", include_in_schema=False)
def docs_style(known: KnownTags) -> Response:
    return _file("swagger-ui.css", known)


def _file(name: str, known: frozenset[str]) -> Response:
    content, tag = swagger.file(name)
    headers = {"ETag": tag, "Cache-Control": "public, max-age=3600"}
    if tag in known:
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type=swagger.MEDIA_TYPES[name])
