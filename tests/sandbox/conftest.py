import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from infra.local.sandbox.app import create_app
from infra.local.sandbox.server import server
from infra.local.sandbox.settings import Settings
from tests.sandbox.client import InProcess, Mailbox, Sandbox

Build = Callable[[Settings], Starlette]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "sandbox.db"


@pytest.fixture
def build() -> Iterator[Build]:
    """Makes applications, and closes what they opened."""
    built: list[Starlette] = []

    def make(settings: Settings) -> Starlette:
        built.append(create_app(settings))
        return built[-1]

    yield make
    for app in built:
        app.state.sandbox.store.close()


@pytest.fixture
def sandbox(build: Build, database: Path) -> Iterator[Sandbox]:
    """A fresh sandbox in this process."""
    with InProcess(build(Settings(database=database))) as wire:
        yield Sandbox(wire)


@pytest.fixture
def ana(sandbox: Sandbox) -> Mailbox:
    return sandbox.mailbox("ana@home.example")


@pytest.fixture
def bo(sandbox: Sandbox) -> Mailbox:
    return sandbox.mailbox("bo@office.example")


@pytest.fixture
def live(build: Build, database: Path) -> Iterator[Sandbox]:
    """A fresh sandbox behind a real port; `live.wire.base_url` says where."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        running = server(build(Settings(database=database)), listener.getsockname()[1])
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        deadline = time.monotonic() + 10
        while not running.started:
            assert time.monotonic() < deadline, "the sandbox did not start"
            time.sleep(0.01)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with httpx.Client(base_url=address, timeout=10) as client:
            yield Sandbox(client)
        running.should_exit = True
        thread.join(timeout=10)
