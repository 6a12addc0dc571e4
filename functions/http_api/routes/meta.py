"""The API about itself."""

from typing import Any, Literal

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from countersign.contracts.http.fields import Given
from countersign.domain.errors import NotFound
from http_api import __version__, swagger
from http_api.deps import BASE, KnownTags
from http_api.problems import documented

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


@router.get("/docs/{name}", name="docs_file", include_in_schema=False)
def docs_file(name: str, known: KnownTags) -> Response:
    """What the page consists of."""
    if name not in swagger.MEDIA_TYPES:
        raise NotFound("There is nothing at this address.")
    content, tag = swagger.file(name)
    headers = {"ETag": tag, "Cache-Control": "public, max-age=3600"}
    if tag in known:
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type=swagger.MEDIA_TYPES[name])
