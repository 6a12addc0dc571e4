"""Letters and Continue with Google on the running stack."""

import re
import time
from typing import Any

import httpx
import pytest

from countersign.adapters.system import SystemClock
from countersign.domain.users.second_factor import code_of, decoded, step_at
from infra.local.cloud import Cloud
from tests.stack.person import PASSWORD, Person, Place, eventually

pytestmark = pytest.mark.stack

NEW_PASSWORD = "another phrase of five words"
_LINK = re.compile(r"/([a-z-]+)/#token=(\S+)")


@pytest.fixture
def post(place: Place) -> Any:
    with httpx.Client(base_url=place.api_url, timeout=30) as client:
        yield client.post


def letter(cloud: Cloud, address: str, subject: str, number: int = 1) -> str:
    """The text of the n-th letter of that subject to an address."""

    def found() -> str | None:
        answer = httpx.get(f"{cloud.settings.emulator_url}/_ministack/ses/messages", timeout=10)
        letters = [
            one["BodyText"]
            for account in answer.json()["messages"].values()
            for one in account
            if one["To"] == [address] and subject in one["Subject"]
        ]
        return letters[number - 1] if len(letters) >= number else None

    return eventually(found, what=f"a letter to {address}: {subject}")


def token_in(text: str) -> str:
    found = _LINK.search(text)
    assert found, text
    return found[2]


def test_a_forgotten_password_from_letter_to_letter(
    cloud: Cloud, place: Place, sam: Person, post: Any
) -> None:
    token = token_in(letter(cloud, sam.email, "Confirm your address"))
    assert post("/auth/verify-email", json={"token": token}).status_code == 204
    for email in (sam.email, "nobody@people.example"):
        assert post("/auth/password/forgot", json={"email": email}).status_code == 202
    token = token_in(letter(cloud, sam.email, "A new password"))
    body = {"token": token, "new_password": NEW_PASSWORD}
    assert post("/auth/password/reset", json=body).status_code == 204
    assert post("/auth/password/reset", json=body).status_code == 422

    old = {"email": sam.email, "password": PASSWORD}
    assert post("/auth/login", json=old).status_code == 401
    session = post("/auth/login", json=old | {"password": NEW_PASSWORD})
    assert session.status_code == 200
    assert session.json()["user"]["email_verified"] is True
    letter(cloud, sam.email, "Your password was set anew")
    sam.carry(session.json())


def test_continue_with_google_through_the_sandbox(place: Place, post: Any) -> None:
    account = f"google-{time.time_ns()}@sandbox.example"

    def came() -> httpx.Response:
        departed = post("/auth/google/authorize").json()
        url = f"{departed['authorization_url']}&sandbox_account={account}"
        consent = httpx.get(url, timeout=20)
        back = httpx.get(consent.headers["location"], timeout=30)
        _, found, rest = back.headers["location"].partition("#ticket=")
        assert found, back.headers["location"]
        ticket = rest.partition("&")[0]
        secret = departed["browser_secret"]
        body = {"ticket": ticket, "browser_secret": secret}
        return post("/auth/google/complete", json=body)  # type: ignore[no-any-return]  # httpx's

    first, second = came(), came()
    assert (first.status_code, second.status_code) == (200, 200), first.text + second.text
    assert first.json()["user"]["id"] == second.json()["user"]["id"]
    assert first.json()["user"]["email"] == account
    assert first.json()["user"]["email_verified"] is True


def test_a_second_factor_is_asked(sam: Person, post: Any) -> None:
    bearer = {"Authorization": f"Bearer {sam.session['access_token']}"}
    begun = post("/auth/second-factor", headers=bearer).json()
    secret = decoded(begun["secret"])
    code = code_of(secret, step_at(SystemClock().now()))
    on = post("/auth/second-factor/confirm", json={"code": code}, headers=bearer)
    assert on.status_code == 200, on.text
    login = {"email": sam.email, "password": PASSWORD}

    assert post("/auth/login", json=login).json()["code"] == "second_factor_required"
    again = login | {"code": on.json()["recovery_codes"][0]}
    assert post("/auth/login", json=again).status_code == 200
    assert post("/auth/login", json=again).status_code == 401
