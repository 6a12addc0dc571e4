import os
import secrets
import socket
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from infra.local import http
from infra.local.daemon import Daemon
from infra.problem import CommandFailed

SERVER = """
import sys
from http.server import HTTPServer, SimpleHTTPRequestHandler
HTTPServer(("127.0.0.1", int(sys.argv[4])), SimpleHTTPRequestHandler).serve_forever()
"""


def free_port() -> int:
    """Below the range from which the kernel takes ports for outgoing calls."""
    while True:
        port = 20000 + secrets.randbelow(12000)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Daemon]:
    """A small web server that is known by its folder."""
    script = tmp_path / "serve.py"
    script.write_text(SERVER)
    port = free_port()
    daemon = Daemon(
        name="test server",
        command=(sys.executable, str(script), "--home", str(tmp_path), "--port", str(port)),
        mark=f"--home {tmp_path} ",
        port=port,
        port_variable="TEST_PORT",
        log=tmp_path / "server.log",
        pid_file=tmp_path / "server.pid",
        environment={},
    )
    yield daemon
    daemon.stop(5)


def answers(daemon: Daemon) -> bool:
    return http.answers(f"http://127.0.0.1:{daemon.port}/")


def test_a_second_start_leaves_the_first_alone(server: Daemon) -> None:
    assert server.start()
    server.wait_until(lambda: answers(server), 20)
    pid = server.running()
    assert not server.start()
    assert server.running() == pid


def test_a_stopped_server_is_gone(server: Daemon) -> None:
    server.start()
    server.wait_until(lambda: answers(server), 20)
    assert server.stop(5)
    assert server.running() is None
    assert not answers(server)
    assert not server.pid_file.exists()


def test_a_stale_pid_file_names_nobody(server: Daemon) -> None:
    server.pid_file.write_text(f"{os.getpid()} 1")
    assert server.running() is None
    assert server.stop(1)
    assert server.start()


def test_new_code_replaces_the_running_server(server: Daemon) -> None:
    server.start()
    server.wait_until(lambda: answers(server), 20)
    old = server.running()
    newer = replace(server, version="2")
    assert newer.start()
    newer.wait_until(lambda: answers(newer), 20)
    assert newer.running() != old


def test_a_taken_port_is_named_with_the_way_to_choose_another(server: Daemon) -> None:
    with socket.socket() as stranger:
        stranger.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        stranger.bind(("127.0.0.1", server.port))
        stranger.listen()
        with pytest.raises(CommandFailed) as told:
            server.start()
    assert str(server.port) in told.value.what
    assert "TEST_PORT" in told.value.do


def test_another_port_for_the_same_folder_is_refused_while_it_runs(server: Daemon) -> None:
    server.start()
    server.wait_until(lambda: answers(server), 20)
    with pytest.raises(CommandFailed, match="on another port"):
        replace(server, port=1025).start()


def test_a_server_that_dies_shows_the_end_of_its_log(server: Daemon, tmp_path: Path) -> None:
    (tmp_path / "serve.py").write_text("import no_such_module")
    server.start()
    with pytest.raises(CommandFailed) as told:
        server.wait_until(lambda: answers(server), 20)
    assert "no_such_module" in told.value.why
