"""The function as Lambda calls it."""

import json
import pkgutil
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import countersign
from countersign.api.problems import STATUS_OF
from countersign.api.serving import serve
from countersign.domain.errors import DomainError
from countersign.usecases.services import HttpServices
from http_api.app import create_app
from tests.functions.gateway import Gateway
from tests.functions.http.house import BASE, House, Person
from tests.functions.http.schema import check_problem
from tests.functions.payloads import payload

SECURITY = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


def broken() -> HttpServices:
    raise RuntimeError("token-of-somebody")


def test_a_call_of_the_gateway_is_answered_in_its_form(house: House) -> None:
    returned = serve(house.app)(payload("api_gateway_proxy"), None)
    assert returned["statusCode"] == 200
    assert returned["isBase64Encoded"] is False
    assert json.loads(returned["body"]) == {"status": "ok", "version": "0.1.0"}
    assert SECURITY.items() <= returned["headers"].items()
    assert returned["headers"]["x-request-id"] == "6b1f0c4e-2a3d-4c5b-8e7f-901122334455"


def test_an_emulators_event_that_names_a_version_is_answered_alike(house: House) -> None:
    event = payload("api_gateway_proxy")
    handle = serve(house.app)
    assert handle(event | {"version": "1.0"}, None) == handle(event, None)


def test_health_touches_nothing() -> None:
    health = Gateway(serve(create_app(broken, origin_secrets=_unreachable)))
    assert health.call("GET", f"{BASE}/healthz").status_code == 200
    assert health.call("GET", f"{BASE}/healthz/").status_code == 200


def test_head_is_get_without_its_body(house: House, ada: Person) -> None:
    got, asked = ada.get("/users/me"), ada.call("HEAD", "/users/me")
    assert (asked.status_code, asked.text) == (200, "")
    assert asked.headers["content-length"] == got.headers["content-length"]


def test_the_version_is_the_projects(house: House) -> None:
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text())
    assert house.get("/healthz").json()["version"] == project["project"]["version"]


def test_a_defect_is_told_by_its_request_id_and_no_word_more(
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer = Gateway(serve(create_app(broken))).call("GET", f"{BASE}/integrations/google/callback")
    problem = check_problem(answer, 500, "internal_error")
    logged = " ".join(str(vars(record)) for record in caplog.records)
    assert problem["request_id"] in logged
    assert "builtins.RuntimeError" in logged
    assert "token-of-somebody" not in answer.text + logged
    assert SECURITY.items() <= answer.headers.items()


def test_an_event_that_is_no_call_gets_a_problem_document(house: House) -> None:
    event = payload("api_gateway_proxy")
    event["multiValueQueryStringParameters"] = {"cursor": ["\ud800"]}
    returned = serve(house.app)(event, None)
    assert returned["statusCode"] == 500
    document = json.loads(returned["body"])
    assert document["code"] == "internal_error"
    assert document["request_id"] == event["requestContext"]["requestId"]
    assert returned["headers"]["content-type"] == "application/problem+json"


def test_a_body_in_base64_is_read(house: House) -> None:
    content = json.dumps({"email": "ada@example.com", "password": "three blind mice", "name": "A"})
    answer = house.gateway.call(
        "POST",
        f"{BASE}/auth/register",
        content=content.encode(),
        headers={"Content-Type": "application/json"},
    )
    assert answer.status_code == 201


@pytest.mark.parametrize("sent", [{}, {"X-Origin-Secret": "wrong"}, {"X-Origin-Secret": "é"}])
def test_behind_a_distribution_direct_calls_are_refused(
    house: House, ada: Person, sent: dict[str, str]
) -> None:
    known = ["the-secret", "the-one-before"]
    behind = Gateway(serve(create_app(house.services, origin_secrets=lambda: known)))
    path = f"{BASE}/users/me"
    check_problem(behind.call("GET", path, headers=ada.bearer | sent), 403, "forbidden")
    for secret in known:
        through = behind.call("GET", path, headers=ada.bearer | {"X-Origin-Secret": secret})
        assert through.status_code == 200


def test_every_error_that_a_caller_can_mend_has_a_status() -> None:
    ours = {
        "error",
        "record_broken",
        "run_shed",
        "position_expired",
        "provider_error",
        "instruction_refused",
        "rule_spent",
        "address_refused",
        "unwritable",
        "file_too_large",
        "attachment_changed",
        "cannot_answer",
    }
    for module in pkgutil.walk_packages(countersign.__path__, "countersign."):
        import_module(module.name)
    assert {error.code for error in _all_errors()} - set(STATUS_OF) == ours


def _unreachable() -> Any:
    raise AssertionError("not even the origin's secret")


def _all_errors() -> set[type[Any]]:
    found: set[type[Any]] = {DomainError}
    while True:
        more = {sub for error in found for sub in error.__subclasses__()} - found
        if not more:
            return {error for error in found if error.__module__.startswith("countersign.")}
        found |= more
