"""API Gateway (REST, proxy integration) -> Mangum -> an application."""

import asyncio
from collections.abc import Callable
from typing import Any

from mangum import Mangum
from mangum.types import ASGI

from countersign.api import problems

Handler = Callable[[dict[str, Any], Any], dict[str, Any]]

_loop = asyncio.new_event_loop()
"""Mangum runs each call in the thread's current loop; asyncio does not make one for the asking."""


def serve(app: ASGI) -> Handler:
    """The Lambda handler of an application. Always an answer, and a problem document at worst."""
    asyncio.set_event_loop(_loop)
    gateway = Mangum(
        app, lifespan="off", text_mime_types=["text/", "application/json", problems.MEDIA_TYPE]
    )

    def handle(event: dict[str, Any], context: Any) -> dict[str, Any]:
        asyncio.set_event_loop(_loop)
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
