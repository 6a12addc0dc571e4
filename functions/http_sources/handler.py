"""API Gateway -> the one route that reads at a provider while somebody waits."""

from countersign.api import sources as route
from countersign.api.app import create_app
from countersign.api.serving import serve
from countersign.wiring import shared, sources

handler = serve(
    create_app(sources.source_services, (route.router,), origin_secrets=shared.origin_secrets)
)
