import pytest

from tests.attack.attacked import Attacked
from tests.functions.http.house import House, Person
from tests.functions.http.services import PUBLIC_URL


def settle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", PUBLIC_URL)
    monkeypatch.setenv("STAGE", "local")


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> House:
    settle(monkeypatch)
    return House()


@pytest.fixture
def ada(house: House) -> Person:
    return house.person("ada@example.com")


@pytest.fixture
def eve(house: House) -> Person:
    return house.person("eve@example.com")


@pytest.fixture
def attacked(monkeypatch: pytest.MonkeyPatch) -> Attacked:
    settle(monkeypatch)
    return Attacked()
