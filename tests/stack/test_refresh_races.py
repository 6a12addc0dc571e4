"""One refresh token, many hands: one successor, and the end of the session for a thief."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.stack.person import PASSWORD, Person, Place, eventually

pytestmark = pytest.mark.attack

AT_ONCE = 20
TAKERS = range(AT_ONCE)


def refresh(place: Place, token: str) -> httpx.Response:
    return httpx.post(f"{place.api_url}/auth/refresh", json={"refresh_token": token}, timeout=60)


def me(place: Place, session: dict[str, Any]) -> int:
    bearer = {"Authorization": f"Bearer {session['access_token']}"}
    return httpx.get(f"{place.api_url}/users/me", headers=bearer, timeout=30).status_code


@pytest.fixture(scope="module")
def awake(place: Place) -> None:
    """As many workers as come at once have started: what is raced is the token, not the machine."""

    def all_answer() -> bool:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            answers = pool.map(lambda _: httpx.get(f"{place.api_url}/plans", timeout=60), TAKERS)
            return {answer.status_code for answer in answers} == {200}

    eventually(all_answer, within=120, what=f"{AT_ONCE} answers at once")


@pytest.mark.usefixtures("awake")
def test_twenty_at_once_get_one_successor(sam: Person, place: Place) -> None:
    token = sam.session["refresh_token"]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(lambda _: refresh(place, token), TAKERS))

    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["refresh_token"] for answer in answers}) == 1
    assert me(place, answers[0].json()) == 200


def test_a_replay_after_the_successor_was_used_ends_the_session_for_all(
    sam: Person, place: Place
) -> None:
    stolen = sam.session["refresh_token"]
    second = refresh(place, stolen).json()
    third = refresh(place, second["refresh_token"]).json()

    replayed = refresh(place, stolen)

    assert (replayed.status_code, replayed.json()["code"]) == (401, "token_reused")
    assert refresh(place, third["refresh_token"]).status_code == 401
    assert refresh(place, second["refresh_token"]).status_code == 401
    assert me(place, third) == 401
    assert me(place, sam.session) == 401


@pytest.mark.usefixtures("awake")
def test_one_thief_among_many_replays_ends_it_too(sam: Person, place: Place) -> None:
    stolen = sam.session["refresh_token"]
    owner = refresh(place, refresh(place, stolen).json()["refresh_token"]).json()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(lambda _: refresh(place, stolen), TAKERS))

    assert {answer.status_code for answer in answers} == {401}
    assert "token_reused" in {answer.json()["code"] for answer in answers}
    assert refresh(place, owner["refresh_token"]).status_code == 401


def test_the_end_of_one_session_is_not_the_end_of_another(sam: Person, place: Place) -> None:
    credentials = {"email": sam.email, "password": PASSWORD}
    other = httpx.post(f"{place.api_url}/auth/login", json=credentials, timeout=30).json()
    stolen = other["refresh_token"]
    refresh(place, refresh(place, stolen).json()["refresh_token"])

    assert refresh(place, stolen).status_code == 401

    assert sam.call("GET", "/users/me").status_code == 200
    assert refresh(place, sam.session["refresh_token"]).status_code == 200


def test_out_of_all_sessions_means_out_of_all_at_once(sam: Person, place: Place) -> None:
    credentials = {"email": sam.email, "password": PASSWORD}
    other = httpx.post(f"{place.api_url}/auth/login", json=credentials, timeout=30).json()

    assert sam.call("POST", "/auth/logout-all").status_code == 204

    assert sam.call("GET", "/users/me").status_code == 401
    assert me(place, other) == 401
    assert refresh(place, other["refresh_token"]).status_code == 401
