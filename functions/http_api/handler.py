"""API Gateway -> the application, for every path but those that another function has."""

from countersign.api.serving import serve
from countersign.wiring import http, shared
from http_api.app import create_app

handler = serve(create_app(http.http_services, origin_secrets=shared.origin_secrets))
