"""API Gateway (REST, proxy integration) -> Mangum -> the application."""

from collections.abc import Callable
from typing import Any

from mangum import Mangum
from mangum.types import ASGI

from countersign import wiring
from http_api import problems
from http_api.app import create_app

Handler = Callable[[dict[str, Any], Any], dict[str, Any]]


def serve(app: ASGI) -> Handler:
    """The Lambda handler of an application. Always an answer, and a problem document at worst."""
    gateway = Mangum(
        app, lifespan="off", text_mime_types=["text/", "application/json", problems.MEDIA_TYPE]
    )

    def handle(event: dict[str, Any], context: Any) -> dict[str, Any]:
        try:
            return gateway(event, context)
        except Exception as defect:
            request_id = str((event.get("requestContext") or {}).get("requestId", ""))
            answer = problems.unexpected(defect, request_id)
            return {
                "statusCode": answer.status_code,
                "headers": dict(answer.headers),
                "body": bytes(answer.body).decode(),
                "isBase64Encoded": False,
            }

    return handle


handler = serve(create_app(wiring.http_services, origin_secret=wiring.origin_secret))
