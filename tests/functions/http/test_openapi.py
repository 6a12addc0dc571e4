"""The API's description of itself, from which the web client is generated."""

import json
import re
from typing import Any

import jsonschema
import pytest

from countersign.domain.notification import task_waits
from tests import factories
from tests.functions.http.house import BASE, House, Person

Operation = dict[str, Any]

ON_DIGEST = {401, 404, 409, 412, 422, 428}
"""What every change of a task can answer with."""

CONTRACT = {
    "POST /auth/register": {201, 403, 409, 422},
    "POST /auth/login": {200, 401, 403, 422},
    "POST /auth/token": {200, 401, 422},
    "POST /auth/refresh": {200, 401, 403, 409, 422},
    "POST /auth/logout": {204, 403, 409, 422},
    "POST /auth/logout-all": {204, 401, 409},
    "POST /auth/reauth": {200, 401, 409, 422},
    "GET /auth/sessions": {200, 401, 422},
    "DELETE /auth/sessions/{session_id}": {204, 401, 404, 409, 422},
    "POST /auth/verify-email": {204, 409, 422, 503},
    "POST /auth/verify-email/resend": {202, 401},
    "POST /auth/email/change": {202, 401, 403, 422},
    "POST /auth/email/confirm": {200, 401, 403, 409, 422},
    "POST /auth/password/forgot": {202, 422},
    "POST /auth/password/reset": {204, 409, 422, 503},
    "POST /auth/password/change": {200, 401, 403, 409, 422},
    "GET /auth/second-factor": {200, 401},
    "POST /auth/second-factor": {200, 401, 403, 409},
    "POST /auth/second-factor/confirm": {200, 401, 404, 409, 422},
    "DELETE /auth/second-factor": {204, 401, 403, 404, 422},
    "POST /auth/google/authorize": {200, 403, 422},
    "GET /auth/google/callback": {302, 422},
    "POST /auth/google/complete": {200, 401, 403, 404, 409, 422, 502, 503},
    "POST /auth/google/link": {200, 401, 403, 422},
    "POST /auth/google/link/complete": {201, 401, 403, 404, 409, 422, 502, 503},
    "GET /auth/sign-ins": {200, 401},
    "DELETE /auth/sign-ins/{sign_in_id}": {204, 401, 403, 404, 422},
    "GET /users/me": {200, 401},
    "DELETE /users/me": {202, 401, 403, 404, 409},
    "POST /users/me/pause": {200, 401, 404},
    "POST /users/me/resume": {200, 401, 404},
    "GET /users/me/export": {200, 401, 403, 404},
    "POST /users/me/export": {202, 401, 403, 409},
    "PATCH /users/me": {200, 401, 404, 422},
    "GET /users/me/preferences": {200, 401},
    "PATCH /users/me/preferences": {200, 401, 412, 422, 428},
    "GET /agents": {200, 401, 422},
    "POST /agents": {201, 401, 402, 409, 422},
    "GET /agents/{agent_id}": {200, 401, 404, 422},
    "PATCH /agents/{agent_id}": {200, 401, 402, 404, 422},
    "DELETE /agents/{agent_id}": {204, 401, 404, 422},
    "POST /agents/{agent_id}/scan": {202, 401, 404, 422},
    "GET /agents/{agent_id}/learned": {200, 401, 404, 422},
    "DELETE /agents/{agent_id}/learned": {204, 401, 404, 422},
    "DELETE /agents/{agent_id}/learned/{entry_id}": {204, 401, 404, 422},
    "GET /tasks": {200, 401, 422},
    "GET /tasks/counts": {200, 401},
    "POST /tasks/decisions": {200, 401, 422},
    "GET /changes": {200, 304, 401, 422},
    "GET /kinds": {200, 401},
    "GET /tasks/{task_id}": {200, 401, 404, 422},
    "GET /tasks/{task_id}/events": {200, 401, 404, 422},
    "GET /tasks/{task_id}/sources": {200, 401, 404, 409, 422, 503},
    "PATCH /tasks/{task_id}": {200, *ON_DIGEST},
    **{
        f"POST /tasks/{{task_id}}/{verb}": {200, *ON_DIGEST}
        for verb in (
            *("reject", "snooze", "unsnooze"),
            *("cancel", "retry", "resolve", "reopen"),
        )
    },
    "POST /tasks/{task_id}/approve": {200, 402, *ON_DIGEST},
    "GET /rules": {200, 401, 422},
    "GET /rules/suggestions": {200, 401},
    "POST /rules": {201, 401, 402, 403, 409, 422},
    "DELETE /rules/{rule_id}": {204, 401, 404, 422},
    "POST /tasks/{task_id}/undo": {202, *ON_DIGEST},
    "POST /tasks/{task_id}/instruct": {202, *ON_DIGEST},
    "GET /integrations": {200, 401, 422},
    "GET /integrations/providers": {200, 401},
    "POST /integrations/{provider}/authorize": {200, 401, 403, 404, 422},
    "GET /integrations/{provider}/callback": {302, 404, 422},
    "POST /integrations/{integration_id}/check": {200, 401, 404, 422, 502, 503},
    "DELETE /integrations/{integration_id}": {204, 401, 404, 409, 422},
    "POST /integrations/complete": {201, 401, 403, 404, 409, 422, 502, 503},
    "GET /devices": {200, 401, 422},
    "POST /devices": {201, 401, 403, 409, 422},
    "DELETE /devices/{device_id}": {204, 401, 404, 422},
    "GET /notifications": {200, 401, 422},
    "POST /notifications/read-all": {204, 401, 422},
    "POST /notifications/{notification_id}/read": {204, 401, 404, 422},
    "GET /plans": {200},
    "GET /healthz": {200},
}
ALWAYS = {413, 429, 500, 502, 504}


@pytest.fixture
def described(house: House) -> dict[str, Any]:
    answer = house.get("/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    document: dict[str, Any] = answer.json()
    return document


def operations(described: dict[str, Any]) -> dict[str, Operation]:
    return {
        f"{method.upper()} {path.removeprefix(BASE)}": operation
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    }


def test_each_route_lists_the_answers_that_it_can_give(described: dict[str, Any]) -> None:
    listed = {
        name: {int(status) for status in operation["responses"]}
        for name, operation in operations(described).items()
    }
    assert listed == {name: statuses | ALWAYS for name, statuses in CONTRACT.items()}


def test_every_problem_is_a_problem_document(described: dict[str, Any]) -> None:
    for name, operation in operations(described).items():
        for status, answer in operation["responses"].items():
            if int(status) >= 400:
                assert answer["content"] == {
                    "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
                }, (name, status)


def test_every_answer_with_a_body_has_a_model(described: dict[str, Any]) -> None:
    for name, operation in operations(described).items():
        for status, answer in operation["responses"].items():
            if int(status) < 300 and int(status) != 204:
                assert "$ref" in answer["content"]["application/json"]["schema"], name


def test_operations_are_named_by_tag_and_name(described: dict[str, Any]) -> None:
    names = [operation["operationId"] for operation in operations(described).values()]
    assert len(set(names)) == len(names)
    assert {"tasks_list", "tasks_approve", "auth_login", "users_me", "agents_scan"} <= set(names)
    for operation in operations(described).values():
        assert operation["operationId"].startswith(f"{operation['tags'][0]}_")


def test_calls_that_need_a_bearer_say_so(described: dict[str, Any]) -> None:
    open_to_all = {
        name for name, operation in operations(described).items() if "security" not in operation
    }
    assert open_to_all == {
        *(f"POST /auth/{verb}" for verb in ("register", "login", "token", "refresh", "logout")),
        *(f"POST /auth/password/{verb}" for verb in ("forgot", "reset")),
        *(f"POST /auth/google/{verb}" for verb in ("authorize", "complete")),
        "GET /auth/google/callback",
        "GET /integrations/{provider}/callback",
        "GET /plans",
        "GET /healthz",
    }


def test_the_description_holds_together(described: dict[str, Any]) -> None:
    assert described["openapi"].startswith("3.1")
    schemas = described["components"]["schemas"]
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    named = {ref.removeprefix("#/components/schemas/") for ref in _refs(described)}
    assert named <= set(schemas)
    assert "HTTPValidationError" not in schemas


def test_a_problem_with_a_task_matches_the_description(
    house: House, ada: Person, described: dict[str, Any]
) -> None:
    task = house.task_for(ada)
    stale = ada.decide(task, "approve", digest="0" * 64).json()
    registry = {"$ref": "#/components/schemas/Problem", "components": described["components"]}
    jsonschema.validate(stale, registry)


def test_tasks_match_the_description(house: House, ada: Person, described: dict[str, Any]) -> None:
    task = house.task_for(ada)
    ada.decide(task, "approve")
    schema = operations(described)["GET /tasks"]["responses"]["200"]["content"]
    registry = schema["application/json"]["schema"] | {"components": described["components"]}
    jsonschema.validate(ada.get("/tasks", query={"view": "active"}).json(), registry)


@pytest.mark.parametrize(
    "path",
    [
        *("/tasks/tsk_1", "/tasks/counts", "/changes", "/kinds", "/users/me/preferences"),
        "/notifications",
    ],
)
def test_answers_match_the_description(
    house: House, ada: Person, described: dict[str, Any], path: str
) -> None:
    task = house.task_for(ada, action=factories.sent())
    house.notifications.add(task_waits(task, house.clock.now()))
    ada.decide(task, "approve")
    operation = operations(described)[f"GET {path.replace('tsk_1', '{task_id}')}"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.validate(ada.get(path).json(), schema | {"components": described["components"]})


def test_a_batchs_answer_matches_the_description(
    house: House, ada: Person, described: dict[str, Any]
) -> None:
    task = house.task_for(ada)
    stale = {"task_id": task.task_id, "digest": "0", "decision": "approve"}
    done = {"task_id": task.task_id, "digest": task.digest, "decision": "approve"}
    answer = ada.post("/tasks/decisions", {"decisions": [stale, done]})
    operation = operations(described)["POST /tasks/decisions"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.validate(answer.json(), schema | {"components": described["components"]})


@pytest.mark.parametrize(
    "path",
    [
        *("/agents", "/tasks", "/integrations", "/devices", "/notifications"),
        *("/plans", "/kinds", "/changes"),
    ],
)
def test_collections_answer_with_and_without_the_trailing_slash(ada: Person, path: str) -> None:
    with_slash, without = ada.get(f"{path}/"), ada.get(path)
    assert (with_slash.status_code, with_slash.text) == (200, without.text)


def test_creating_works_with_a_trailing_slash_too(ada: Person) -> None:
    assert ada.post("/agents/", {"type": "email"}).status_code == 201


def _refs(node: object) -> set[str]:
    return set(re.findall(r'"\$ref": "([^"]+)"', json.dumps(node)))
