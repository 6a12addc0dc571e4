"""Signing in costs the same whether or not the address exists: nothing can be learned by timing."""

from collections.abc import Callable

import bcrypt
import pytest

from http_api.handler import handler
from tests.functions.cloud import ORIGIN, Cloud
from tests.functions.gateway import Answer, Gateway

BASE = "/api/v1/auth"
THROUGH = {"X-Origin-Secret": ORIGIN}
ADA = {"email": "ada@example.com", "password": "three blind mice", "name": "Ada"}
TRIED = "not the password"


@pytest.fixture
def comparisons(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    made: list[bytes] = []
    compare = bcrypt.checkpw

    def counted(password: bytes, hashed: bytes) -> bool:
        made.append(hashed[:7])
        return compare(password, hashed)

    monkeypatch.setattr(bcrypt, "checkpw", counted)
    return made


def by_body(gateway: Gateway, address: str) -> Answer:
    body = {"email": address, "password": TRIED}
    return gateway.call("POST", f"{BASE}/login", json_body=body, headers=THROUGH)


def by_form(gateway: Gateway, address: str) -> Answer:
    form = {"username": address, "password": TRIED}
    return gateway.call("POST", f"{BASE}/token", form=form, headers=THROUGH)


@pytest.mark.parametrize("way", [by_body, by_form])
def test_a_wrong_password_and_an_unknown_address_cost_the_same(
    cloud: Cloud, comparisons: list[bytes], way: Callable[[Gateway, str], Answer]
) -> None:
    gateway = Gateway(handler)
    registered = gateway.call("POST", f"{BASE}/register", json_body=ADA, headers=THROUGH)
    assert registered.status_code == 201, registered.text
    found = []
    for address in (ADA["email"], "nobody@example.com"):
        comparisons.clear()
        with cloud.counted() as requests:
            answer = way(gateway, address)
        said = answer.json() | {"request_id": ""}
        found.append((answer.status_code, said, requests, list(comparisons)))

    known, unknown = found
    assert known == unknown
    assert known[0] == 401
    assert len(known[3]) == 1
