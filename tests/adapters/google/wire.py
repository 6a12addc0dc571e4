"""A server that takes every request and answers, or drops the line, as it is told."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Answer = bytes | None
"""What is sent back before the connection is closed; None keeps silent until the client goes."""

DROPPED = b""
CUT_SHORT = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"
NONSENSE = b"\x00\x01\x02 nonsense\r\n\r\n"


def answer(status: int, body: object, *headers: str) -> bytes:
    content = json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status} Whatever", f"Content-Length: {len(content)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


@dataclass
class Server:
    """Takes one request a connection, counts it, and answers what it is told to, in order."""

    url: str = ""
    answers: list[Answer] = field(default_factory=list)
    requests: list[bytes] = field(default_factory=list)

    def serve(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(10)
                request = self._request(connection)
                if request:
                    self.requests.append(request)
                    self._reply(connection)

    def _reply(self, connection: socket.socket) -> None:
        reply = self.answers.pop(0) if self.answers else DROPPED
        if reply is None:
            while connection.recv(65_536):  # the rest of the request, and nothing once it has gone
                pass
        elif reply:
            connection.sendall(reply)

    @staticmethod
    def _request(connection: socket.socket) -> bytes:
        taken = b""
        while b"\r\n\r\n" not in taken or not taken.endswith((b"}", b"\r\n\r\n")):
            chunk = connection.recv(65_536)
            if not chunk:
                return taken
            taken += chunk
        return taken

    def tokens(self) -> list[bytes]:
        return [
            line.partition(b"Bearer ")[2]
            for request in self.requests
            for line in request.split(b"\r\n")
            if line.lower().startswith(b"authorization:")
        ]


@contextmanager
def serving(server: Server) -> Iterator[Server]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread = threading.Thread(target=server.serve, args=(listener,), daemon=True)
        thread.start()
        yield server
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(timeout=10)
