"""`Idempotency-Key` on calls that create."""

from typing import Any

import pytest

from tests.functions.gateway import Answer
from tests.functions.http.house import House, Person, shared_application
from tests.functions.http.schema import check_problem

CREATING: dict[str, list[dict[str, Any]]] = {
    "/agents": [{"type": "email"}, {"type": "email", "name": "Second"}],
    "/devices": [
        {"platform": "fcm", "token": "one", "name": "Phone"},
        {"platform": "fcm", "token": "two", "name": "Tablet"},
    ],
}


def create(person: Person, path: str, which: int = 0, key: str | None = "a-key") -> Answer:
    headers = {"Idempotency-Key": key} if key is not None else {}
    return person.post(path, CREATING[path][which], headers=headers)


def count(person: Person, path: str) -> int:
    return len(person.get(path).json()["items"])


@pytest.mark.parametrize("path", CREATING)
def test_the_same_again_has_the_same_answer_and_creates_nothing(ada: Person, path: str) -> None:
    first, second = create(ada, path), create(ada, path)
    assert first.status_code == second.status_code == 201
    assert first.text == second.text
    assert count(ada, path) == 1


@pytest.mark.parametrize("path", CREATING)
def test_a_key_is_for_one_request(ada: Person, path: str) -> None:
    create(ada, path)
    check_problem(create(ada, path, which=1), 422, "idempotency_key_reused")
    assert count(ada, path) == 1


def test_a_key_of_one_operation_says_nothing_of_another(ada: Person) -> None:
    made = [create(ada, path) for path in CREATING]
    assert [answer.status_code for answer in made] == [201] * len(CREATING)


def test_without_a_key_each_call_is_another(ada: Person) -> None:
    first, second = (create(ada, "/agents", key=None).json()["id"] for _ in range(2))
    assert first != second


def test_keys_are_each_persons_own(ada: Person, eve: Person) -> None:
    mine, theirs = create(ada, "/agents"), create(eve, "/agents", which=1)
    assert mine.json()["id"] != theirs.json()["id"]
    assert theirs.json()["name"] == "Second"


def test_the_plans_last_place_is_answered_again(ada: Person) -> None:
    create(ada, "/agents", key="one")
    last = create(ada, "/agents", key="two")
    assert create(ada, "/agents", key="two").text == last.text
    check_problem(create(ada, "/agents", key="three"), 402, "plan_limit")


def test_what_was_dismissed_stays_so_however_late_the_repetition_comes(ada: Person) -> None:
    agent = create(ada, "/agents")
    ada.call("DELETE", f"/agents/{agent.json()['id']}")
    assert create(ada, "/agents").text == agent.text
    assert count(ada, "/agents") == 0


def test_after_a_day_the_key_is_free(house: House, ada: Person) -> None:
    first = create(ada, "/agents").json()
    house.clock.wait(hours=24)
    body = {"refresh_token": ada.session["refresh_token"]}
    later = Person(house.gateway, ada.user_id, house.post("/auth/refresh", body).json())
    assert create(later, "/agents", which=1).json()["id"] != first["id"]


@pytest.mark.parametrize("key", ["", "a b", "x" * 201, "ä", "a\tb", "a\x00b"])
def test_a_key_is_short_and_plain(ada: Person, key: str) -> None:
    problem = check_problem(create(ada, "/agents", key=key), 422, "invalid_input")
    assert problem["errors"][0]["loc"] == ["header", "Idempotency-Key"]
    assert count(ada, "/agents") == 0


def test_every_call_that_answers_created_takes_a_key(house: House) -> None:
    """But those by which somebody comes in, or gives up a ticket that is good once."""
    once_anyway = {"auth_register", "auth_google_link_complete", "integrations_complete"}
    described = shared_application().openapi()["paths"]
    for path, calls in described.items():
        for call in calls.values():
            if "201" in call["responses"] and call["operationId"] not in once_anyway:
                headers = {it["name"] for it in call["parameters"] if it["in"] == "header"}
                assert "Idempotency-Key" in headers, path
