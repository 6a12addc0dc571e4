"""Swagger UI, from our own address: a page, a stylesheet and two scripts, nothing inline.

Its files are those of the package `fastapi-swagger`, which is not imported for them.
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

POLICY = (
    "default-src 'none'; base-uri 'none'; connect-src 'self'; form-action 'none'; "
    "frame-ancestors 'none'; img-src 'self' data:; script-src 'self'; style-src 'self'"
)
MEDIA_TYPES: Mapping[str, str] = {
    "start.js": "text/javascript",
    "swagger-ui-bundle.js": "text/javascript",
    "swagger-ui.css": "text/css",
}
"""What there is below /docs, as a browser has to be told."""

_START = """const docs = document.getElementById("docs");
SwaggerUIBundle({ url: docs.dataset.url, domNode: docs, persistAuthorization: false });
"""
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Countersign API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{base}/docs/swagger-ui.css">
</head>
<body>
<div id="docs" data-url="{base}/openapi.json"></div>
<noscript>The description itself: <a href="{base}/openapi.json">openapi.json</a></noscript>
<script src="{base}/docs/swagger-ui-bundle.js"></script>
<script src="{base}/docs/start.js"></script>
</body>
</html>
"""


def page(base: str) -> str:
    return _PAGE.format(base=base)


@cache
def file(name: str) -> tuple[bytes, str]:
    """The content of one of `MEDIA_TYPES`, and its entity tag."""
    content = _START.encode() if name == "start.js" else (_folder() / name).read_bytes()
    return content, f'"{hashlib.sha256(content).hexdigest()}"'


def _folder() -> Path:
    spec = find_spec("fastapi_swagger")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("The layer `web` was built without fastapi-swagger.")
    return Path(spec.origin).parent / "resources"
