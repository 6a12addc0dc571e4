"""The API about itself."""

from typing import Any, Literal

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, JSONResponse

from countersign.contracts.http.fields import Given
from http_api import __version__
from http_api.deps import BASE
from http_api.problems import documented

router = APIRouter(tags=["meta"])

_SWAGGER = "https://cdn.jsdelivr.net/npm/swagger-ui-dist@5.35.0"
_PAGE = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Countersign API</title>
<link rel="stylesheet" href="{_SWAGGER}/swagger-ui.css" crossorigin="anonymous"
 integrity="sha384-WlYgdmXYOOBWL5apwjDEZwN+U3HmXSSu5R6V5aGxEcf7z+KuRNwBhoxKVN1i3D5I">
</head>
<body>
<div id="docs" data-url="{BASE}/openapi.json"></div>
<noscript>The description itself: <a href="{BASE}/openapi.json">openapi.json</a></noscript>
<script src="{_SWAGGER}/swagger-ui-bundle.js" crossorigin="anonymous"
 integrity="sha384-gjRm0bEPMeTmMh5jT2cHccIwCUZSTd8YC+j0d0sXw0MdGEfScduGpSyF3ZSSLkX9"></script>
<script src="{BASE}/docs/start.js"></script>
</body>
</html>
"""
_START = """const docs = document.getElementById("docs");
SwaggerUIBundle({ url: docs.dataset.url, domNode: docs, persistAuthorization: false });
"""
_POLICY = (
    "default-src 'none'; connect-src 'self'; frame-ancestors 'none'; img-src 'self' data:; "
    "script-src 'self' https://cdn.jsdelivr.net; "
    "style-src 'unsafe-inline' https://cdn.jsdelivr.net"
)


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
    """Swagger UI, pinned by version and hash: it runs beside pages that hold sessions."""
    return HTMLResponse(_PAGE, headers={"Content-Security-Policy": _POLICY})


@router.get("/docs/start.js", name="docs_start", include_in_schema=False)
def docs_start() -> HTMLResponse:
    return HTMLResponse(_START, media_type="text/javascript")
