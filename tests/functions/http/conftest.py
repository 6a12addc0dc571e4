import pytest

from tests.functions.http.house import House, Person
from tests.functions.http.services import PUBLIC_URL


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv("PUBLIC_URL", PUBLIC_URL)
    monkeypatch.setenv("STAGE", "local")
    return House()


@pytest.fixture
def ada(house: House) -> Person:
    return house.person("ada@example.com")


@pytest.fixture
def eve(house: House) -> Person:
    return house.person("eve@example.com")
