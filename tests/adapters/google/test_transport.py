"""A write leaves this process at most once, whatever happens to the connection."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from countersign.adapters.google import transport
from countersign.adapters.google.transport import AtMostOnce
from countersign.ports.providers import OutcomeUnknown, ProviderBusy, ProviderRefused

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
            connection.recv(1)
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
def _serving(server: Server) -> Iterator[Server]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server.url = f"http://127.0.0.1:{listener.getsockname()[1]}/drafts"
        thread = threading.Thread(target=server.serve, args=(listener,), daemon=True)
        thread.start()
        yield server
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(timeout=10)


@pytest.fixture
def server() -> Iterator[Server]:
    with _serving(Server()) as serving:
        yield serving


def _post(server: Server, access: Callable[[bool], str] = lambda _: "token") -> int:
    return AtMostOnce(access).request(server.url, "POST", body='{"draft": {}}')[0].status


def _get(server: Server) -> int:
    return AtMostOnce(lambda _: "token").request(server.url)[0].status


@pytest.mark.parametrize("lost", [DROPPED, CUT_SHORT, NONSENSE])
def test_write_whose_answer_is_lost_is_sent_once(server: Server, lost: bytes) -> None:
    server.answers = [lost, answer(200, {})]
    with pytest.raises(OutcomeUnknown):
        _post(server)
    assert len(server.requests) == 1


def test_write_that_is_never_answered_is_sent_once(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "READ_SECONDS", 0.2)
    server.answers = [None, answer(200, {})]
    with pytest.raises(OutcomeUnknown):
        _post(server)
    assert len(server.requests) == 1


def test_write_that_fails_inside_the_provider_is_sent_once(server: Server) -> None:
    server.answers = [answer(503, {}), answer(200, {})]
    assert _post(server) == 503
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirected_write_does_not_follow(server: Server, status: int) -> None:
    server.answers = [answer(status, {}, f"Location: {server.url}"), answer(200, {})]
    assert _post(server) == status
    assert len(server.requests) == 1


def test_write_after_reads_on_a_kept_connection_is_sent_once(server: Server) -> None:
    server.answers = [answer(200, {}), DROPPED, answer(200, {})]
    client = AtMostOnce(lambda _: "token")
    client.request(server.url)
    with pytest.raises(OutcomeUnknown):
        client.request(server.url, "POST", body='{"draft": {}}')
    assert [request.split()[0] for request in server.requests] == [b"GET", b"POST"]


def test_unauthorized_write_is_sent_again_with_a_fresh_token_and_not_a_third_time(
    server: Server,
) -> None:
    server.answers = [answer(401, {}), answer(401, {}), answer(200, {})]
    assert _post(server, lambda force: "fresh" if force else "stale") == 401
    assert server.tokens() == [b"stale", b"fresh"]


def test_unauthorized_write_that_cannot_get_a_fresh_token_is_known_not_to_have_happened(
    server: Server,
) -> None:
    def access(force: bool) -> str:
        if force:
            raise OutcomeUnknown("The authorization server keeps silent.")
        return "stale"

    server.answers = [answer(401, {})]
    with pytest.raises(ProviderBusy):
        _post(server, access)
    assert len(server.requests) == 1


@pytest.mark.parametrize("lost", [DROPPED, CUT_SHORT, NONSENSE, answer(502, {})])
def test_read_is_tried_a_second_time(server: Server, lost: bytes) -> None:
    server.answers = [lost, answer(200, {})]
    assert _get(server) == 200


def test_read_is_not_tried_a_third_time(server: Server) -> None:
    server.answers = [DROPPED, DROPPED, answer(200, {})]
    with pytest.raises(OutcomeUnknown):
        _get(server)
    assert len(server.requests) == 2


def test_read_that_outgrows_the_limit_is_given_up(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "LARGEST_ANSWER", 1000)
    server.answers = [answer(200, "x" * 2000)]
    with pytest.raises(ProviderRefused):
        _get(server)


def test_nobody_listening_is_unknown() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/drafts"
    with pytest.raises(OutcomeUnknown):
        AtMostOnce(lambda _: "token").request(url, "POST", body="{}")
