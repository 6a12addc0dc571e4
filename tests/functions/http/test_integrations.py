from urllib.parse import parse_qs, urlsplit

import pytest

from tests.fakes.queues import ScanAsked
from tests.functions.gateway import Answer
from tests.functions.http.house import PUBLIC_URL, House, Person
from tests.functions.http.schema import check_problem

FINISH = f"{PUBLIC_URL}/integrations/finish/"
CALLBACK = "/integrations/google/callback"


def test_connecting_an_account_from_beginning_to_end(house: House, ada: Person) -> None:
    connected = ada.post("/integrations/complete", {"ticket": _ticket(house, ada)})
    assert connected.status_code == 201
    integration = connected.json()
    assert integration.pop("id").startswith("int_")
    assert integration == {
        "provider": "google",
        "account": "ada@mail.example",
        "subject": "subject-of-ada@mail.example",
        "scopes": ["openid", "email", "https://www.googleapis.com/auth/gmail.modify"],
        "status": "connected",
        "detail": None,
        "last_used_at": None,
        "created_at": "2026-11-22T09:00:00.000Z",
    }
    assert ada.get("/integrations").json() == {"items": [connected.json()], "next_cursor": None}
    assert ScanAsked(ada.user_id, None, "connected", 0) in house.queues.take()


def test_only_who_began_completes(house: House, ada: Person, eve: Person) -> None:
    ticket = _ticket(house, ada)
    check_problem(eve.post("/integrations/complete", {"ticket": ticket}), 403, "forbidden")
    check_problem(ada.post("/integrations/complete", {"ticket": ticket}), 404, "not_found")
    assert ada.get("/integrations").json()["items"] == []
    assert eve.get("/integrations").json()["items"] == []


def test_a_ticket_is_good_once(house: House, ada: Person) -> None:
    ticket = _ticket(house, ada)
    assert ada.post("/integrations/complete", {"ticket": ticket}).status_code == 201
    check_problem(ada.post("/integrations/complete", {"ticket": ticket}), 404, "not_found")


def test_coming_back_decides_nothing(house: House, ada: Person) -> None:
    _ticket(house, ada)
    assert ada.get("/integrations").json()["items"] == []


def test_a_ticket_alone_connects_nothing(house: House, ada: Person) -> None:
    check_problem(house.post("/integrations/complete", {"ticket": _ticket(house, ada)}), 401)


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ({"error": "access_denied", "state": "x"}, "access_denied"),
        ({"error": "<script>"}, "provider_error"),
        ({"state": "unknown", "code": "x"}, "invalid_input"),
        ({"state": "x"}, "invalid_request"),
        ({"code": "x"}, "invalid_request"),
        ({}, "invalid_request"),
    ],
)
def test_the_way_back_leads_to_the_web_app_whatever_went_wrong(
    house: House, query: dict[str, str], error: str
) -> None:
    answer = house.get(CALLBACK, query=query)
    assert (answer.status_code, answer.headers["location"]) == (302, f"{FINISH}#error={error}")
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_a_state_leads_back_once(house: House, ada: Person) -> None:
    came_with = house.oauth.agree(_authorization_url(ada), "ada@mail.example")
    assert "#ticket=" in house.get(CALLBACK, query=came_with).headers["location"]
    assert house.get(CALLBACK, query=came_with).headers["location"].endswith("#error=invalid_input")


def test_a_provider_that_does_not_answer_is_told_apart(house: House, ada: Person) -> None:
    ticket = _ticket(house, ada)
    house.oauth.fault = "silent"
    check_problem(ada.post("/integrations/complete", {"ticket": ticket}), 502, "outcome_unknown")


def test_a_busy_provider_says_when_to_come_again(house: House, ada: Person) -> None:
    ticket = _ticket(house, ada)
    house.oauth.fault = "busy"
    answer = ada.post("/integrations/complete", {"ticket": ticket})
    check_problem(answer, 503, "provider_busy")
    assert answer.headers["retry-after"] == "7"


def test_an_unknown_provider_is_not_there(house: House, ada: Person) -> None:
    check_problem(ada.post("/integrations/aol/authorize"), 404, "not_found")
    check_problem(house.get("/integrations/aol/callback"), 404, "not_found")


def test_what_can_be_connected_is_listed(ada: Person) -> None:
    assert ada.get("/integrations/providers").json() == {
        "items": [{"provider": "google", "agent_types": ["email"]}],
        "next_cursor": None,
    }


def _authorization_url(person: Person) -> str:
    answer: Answer = person.post("/integrations/google/authorize")
    assert answer.status_code == 200
    url: str = answer.json()["authorization_url"]
    assert parse_qs(urlsplit(url).query)["code_challenge_method"] == ["S256"]
    return url


def _ticket(house: House, person: Person) -> str:
    came_with = house.oauth.agree(_authorization_url(person), "ada@mail.example")
    answer = house.get(CALLBACK, query=came_with)
    assert answer.status_code == 302
    page, _, fragment = answer.headers["location"].partition("#")
    assert page == FINISH
    return parse_qs(fragment)["ticket"][0]
