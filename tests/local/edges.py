"""The edge, in process or on a socket, in front of a gateway that says what it was asked."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from infra.local.edge.app import create_app

CONFIG = {"api_base": "/api/v1"}
UNUSED_PORT = 9


class Backend(BaseHTTPRequestHandler):
    """Says what it was asked."""

    def _say(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        heard: dict[str, Any] = {"method": self.command, "path": self.path, "body": body.decode()}
        heard["headers"] = {name.lower(): value for name, value in self.headers.items()}
        answer = json.dumps(heard).encode()
        self.send_response(201)
        self.send_header("ETag", '"strong"')
        self.send_header("Set-Cookie", "a=1")
        self.send_header("Set-Cookie", "b=2")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def do_PUT(self) -> None:
        """An error in the gateway's own words."""
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(int(self.headers["X-Status"]))
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(b'{"message": "Missing Authentication Token"}')

    do_GET = do_POST = do_PATCH = _say  # noqa: N815  # http.server's names

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


def ask(
    backend: str,
    method: str,
    path: str,
    *,
    pages: Path | None = None,
    sandbox_url: str = "",
    letters_url: str = "",
    **more: Any,
) -> httpx.Response:
    async def answer() -> httpx.Response:
        app = create_app(backend, pages or Path(__file__).parent, CONFIG, sandbox_url, letters_url)
        transport = httpx.ASGITransport(app, client=("127.0.0.1", 50000))
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=transport, base_url="http://localhost:3000") as client,
        ):
            return await client.request(method, path, **more)

    return asyncio.run(answer())


@contextmanager
def serving(body: str) -> Iterator[str]:
    """Somebody who answers this to every GET, as JSON; answers with where."""

    class Same(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Same) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def served(backend: str, pages: Path) -> Iterator[int]:
    """The edge on a socket, as `make up` runs it; answers with its port."""
    settings = uvicorn.Config(
        create_app(backend, pages, CONFIG), host="127.0.0.1", port=0, log_level="critical"
    )
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(20)


def say(port: int, target: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    """One request, byte for byte as it is given; nothing tidies its path up on the way."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(
            f"{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
        )
        answer = b""
        while chunk := line.recv(65536):
            answer += chunk
    head, _, body = answer.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines)
    return int(status.split()[1]), headers, body
