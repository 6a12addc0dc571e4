from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from countersign.domain.agents import AGENT_TYPES
from countersign.domain.providers import GMAIL_MODIFY, PROVIDERS
from tests import factories
from tests.fakes.queues import ScanAsked
from tests.functions.gateway import Answer
from tests.functions.http.house import House, Person
from tests.functions.http.schema import check_problem
from tests.functions.http.services import PUBLIC_URL

READ_MAIL = [row.name for row in AGENT_TYPES.values() if "mail" in row.reads]
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
        "last_used_at": "2026-11-22T09:00:00.000Z",
        "created_at": "2026-11-22T09:00:00.000Z",
    }
    assert ada.get("/integrations").json() == {"items": [connected.json()], "next_cursor": None}
    assert ScanAsked(ada.user_id, None, "connected", 0) in house.queues.take()


def test_an_account_of_a_provider_that_nobody_knows_is_shown_and_can_be_disconnected(
    house: House, ada: Person
) -> None:
    ada.post("/integrations/complete", {"ticket": _ticket(house, ada)})
    stored = factories.account(
        user_id=ada.user_id, integration_id="int_later", provider="of-a-later-version"
    )
    house.services().integrations.put(stored, "sealed")

    shown = {one["id"]: one for one in ada.get("/integrations").json()["items"]}

    assert len(shown) == 2
    assert (shown["int_later"]["provider"], shown["int_later"]["status"]) == (
        *("of-a-later-version", "error"),
    )
    assert "disconnect" in shown["int_later"]["detail"]
    check_problem(ada.post("/integrations/int_later/check"), 422, "provider_refused")
    assert ada.call("DELETE", "/integrations/int_later").status_code == 204
    assert [one["provider"] for one in ada.get("/integrations").json()["items"]] == ["google"]


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
    listed = ada.get("/integrations/providers").json()

    assert [one["provider"] for one in listed["items"]] == list(PROVIDERS)
    assert _google(listed) == {
        "provider": "google",
        "agent_types": READ_MAIL,
        "permissions": [
            {
                "scope": "openid",
                "why": "To know this account again.",
                "required": True,
                "agent_types": [],
            },
            {
                "scope": "email",
                "why": "To show you which account it is.",
                "required": True,
                "agent_types": [],
            },
            {
                "scope": GMAIL_MODIFY,
                "why": "To read your mail, and to write the drafts, replies and labels "
                "that you approve.",
                "required": False,
                "agent_types": READ_MAIL,
            },
        ],
    }


def _google(listed: dict[str, Any]) -> dict[str, Any]:
    (found,) = (one for one in listed["items"] if one["provider"] == "google")
    return dict(found)


def test_what_is_asked_for_is_what_is_shown(ada: Person) -> None:
    google = _google(ada.get("/integrations/providers").json())
    asked = parse_qs(urlsplit(_authorization_url(ada)).query)["scope"][0].split()
    assert asked == [permission["scope"] for permission in google["permissions"]]


def test_permission_is_asked_for_step_by_step(house: House, ada: Person) -> None:
    path = "/integrations/google/authorize"
    first = ada.post(path, {"agent_types": []}).json()["authorization_url"]
    asked = parse_qs(urlsplit(first).query)["scope"][0].split()
    assert asked == ["openid", "email"]
    second = ada.post(path, {"agent_types": READ_MAIL}).json()["authorization_url"]
    asked = parse_qs(urlsplit(second).query)["scope"][0].split()
    assert asked == ["openid", "email", GMAIL_MODIFY]
    check_problem(ada.post(path, {"agent_types": ["butler"]}), 422, "invalid_input")
    check_problem(ada.post(path, {"scopes": ["all"]}), 422, "invalid_input")


def test_what_was_left_unticked_is_said_and_the_agent_waits_for_it(
    house: House, ada: Person
) -> None:
    ticket = _ticket(house, ada, leave_out=(GMAIL_MODIFY,))
    connected = ada.post("/integrations/complete", {"ticket": ticket}).json()
    assert connected["status"] == "connected"
    assert connected["scopes"] == ["openid", "email"]
    assert "To read your mail" in connected["detail"]
    assert ada.get("/agents").json()["items"] == []
    hired = ada.post("/agents", {"type": "email"}).json()
    assert hired["status"] == "needs_integration"

    again = ada.post("/integrations/complete", {"ticket": _ticket(house, ada)}).json()

    assert (again["id"], again["detail"]) == (connected["id"], None)
    assert [one["status"] for one in ada.get("/agents").json()["items"]] == ["active"]


def test_a_check_asks_the_provider_now(house: House, ada: Person) -> None:
    integration = _connected(house, ada)
    house.clock.wait(minutes=5)
    checked = ada.post(f"/integrations/{integration['id']}/check").json()
    assert checked == integration | {"last_used_at": "2026-11-22T09:05:00.000Z"}

    house.oauth.take_back("ada@mail.example")
    checked = ada.post(f"/integrations/{integration['id']}/check").json()
    assert (checked["status"], checked["detail"]) == ("revoked", "The access was taken back.")
    assert ada.get("/integrations").json()["items"] == [checked]


def test_a_check_that_nobody_answers_says_so_and_changes_nothing(house: House, ada: Person) -> None:
    integration = _connected(house, ada)
    house.oauth.fault = "silent"
    path = f"/integrations/{integration['id']}/check"
    check_problem(ada.post(path), 502, "outcome_unknown")
    house.oauth.fault = "busy"
    check_problem(ada.post(path), 503, "provider_busy")
    assert ada.get("/integrations").json()["items"] == [integration]


def test_a_disconnected_account_is_gone_here_and_there(house: House, ada: Person) -> None:
    integration = _connected(house, ada)
    waiting = house.task_for(ada, action=factories.reply(integration_id=integration["id"]))

    path = f"/integrations/{integration['id']}"
    assert ada.call("DELETE", path).status_code == 204
    check_problem(ada.call("DELETE", path), 404, "not_found")

    assert ada.get("/integrations").json()["items"] == []
    assert house.integrations.sealed == {}
    assert house.integrations.durable_jobs.promised == {}
    assert not house.oauth.lets_in("ada@mail.example")
    assert [one["status"] for one in ada.get("/agents").json()["items"]] == ["needs_integration"]
    task = ada.get(f"/tasks/{waiting.task_id}").json()
    assert (task["status"], task["error"]["message"]) == (
        "EXPIRED",
        "You disconnected ada@mail.example.",
    )


def test_an_account_that_somebody_else_connected_is_not_there(
    house: House, ada: Person, eve: Person
) -> None:
    path = f"/integrations/{_connected(house, ada)['id']}"
    check_problem(eve.post(f"{path}/check"), 404, "not_found")
    check_problem(eve.call("DELETE", path), 404, "not_found")
    assert len(ada.get("/integrations").json()["items"]) == 1
    assert house.oauth.lets_in("ada@mail.example")


def _authorization_url(person: Person) -> str:
    answer: Answer = person.post("/integrations/google/authorize")
    assert answer.status_code == 200
    url: str = answer.json()["authorization_url"]
    assert parse_qs(urlsplit(url).query)["code_challenge_method"] == ["S256"]
    return url


def _connected(house: House, person: Person) -> dict[str, Any]:
    ticket = _ticket(house, person)
    answer: dict[str, Any] = person.post("/integrations/complete", {"ticket": ticket}).json()
    return answer


def _ticket(house: House, person: Person, *, leave_out: tuple[str, ...] = ()) -> str:
    url = _authorization_url(person)
    came_with = house.oauth.agree(url, "ada@mail.example", leave_out=leave_out)
    answer = house.get(CALLBACK, query=came_with)
    assert answer.status_code == 302
    page, _, fragment = answer.headers["location"].partition("#")
    assert page == FINISH
    return parse_qs(fragment)["ticket"][0]
