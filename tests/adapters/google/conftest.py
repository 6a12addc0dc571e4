from collections.abc import Iterator

import pytest

from tests.adapters.google.live import Connected, live_sandbox
from tests.adapters.google.wire import Server, serving
from tests.sandbox.client import Sandbox


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    with live_sandbox(tmp_path_factory.mktemp("sandbox")) as sandbox:
        yield sandbox


@pytest.fixture
def ana(running: Sandbox) -> Iterator[Connected]:
    """A connected account of its own; no fault outlives the test."""
    yield Connected(running)
    running.control("DELETE", "/faults")


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(Server()) as running:
        yield running


@pytest.fixture(autouse=True)
def aws() -> None:
    """Nothing here speaks with AWS."""
