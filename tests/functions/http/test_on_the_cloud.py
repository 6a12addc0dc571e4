"""The deployed handler with its real adapters: what a call costs, and what stands behind it."""

import json
import os
from collections import Counter
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

import pytest

from countersign.domain.task.alternative import Alternative
from countersign.domain.values import rfc3339
from http_api.handler import handler
from queue_scan.handler import handler as scan
from stream_advance.handler import handler as advance
from tests import factories
from tests.functions.cloud import ORIGIN, Cloud, verified
from tests.functions.gateway import Gateway
from tests.functions.http.schema import check_problem
from tests.functions.payloads import sqs, stream

BASE = "/api/v1"
ADA = {"email": "ada@example.com", "password": "three blind mice", "name": "Ada"}


@pytest.fixture
def gateway(cloud: Cloud) -> Gateway:
    return Gateway(handler)


def registered(gateway: Gateway) -> tuple[str, dict[str, str]]:
    """User id, and the headers of a signed-in call through the distribution.

    The address counts as verified.
    """
    answer = gateway.call(
        "POST", f"{BASE}/auth/register", json_body=ADA, headers={"X-Origin-Secret": ORIGIN}
    )
    assert answer.status_code == 201, answer.text
    session = answer.json()
    verified(session["user"]["id"])
    return session["user"]["id"], {
        "Authorization": f"Bearer {session['access_token']}",
        "X-Origin-Secret": ORIGIN,
    }


def test_approving_costs_the_user_the_task_and_one_transaction(
    cloud: Cloud, gateway: Gateway
) -> None:
    user_id, headers = registered(gateway)
    task = cloud.waiting_task(user_id=user_id)
    headers |= {"If-Match": f'"{task.digest}"'}
    path = f"{BASE}/tasks/{task.task_id}/approve"
    with cloud.counted() as first:
        assert gateway.call("POST", path, headers=headers).json()["status"] == "APPROVED"
    assert first == {"GetItem": 1, "BatchGetItem": 1, "TransactWriteItems": 1}
    with cloud.counted() as second:
        assert gateway.call("POST", path, headers=headers).status_code == 200
    assert second == {"GetItem": 1, "BatchGetItem": 1}


def test_approving_one_of_several_ways_costs_no_more(cloud: Cloud, gateway: Gateway) -> None:
    user_id, headers = registered(gateway)
    way = Alternative(label="No", action=factories.reply(body="Not today."))
    task = cloud.waiting_task(user_id=user_id, alternatives=(way,))
    filed = cloud.tasks.get_filed(user_id, task.task_id)
    assert filed is not None
    chosen = list(filed.body.by_digest)[1]
    path = f"{BASE}/tasks/{task.task_id}/approve"

    with cloud.counted() as calls:
        answer = gateway.call("POST", path, headers=headers | {"If-Match": f'"{chosen}"'})

    assert answer.json()["decided"]["digest"] == chosen
    assert calls == {"GetItem": 1, "BatchGetItem": 1, "TransactWriteItems": 1}


def test_many_decisions_cost_the_user_once_and_each_what_it_costs_alone(
    cloud: Cloud, gateway: Gateway
) -> None:
    user_id, headers = registered(gateway)
    tasks = [cloud.waiting_task(number, user_id=user_id) for number in range(5)]
    decisions = [
        {"task_id": task.task_id, "digest": task.digest, "decision": "approve"} for task in tasks
    ]

    with cloud.counted() as calls:
        answer = gateway.call(
            "POST", f"{BASE}/tasks/decisions", json_body={"decisions": decisions}, headers=headers
        )

    assert [found["ok"] for found in answer.json()["results"]] == [True] * 5
    assert calls == {"GetItem": 1, "BatchGetItem": 5, "TransactWriteItems": 5}


BUDGETS = {
    "GET /healthz": {},
    "GET /plans": {},
    "GET /users/me": {"GetItem": 1},
    "GET /users/me/preferences": {"GetItem": 2},
    "GET /agents": {"GetItem": 1, "Query": 3},
    "GET /integrations": {"GetItem": 1, "Query": 1},
    "GET /devices": {"GetItem": 1, "Query": 1},
    "GET /notifications": {"GetItem": 2, "Query": 2},
    "GET /rules": {"GetItem": 1, "Query": 1},
    "GET /rules/suggestions": {"GetItem": 1},
    "GET /tasks": {"GetItem": 1, "Query": 1, "BatchGetItem": 1},
    "GET /tasks?q=grace": {"GetItem": 1, "Query": 1, "BatchGetItem": 2},
    "GET /tasks?q=henry": {"GetItem": 1, "Query": 1},
    "GET /tasks?warning=any": {"GetItem": 1, "Query": 1},
    "GET /tasks/counts": {"GetItem": 1, "Query": 4},
    "GET /changes": {"GetItem": 2, "Query": 5},
    "GET /kinds": {"GetItem": 1},
    "GET /tasks/tsk_1": {"GetItem": 1, "BatchGetItem": 1},
    "GET /tasks/tsk_1/events": {"GetItem": 1, "Query": 1},
    "POST /integrations/google/authorize": {"GetItem": 2, "PutItem": 2, "UpdateItem": 1},
}


@pytest.mark.parametrize("route", BUDGETS)
def test_every_read_has_its_budget(cloud: Cloud, gateway: Gateway, route: str) -> None:
    user_id, headers = registered(gateway)
    cloud.waiting_task(user_id=user_id)
    method, path = route.split()
    path, _, asked = path.partition("?")
    with cloud.counted() as calls:
        answer = gateway.call(
            method, f"{BASE}{path}", headers=headers, query=dict(parse_qsl(asked))
        )
    assert answer.status_code == 200, answer.text
    assert calls == BUDGETS[route]


def test_to_say_whether_an_instruction_holds_costs_a_read_of_what_the_person_set(
    cloud: Cloud, gateway: Gateway
) -> None:
    _, headers = registered(gateway)
    path = f"{BASE}/agents"
    asked: list[Counter[str]] = []
    for instructions in ("", "Keep it short."):
        told = {"type": "email", "instructions": instructions}
        agent = gateway.call("POST", path, json_body=told, headers=headers)
        with cloud.counted() as calls:
            assert gateway.call("GET", path, headers=headers).status_code == 200
        asked.append(calls)
        assert agent.status_code == 201, agent.text
    without, with_one = asked
    assert with_one - without == {"GetItem": 1}


def test_where_nothing_changed_following_costs_two_small_reads(
    cloud: Cloud, gateway: Gateway
) -> None:
    """Once a minute aside, when the tasks are looked at anyway."""
    user_id, headers = registered(gateway)
    cloud.waiting_task(user_id=user_id)
    path = f"{BASE}/changes"
    since = {"since": gateway.call("GET", path, headers=headers).json()["cursor"]}
    known = gateway.call("GET", path, headers=headers, query=since).headers["etag"]
    asked: list[Counter[str]] = []
    for _ in range(3):
        headers |= {"If-None-Match": known}
        with cloud.counted() as counted:
            answer = gateway.call("GET", path, headers=headers, query=since)
        assert answer.status_code == 304
        known = answer.headers["etag"]
        asked.append(counted)
    assert asked.count(Counter({"GetItem": 2})) >= 2
    assert advance(stream((f"USER#{user_id}", "TASK#tsk_1")), None) == {"batchItemFailures": []}
    with cloud.counted() as calls:
        gateway.call("GET", path, headers=headers, query=since)
    assert calls == {"GetItem": 2, "Query": 5}


CHANGES = {
    "snooze": {"until": "in a day"},
    "unsnooze": {},
    "reject": {},
    "reopen": {},
    "approve": {},
    "cancel": {},
}
"""One after another on one task."""


def test_every_decision_costs_the_user_the_task_and_one_transaction(
    cloud: Cloud, gateway: Gateway
) -> None:
    """And what is put back after it was declined, a look at what declining it had taught."""
    user_id, headers = registered(gateway)
    task = cloud.waiting_task(user_id=user_id)
    headers |= {"If-Match": f'"{task.digest}"'}
    tomorrow = rfc3339(datetime.now(UTC) + timedelta(days=1))
    for verb, body in CHANGES.items():
        sent = {"until": tomorrow} if body else None
        with cloud.counted() as calls:
            path = f"{BASE}/tasks/{task.task_id}/{verb}"
            answer = gateway.call("POST", path, json_body=sent, headers=headers)
        assert answer.status_code == 200, answer.text
        looks = {"Query": 1} if verb == "reopen" else {}
        assert calls == {"GetItem": 1, "BatchGetItem": 1, "TransactWriteItems": 1} | looks, verb


def test_a_decline_that_teaches_costs_a_look_at_the_agent_and_what_it_knows(
    cloud: Cloud, gateway: Gateway
) -> None:
    user_id, headers = registered(gateway)
    cloud.agents.add(factories.agent(user_id=user_id))
    task = cloud.waiting_task(user_id=user_id)
    headers |= {"If-Match": f'"{task.digest}"'}
    path, sent = f"{BASE}/tasks/{task.task_id}/reject", {"reason": "never_from_sender"}
    with cloud.counted() as calls:
        answer = gateway.call("POST", path, json_body=sent, headers=headers)
    assert answer.status_code == 200, answer.text
    assert calls == {
        "GetItem": 2,
        "BatchGetItem": 1,
        "Query": 1,
        "TransactWriteItems": 1,
    }


def test_an_edit_costs_the_user_the_task_and_one_transaction(
    cloud: Cloud, gateway: Gateway
) -> None:
    user_id, headers = registered(gateway)
    task = cloud.waiting_task(user_id=user_id)
    headers |= {"If-Match": f'"{task.digest}"'}
    action = factories.reply(body="At one.").model_dump(mode="json")
    path = f"{BASE}/tasks/{task.task_id}"
    with cloud.counted() as calls:
        answer = gateway.call("PATCH", path, json_body={"action": action}, headers=headers)
    assert answer.json()["revision"] == 2
    assert calls == {"GetItem": 1, "BatchGetItem": 1, "TransactWriteItems": 1}


def test_an_instruction_costs_that_its_limit_and_a_pointer_to_the_worker(
    cloud: Cloud, gateway: Gateway
) -> None:
    user_id, headers = registered(gateway)
    task = cloud.waiting_task(user_id=user_id)
    path, body = f"{BASE}/tasks/{task.task_id}", {"text": "cc anna@example.org"}
    with cloud.counted() as calls:
        named = headers | {"If-Match": f'"{task.digest}"'}
        answer = gateway.call("POST", f"{path}/instruct", json_body=body, headers=named)
    assert (answer.status_code, answer.json()["pending"]) == (202, {"op": "instruct"})
    counted = {"UpdateItem": 1}  # how many instructions the person gave lately
    assert calls == {"GetItem": 1, "BatchGetItem": 1, "TransactWriteItems": 1} | counted
    (pointer,) = cloud.messages("scan")
    assert pointer == {"user_id": user_id, "task_id": task.task_id, "sequence": 2}
    assert scan(sqs(pointer), None) == {"batchItemFailures": []}
    shown = gateway.call("GET", path, headers=headers).json()
    assert (shown["pending"], shown["revision"]) == (None, 2)
    assert shown["changed"] == "You asked: cc anna@example.org."
    assert {"path": "cc/0", "source": "user"} in shown["risk"]["provenance"]


def test_a_batch_reads_the_user_once(cloud: Cloud, gateway: Gateway) -> None:
    user_id, headers = registered(gateway)
    decisions = [
        {"task_id": task.task_id, "digest": task.digest, "decision": "reject"}
        for task in (cloud.waiting_task(number, user_id=user_id) for number in (1, 2, 3))
    ]
    with cloud.counted() as calls:
        answer = gateway.call(
            "POST", f"{BASE}/tasks/decisions", json_body={"decisions": decisions}, headers=headers
        )
    assert [found["ok"] for found in answer.json()["results"]] == [True] * 3
    assert calls == {"GetItem": 1, "BatchGetItem": 3, "TransactWriteItems": 3}


def test_preferences_reach_the_account_in_the_same_transaction(
    cloud: Cloud, gateway: Gateway
) -> None:
    user_id, headers = registered(gateway)
    path = f"{BASE}/users/me/preferences"
    etag = gateway.call("GET", path, headers=headers).headers["etag"]
    body = {"cooling_seconds": 60, "approval_ttl_hours": 24, "signature": "Ada"}
    with cloud.counted() as calls:
        answer = gateway.call("PATCH", path, json_body=body, headers=headers | {"If-Match": etag})
    assert answer.status_code == 200, answer.text
    assert calls == {"GetItem": 2, "TransactWriteItems": 1}
    user = cloud.users.get(user_id)
    assert user is not None
    assert (user.cooling_seconds, user.approval_ttl_hours) == (60, 24)
    with cloud.counted() as calls:
        gateway.call("PATCH", f"{BASE}/users/me", json_body={"locale": "de"}, headers=headers)
    assert calls == {"GetItem": 1, "UpdateItem": 1}


def test_direct_calls_past_the_distribution_are_refused(cloud: Cloud, gateway: Gateway) -> None:
    _, headers = registered(gateway)
    del headers["X-Origin-Secret"]
    check_problem(gateway.call("GET", f"{BASE}/users/me", headers=headers), 403, "forbidden")
    del os.environ["ORIGIN_SECRET_ID"]
    assert gateway.call("GET", f"{BASE}/users/me", headers=headers).status_code == 200


def test_a_session_of_real_tokens(cloud: Cloud, gateway: Gateway) -> None:
    registered(gateway)
    through = {"X-Origin-Secret": ORIGIN}
    login = {name: ADA[name] for name in ("email", "password")}
    session = gateway.call("POST", f"{BASE}/auth/login", json_body=login, headers=through).json()
    assert session["access_token"].count(".") == 2
    refresh = {"refresh_token": session["refresh_token"]}
    successor = gateway.call("POST", f"{BASE}/auth/refresh", json_body=refresh, headers=through)
    assert successor.json()["refresh_token"] != session["refresh_token"]
    wrong = login | {"password": "three blind cats"}
    refused = gateway.call("POST", f"{BASE}/auth/login", json_body=wrong, headers=through)
    check_problem(refused, 401, "invalid_credentials")


def test_a_missing_setting_is_a_problem_document_and_is_named_in_the_log(
    cloud: Cloud, gateway: Gateway, caplog: pytest.LogCaptureFixture
) -> None:
    del os.environ["SIGNING_SECRET_ID"]
    answer = gateway.call(
        "GET", f"{BASE}/users/me", headers={"X-Origin-Secret": ORIGIN, "Authorization": "Bearer x"}
    )
    check_problem(answer, 500, "internal_error")
    assert "SIGNING_SECRET_ID" in json.dumps([str(vars(record)) for record in caplog.records])
