"""Measuring a cloud that is not there, or that is somebody else's."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.bench.running import running
from tests.local.test_daemon import free_port


class _Stranger(BaseHTTPRequestHandler):
    """Says yes to everything."""

    def do_GET(self) -> None:  # http.server's name
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"status": "ok"}')

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Where the edge of a laptop cloud would be that was never started."""
    port = free_port()
    monkeypatch.setenv("COUNTERSIGN_HOME", str(tmp_path))
    monkeypatch.setenv("COUNTERSIGN_EDGE_PORT", str(port))
    monkeypatch.delenv("CLOUD", raising=False)
    return port


@pytest.fixture
def stranger(port: int) -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", port), _Stranger) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield port
        server.shutdown()


def test_where_nothing_runs_nothing_is_measured(port: int) -> None:
    assert running(1) == (
        "The running cloud is left out: nothing answers there. make up, then make bench.\n"
    )


def test_what_somebody_else_runs_on_our_port_is_not_measured(stranger: int) -> None:
    said = running(1)
    assert f"something else answers on port {stranger}" in said
    assert said.startswith("The running cloud is left out: ")
