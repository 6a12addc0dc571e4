import pytest

from tests.functions.http.house import PUBLIC_URL, House, Person


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv("PUBLIC_URL", PUBLIC_URL)
    return House()


@pytest.fixture
def ada(house: House) -> Person:
    return house.person("ada@example.com")


@pytest.fixture
def eve(house: House) -> Person:
    return house.person("eve@example.com")
