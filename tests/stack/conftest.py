"""A private laptop cloud for this test run: its own folder, its own ports."""

import os
from collections.abc import Iterator

import pytest

from infra.local.cloud import Cloud
from infra.local.settings import Settings
from infra.venvs import LOCAL
from tests.stack.person import Person, Place


@pytest.fixture(scope="session")
def cloud() -> Iterator[Cloud]:
    first = int(os.environ.get("COUNTERSIGN_TEST_PORT", "4530"))
    settings = Settings(
        home=LOCAL / "test", edge_port=first, emulator_port=first + 1, sandbox_port=first + 2
    )
    cloud = Cloud(settings)
    cloud.reset()
    try:
        cloud.up(demo=False)
        yield cloud
    finally:
        cloud.down()


@pytest.fixture(scope="session")
def place(cloud: Cloud) -> Place:
    outputs = cloud.outputs()
    return Place(outputs["api_url"], outputs["web_url"], outputs["sandbox_url"])


@pytest.fixture
def sam(place: Place) -> Iterator[Person]:
    person = Person(place)
    yield person
    person.leave()


@pytest.fixture
def kim(place: Place) -> Iterator[Person]:
    person = Person(place)
    yield person
    person.leave()
