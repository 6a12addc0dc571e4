import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer

import pytest

from tests.local.edges import Backend


@pytest.fixture(scope="module")
def backend_url() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Backend) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/_aws/execute-api/abc/live"
        server.shutdown()
