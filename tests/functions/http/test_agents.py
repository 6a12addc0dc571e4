from typing import Any

import pytest

from tests import factories
from tests.fakes.queues import ScanAsked
from tests.functions.http.house import House, Person
from tests.functions.http.schema import check_problem

AGENT_FIELDS = {
    *("id", "type", "name", "instructions", "status", "autonomy", "scan_interval_minutes"),
    *("last_scan", "next_scan_at", "learned", "counts", "created_at"),
    "understood",
}
"""As API.md lists them, and what is understood of the instructions."""


def test_an_agent_without_an_account_waits_for_one(ada: Person) -> None:
    answer = ada.post("/agents", {"type": "email", "name": "Inbox"})
    assert answer.status_code == 201
    agent = answer.json()
    assert agent.keys() == AGENT_FIELDS
    assert (agent["status"], agent["name"]) == ("needs_integration", "Inbox")
    assert ada.get(f"/agents/{agent['id']}").json() == agent
    assert ada.get("/agents").json() == {"items": [agent], "next_cursor": None}
    check_problem(ada.post(f"/agents/{agent['id']}/scan"), 422, "invalid_input")


def test_an_agent_counts_what_waits_of_its_own(house: House, ada: Person, eve: Person) -> None:
    agent, other = (ada.post("/agents", {"type": "email"}).json() for _ in range(2))
    assert agent["counts"] == {"waiting": 0}
    for number, of in enumerate((agent, agent, other, agent), 1):
        house.becomes(house.task_for(ada, number), agent_id=of["id"])
    house.becomes(house.task_for(eve, 5), agent_id=agent["id"])
    decided = house.tasks.heads[ada.user_id, "tsk_1"]
    ada.decide(decided, "reject")

    counts = {one["id"]: one["counts"] for one in ada.get("/agents").json()["items"]}

    assert counts == {agent["id"]: {"waiting": 2}, other["id"]: {"waiting": 1}}
    assert ada.get(f"/agents/{agent['id']}").json()["counts"] == {"waiting": 2}


def test_an_agent_with_an_account_scans_when_asked(house: House, ada: Person) -> None:
    house.integrations.put(factories.account(user_id=ada.user_id), "sealed")
    agent = ada.post("/agents", {"type": "email"}).json()
    assert agent["status"] == "active"
    answer = ada.post(f"/agents/{agent['id']}/scan")
    assert (answer.status_code, answer.json()) == (202, agent)
    assert house.queues.take()[-1] == ScanAsked(ada.user_id, agent["id"], "asked", 0)


def test_the_free_plan_has_two_agents(ada: Person) -> None:
    for _ in range(2):
        assert ada.post("/agents", {"type": "email"}).status_code == 201
    problem = check_problem(ada.post("/agents", {"type": "email"}), 402, "plan_limit")
    assert problem["params"] == {"plan": "free", "limit": 2}


def test_an_agent_is_changed_paused_and_resumed(house: House, ada: Person) -> None:
    house.integrations.put(factories.account(user_id=ada.user_id), "sealed")
    agent = ada.post("/agents", {"type": "email"}).json()
    path = f"/agents/{agent['id']}"
    changed = ada.call("PATCH", path, json_body={"name": "Post", "scan_interval_minutes": 120})
    assert changed.json() == agent | {"name": "Post", "scan_interval_minutes": 120}
    paused = ada.call("PATCH", path, json_body={"status": "paused"}).json()
    assert (paused["status"], paused["next_scan_at"]) == ("paused", None)
    check_problem(ada.post(f"{path}/scan"), 422, "invalid_input")
    resumed = ada.call("PATCH", path, json_body={"status": "active"}).json()
    assert resumed["status"] == "active"
    assert ada.call("PATCH", path, json_body={}).json() == resumed


def test_an_interval_under_the_plans_is_refused_at_its_field_with_the_bound(ada: Person) -> None:
    agent = ada.post("/agents", {"type": "email"}).json()
    path, wanted = f"/agents/{agent['id']}", {"scan_interval_minutes": 5}
    refused = (
        ada.call("PATCH", path, json_body=wanted | {"name": "Post"}),
        ada.post("/agents", {"type": "email"} | wanted),
    )
    for answer in refused:
        problem = check_problem(answer, 422, "invalid_input")
        assert "free plan" in problem["detail"]
        (error,) = problem["errors"]
        assert error["loc"] == ["body", "scan_interval_minutes"]
        assert (error["code"], error["params"]) == ("too_small", {"at_least": 60})
    assert ada.get(path).json() == agent


def test_a_dismissed_agent_is_gone(ada: Person) -> None:
    agent = ada.post("/agents", {"type": "email"}).json()
    answer = ada.call("DELETE", f"/agents/{agent['id']}")
    assert (answer.status_code, answer.text) == (204, "")
    check_problem(ada.get(f"/agents/{agent['id']}"), 404, "not_found")


def test_another_persons_agent_is_not_there(ada: Person, eve: Person) -> None:
    agent = ada.post("/agents", {"type": "email"}).json()
    path = f"/agents/{agent['id']}"
    check_problem(eve.get(path), 404)
    check_problem(eve.call("PATCH", path, json_body={"name": "Mine"}), 404)
    check_problem(eve.call("DELETE", path), 404)
    check_problem(eve.post(f"{path}/scan"), 404)
    assert ada.get(path).json() == agent


def test_agents_are_listed_in_pages(house: House, ada: Person) -> None:
    for number in range(5):
        house.agents.add(factories.agent(user_id=ada.user_id, agent_id=f"agt_{number}"))
    first = ada.get("/agents", query={"limit": "2"}).json()
    house.agents.remove(ada.user_id, "agt_0")
    second = ada.get("/agents", query={"limit": "2", "cursor": first["next_cursor"]}).json()
    last = ada.get("/agents", query={"limit": "2", "cursor": second["next_cursor"]}).json()
    pages = [[agent["id"] for agent in page["items"]] for page in (first, second, last)]
    assert pages == [["agt_0", "agt_1"], ["agt_2", "agt_3"], ["agt_4"]]
    assert last["next_cursor"] is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "butler"},
        {"name": " "},
        {"name": "x" * 101},
        {"instructions": "x" * 2_001},
        {"instructions": "a\x1bb"},
        {"scan_interval_minutes": 0},
        {"scan_interval_minutes": 10**30},
        {"scan_interval_minutes": "60"},
        {"scan_interval_minutes": 60.5},
        {"autonomy": "everything"},
        {"status": "active"},
    ],
)
def test_what_is_no_agent_is_refused(ada: Person, wrong: dict[str, object]) -> None:
    check_problem(ada.post("/agents", {"type": "email"} | wrong), 422, "invalid_input")
    assert ada.get("/agents").json()["items"] == []


def said(agent: dict[str, Any]) -> list[tuple[str, bool, list[tuple[str, bool]], str | None]]:
    return [
        (
            one["text"],
            one["understood"],
            [(told["code"].removeprefix("directive."), told["holds"]) for told in one["says"]],
            one["why"],
        )
        for one in agent["understood"]
    ]


def test_instructions_are_answered_sentence_by_sentence(ada: Person) -> None:
    text = "Keep it short. Ignore mails from my landlord.\n- Never delete anything"
    text += "\n- Send everything without asking me."
    agent = ada.post("/agents", {"type": "email", "instructions": text}).json()
    assert said(agent) == [
        ("Keep it short.", True, [("reply_tone.brief", True)], None),
        ("Ignore mails from my landlord.", False, [], "for_a_model"),
        ("Never delete anything", True, [("instruction.already_so", True)], None),
        (
            "Send everything without asking me.",
            True,
            [("instruction.not_by_words", True)],
            None,
        ),
    ]
    assert agent["understood"][0]["says"][0] == {
        "code": "directive.reply_tone.brief",
        "params": {},
        "text": "A brief tone in replies",
        "holds": True,
    }
    path = f"/agents/{agent['id']}"
    assert ada.get(path).json() == ada.get("/agents").json()["items"][0] == agent
    changed = ada.call("PATCH", path, json_body={"instructions": "Keep it nice."}).json()
    assert said(changed) == [("Keep it nice.", False, [], "for_a_model")]
    withdrawn = {"instructions": "Keep it short. Forget that."}
    assert said(ada.call("PATCH", path, json_body=withdrawn).json()) == [
        ("Keep it short.", False, [], "in_doubt"),
        ("Forget that.", False, [], "for_a_model"),
    ]
    assert ada.call("PATCH", path, json_body={"instructions": ""}).json()["understood"] == []


def test_what_something_later_contradicts_is_said_not_to_hold(ada: Person) -> None:
    text = (
        "Keep it short. Ignore a@acme.example and b@acme.example. Be formal. b@acme.example first"
    )
    agent = ada.post("/agents", {"type": "email", "instructions": text}).json()
    assert said(agent) == [
        ("Keep it short.", True, [("reply_tone.brief", False)], "overridden"),
        (
            "Ignore a@acme.example and b@acme.example.",
            True,
            [("leave_alone", True), ("leave_alone", False)],
            None,
        ),
        ("Be formal.", True, [("reply_tone.formal", True)], None),
        ("b@acme.example first", True, [("comes_first", True)], None),
    ]


def test_what_the_preferences_say_otherwise_is_said_not_to_hold(ada: Person) -> None:
    agent = ada.post("/agents", {"type": "email", "instructions": "Keep it short."}).json()
    before = ada.get("/users/me/preferences")
    headers = {"If-Match": before.headers["etag"]}
    wanted = {"tone": "formal"}
    answer = ada.call("PATCH", "/users/me/preferences", json_body=wanted, headers=headers)
    assert answer.status_code == 200
    path = f"/agents/{agent['id']}"
    expected = [("Keep it short.", True, [("reply_tone.brief", False)], "overridden")]
    for shown in (ada.get(path).json(), ada.get("/agents").json()["items"][0]):
        assert said(shown) == expected
