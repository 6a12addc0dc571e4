"""Rules over the API: who may make one, what is refused, what is shown."""

from datetime import timedelta
from typing import Any

import pytest

from countersign.domain.task.countersignature import rule_statement
from countersign.domain.task.origin import Origin, Provenance
from countersign.domain.users.session import FRESH_FOR
from countersign.domain.values import rfc3339
from tests import factories
from tests.fakes.macs import STATEMENT_AT_MOST
from tests.functions.http.house import House, Person
from tests.functions.http.schema import check_problem

RULE_FIELDS = {
    *("id", "kind", "integration_id", "where", "limits", "expires_at", "created_at"),
    *("summary", "says", "used_today", "last_used_at", "expired", "signed"),
}
GRACE = "grace@example.org"


@pytest.fixture
def pro(house: House, ada: Person) -> Person:
    """Ada on the pro plan, with her mailbox."""
    house.users.people[ada.user_id] = house.users.people[ada.user_id].model_copy(
        update={"plan": "pro"}
    )
    house.integrations.put(factories.account(user_id=ada.user_id), "sealed")
    return ada


def wanted(house: House, **fields: Any) -> dict[str, Any]:
    return {
        "kind": "email.send_reply",
        "integration_id": factories.GMAIL,
        "where": {"to": GRACE},
        "limits": {"per_day": 5},
        "expires_at": rfc3339(house.clock.now() + timedelta(days=30)),
    } | fields


def test_a_rule_is_made_shown_and_removed(house: House, pro: Person) -> None:
    made = pro.post("/rules", wanted(house, where={"to": "Grace@Example.ORG"}))

    assert made.status_code == 201, made.text
    rule = made.json()
    assert rule.keys() == RULE_FIELDS
    assert rule["where"] == {"to": GRACE}
    assert rule["limits"] == {"per_day": 5, "max_amount": None}
    assert (rule["used_today"], rule["last_used_at"], rule["expired"]) == (0, None, False)
    assert rule["signed"]
    assert rule["summary"] == (
        f"Send replies in ada@example.com without asking, to {GRACE}, 5 a day."
    )
    pin = {"code": "rule.pin.to", "params": {"pin": GRACE}, "text": f"to {GRACE}"}
    assert rule["says"] == {
        "summary": {
            "code": "rule.email.send_reply",
            "params": {"account": "ada@example.com", "pins": [pin], "per_day": "5"},
        }
    }
    assert pro.get("/rules").json() == {"items": [rule], "next_cursor": None}
    assert pro.call("DELETE", f"/rules/{rule['id']}").status_code == 204
    assert pro.get("/rules").json()["items"] == []
    check_problem(pro.call("DELETE", f"/rules/{rule['id']}"), 404, "not_found")


def test_the_longest_rule_is_signed_whole(house: House, pro: Person) -> None:
    longest = {"to": "grace@example.org", "subject": "\u00fc" * 1_000, "body": "\u00e4" * 1_000}
    made = pro.post("/rules", wanted(house, where=longest))

    assert made.status_code == 201
    assert made.json()["signed"]
    kept = house.tasks.rules[pro.user_id, made.json()["id"]]
    statement = rule_statement(kept)
    assert len(statement) <= STATEMENT_AT_MOST
    other = kept.model_copy(update={"where": longest | {"body": "\u00e4" * 999 + "!"}})
    assert rule_statement(other) != statement


def test_a_rule_shows_how_often_it_was_used_today(house: House, pro: Person) -> None:
    rule = pro.post("/rules", wanted(house)).json()
    house.tasks.used[pro.user_id, f"{rule['id']}#2026-11-22"] = 3
    house.tasks.used[pro.user_id, f"{rule['id']}#2026-11-21"] = 5

    (shown,) = pro.get("/rules").json()["items"]

    assert shown["used_today"] == 3


def test_the_free_plan_has_no_rules(house: House, ada: Person) -> None:
    house.integrations.put(factories.account(user_id=ada.user_id), "sealed")
    problem = check_problem(ada.post("/rules", wanted(house)), 402, "plan_limit")
    assert problem["params"]["plan"] == "free"
    assert ada.get("/rules").json()["items"] == []


def test_a_rule_needs_a_fresh_sign_in(house: House, pro: Person) -> None:
    house.clock.move_to(house.clock.now() + FRESH_FOR + timedelta(seconds=1))
    check_problem(pro.post("/rules", wanted(house)), 403, "reauth_required")
    assert pro.get("/rules").json()["items"] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"where": {}},
        {"where": {"subject": "Re: Lunch"}},
        {"where": {"to": "*"}},
        {"where": {"to": "org"}},
        {"where": {"to": "gmail.com"}},
        {"where": {"to": "gmx.at"}},
        {"where": {"to": "@mail.yahoo.co.jp"}},
        {"where": {"to/0": "tuta.com"}},
        {"where": {"to": "co.uk"}},
        {"where": {"to": "github.io"}},
        {"kind": "email.archive", "where": {"sender": "web.de"}},
        {"kind": "email.archive", "where": {"sender": "com.br"}},
        {"where": {"bcc": GRACE}},
        {"where": {"to": ""}},
        {"where": {"to": "x" * 1_001}},
        {"where": {"to": 5}},
        {"where": {"to": [GRACE]}},
        {"where": [GRACE]},
        {"where": {"to/-1": GRACE}},
        {"where": {f"to/{n}": GRACE for n in range(11)}},
        {"kind": "email.archive"},
        {"kind": "email.everything"},
        {"integration_id": "int_2"},
        {"limits": {}},
        {"limits": {"per_day": 0}},
        {"limits": {"per_day": 101}},
        {"limits": {"per_day": "5"}},
        {"limits": {"per_day": 5, "per_week": 1}},
        {"limits": {"per_day": 5, "max_amount": {"amount": "5.00", "currency": "EUR"}}},
        {"limits": {"per_day": 5, "max_amount": 5.0}},
        {"expires_at": "2026-11-22T08:59:59Z"},
        {"expires_at": "2027-02-21T09:00:00Z"},
        {"expires_at": "soon"},
        {"id": "rul_1"},
        {"user_id": "usr_2"},
    ],
    ids=str,
)
def test_what_is_no_rule_is_refused(house: House, pro: Person, wrong: dict[str, Any]) -> None:
    check_problem(pro.post("/rules", wanted(house, **wrong)), 422, "invalid_input")
    assert pro.get("/rules").json()["items"] == []


@pytest.mark.parametrize("missing", ["kind", "integration_id", "where", "limits", "expires_at"])
def test_a_rule_says_everything(house: House, pro: Person, missing: str) -> None:
    body = wanted(house)
    del body[missing]
    check_problem(pro.post("/rules", body), 422, "invalid_input")


def test_another_persons_account_and_rule_are_not_there(
    house: House, pro: Person, eve: Person
) -> None:
    rule = pro.post("/rules", wanted(house)).json()
    house.users.people[eve.user_id] = house.users.people[eve.user_id].model_copy(
        update={"plan": "premium"}
    )
    check_problem(eve.post("/rules", wanted(house)), 422, "invalid_input")
    check_problem(eve.call("DELETE", f"/rules/{rule['id']}"), 404, "not_found")
    assert eve.get("/rules").json()["items"] == []
    assert pro.get("/rules").json()["items"] == [rule]


def test_the_same_request_makes_one_rule(house: House, pro: Person) -> None:
    key = {"Idempotency-Key": "once"}
    first = pro.post("/rules", wanted(house), headers=key)
    second = pro.post("/rules", wanted(house), headers=key)

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert len(pro.get("/rules").json()["items"]) == 1


def test_there_can_be_fifty_rules(house: House, pro: Person) -> None:
    for number in range(50):
        known = factories.rule(user_id=pro.user_id, rule_id=f"rul_{number:02d}")
        house.tasks.rules[pro.user_id, known.rule_id] = known
    problem = check_problem(pro.post("/rules", wanted(house)), 402, "plan_limit")
    assert problem["params"]["limit"] == 50


def test_rules_are_listed_in_pages(house: House, pro: Person) -> None:
    for number in range(3):
        known = factories.rule(user_id=pro.user_id, rule_id=f"rul_{number}")
        house.tasks.rules[pro.user_id, known.rule_id] = known
    first = pro.get("/rules", query={"limit": "2"}).json()
    second = pro.get("/rules", query={"limit": "2", "cursor": first["next_cursor"]}).json()
    assert [rule["id"] for rule in first["items"] + second["items"]] == ["rul_0", "rul_1", "rul_2"]


def test_what_was_approved_time_and_again_is_suggested_and_can_be_posted(
    house: House, pro: Person
) -> None:
    known = (Provenance(path="to/0", source=Origin.OWN),)
    for number in range(5):
        task = house.task_for(pro, number, action=factories.sent(), provenance=known)
        assert pro.decide(task, "approve").status_code == 200

    (suggested,) = pro.get("/rules/suggestions").json()["items"]

    assert suggested["approved"] == 5
    assert suggested["rule"]["where"] == {"to": GRACE}
    made = pro.post("/rules", suggested["rule"])
    assert made.status_code == 201, made.text
    assert pro.get("/rules/suggestions").json()["items"] == []


def test_an_agent_acts_by_rule_only_where_the_plan_has_rules(house: House, ada: Person) -> None:
    check_problem(ada.post("/agents", {"type": "email", "autonomy": "rules"}), 402, "plan_limit")
    agent = ada.post("/agents", {"type": "email"}).json()
    path = f"/agents/{agent['id']}"
    check_problem(ada.call("PATCH", path, json_body={"autonomy": "rules"}), 402, "plan_limit")
    house.users.people[ada.user_id] = house.users.people[ada.user_id].model_copy(
        update={"plan": "pro"}
    )
    changed = ada.call("PATCH", path, json_body={"autonomy": "rules"}).json()
    assert changed == agent | {"autonomy": "rules"}
    assert ada.call("PATCH", path, json_body={"autonomy": "ask"}).json() == agent


def test_a_month_that_is_used_up_approves_nothing_more(house: House, ada: Person) -> None:
    house.tasks.used[ada.user_id, "2026-11"] = 49
    first, second = house.task_for(ada, 1), house.task_for(ada, 2)
    assert ada.decide(first, "approve").status_code == 200
    assert ada.decide(first, "approve").status_code == 200

    problem = check_problem(ada.decide(second, "approve"), 402, "plan_limit")

    assert problem["params"] == {"plan": "free", "limit": 50}
    assert ada.decide(second, "reject").status_code == 200


def test_a_batch_says_which_task_the_month_had_no_room_for(house: House, ada: Person) -> None:
    house.tasks.used[ada.user_id, "2026-11"] = 49
    decisions = [
        {"task_id": task.task_id, "digest": task.digest, "decision": "approve"}
        for task in (house.task_for(ada, 1), house.task_for(ada, 2))
    ]

    results = ada.post("/tasks/decisions", {"decisions": decisions}).json()["results"]

    assert [found["ok"] for found in results] == [True, False]
    assert results[1]["problem"]["code"] == "plan_limit"
