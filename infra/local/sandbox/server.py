"""How the application is served: loopback only, bounded, able to drop a connection."""

import uvicorn
from starlette.types import ASGIApp

from infra.local.sandbox.connection import DroppingProtocol


def server(app: ASGIApp, port: int) -> uvicorn.Server:
    return uvicorn.Server(
        uvicorn.Config(
            app,
            host="127.0.0.1",
            port=port,
            http=DroppingProtocol,
            ws="none",
            log_level="warning",
            access_log=False,
            limit_concurrency=256,
            timeout_graceful_shutdown=5,
        )
    )
