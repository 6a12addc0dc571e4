"""What every answer carries, whoever asks for what and however."""

import re

import pytest

from countersign.api.middleware import BODY_LIMIT
from tests.functions.http.house import BASE, House, Person
from tests.functions.http.routes import SERVED, method_of
from tests.functions.http.schema import check_problem

ORIGINS = ["https://evil.example", "null", "http://localhost:3000", "https://countersign.example"]
CALLS = [
    ("GET", "/healthz"),
    ("GET", "/docs"),
    ("GET", "/openapi.json"),
    ("GET", "/users/me"),
    ("POST", "/auth/login"),
    ("POST", "/tasks/tsk_1/approve"),
    ("GET", "/nowhere"),
    ("PUT", "/users/me"),
    ("OPTIONS", "/users/me"),
    ("TRACE", "/users/me"),
    ("HEAD", "/users/me"),
]


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_every_answer_forbids_what_browsers_might_do_with_it(
    house: House, method: str, path: str
) -> None:
    headers = house.gateway.call(method, f"{BASE}{path}").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-request-id"]
    assert "server" not in headers
    assert "x-powered-by" not in headers


@pytest.mark.parametrize("origin", ORIGINS)
@pytest.mark.parametrize(("method", "path"), CALLS)
def test_no_other_origin_reads_an_answer_or_is_told_that_it_may_ask(
    house: House, ada: Person, method: str, path: str, origin: str
) -> None:
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    answer = ada.call(method, path, headers=asked | {"Access-Control-Request-Headers": "x-y"})
    assert not [name for name in answer.headers if name.startswith("access-control-")]


@pytest.mark.parametrize("size", [BODY_LIMIT + 1, 2 * BODY_LIMIT])
@pytest.mark.parametrize("path", ["/auth/login", "/auth/refresh", "/agents", "/nowhere"])
def test_a_body_over_the_limit_is_refused_before_anything_else(
    ada: Person, path: str, size: int
) -> None:
    body = '{"email": "' + "a" * size + '"}'
    answer = ada.call("POST", path, content=body, headers={"Content-Type": "application/json"})
    check_problem(answer, 413, "body_too_large")


def test_a_body_within_the_limit_is_read(ada: Person) -> None:
    body = '{"type": "email"}' + " " * (BODY_LIMIT - 17)
    answer = ada.call("POST", "/agents", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 201


def test_each_call_has_an_id_and_a_caller_cannot_choose_it(house: House, ada: Person) -> None:
    answer = ada.get("/users/me", headers={"X-Request-Id": "mine", "X-Amzn-Trace-Id": "mine"})
    assert answer.headers["x-request-id"] == "6b1f0c4e-2a3d-4c5b-8e7f-901122334455"


INJECTED = [
    "a\r\nSet-Cookie: admin=1",
    "a\nX-Injected: 1",
    "a\rb",
    "a\u2028b",
    "a\x85b",
    "a\x00b",
    "a\u0000\u000d\u000ab",
    "%0d%0aSet-Cookie:%20admin=1",
    "a\x0b\x0cb",
]


@pytest.mark.parametrize("text", INJECTED)
def test_no_text_that_is_sent_becomes_a_header_of_an_answer(
    house: House, ada: Person, text: str
) -> None:
    answers = [
        house.post("/auth/login", json_body={"email": f"a@b.example{text}", "password": text}),
        ada.post("/agents", {"type": "email", "name": text, "instructions": text}),
        ada.call("PATCH", "/users/me", json_body={"name": text, "locale": text}),
        ada.get("/tasks", query={"cursor": text, "agent_id": text}),
        house.get("/integrations/google/callback", query={"state": text, "code": text}),
        house.get("/integrations/google/callback", query={"error": text}),
        house.get("/auth/google/callback", query={"state": text, "error": text}),
        ada.post("/tasks/tsk_1/approve", headers={"If-Match": text.replace("\n", "")}),
        ada.get("/changes", headers={"If-None-Match": text.replace("\n", "")}),
        house.post("/auth/login", json_body={}, headers={"X-Token-Transport": text}),
    ]
    for answer in answers:
        assert answer.status_code < 500
        assert not {"x-injected", "set-cookie"} & answer.headers.keys()
        for value in answer.headers.values():
            assert re.fullmatch(r"[\x20-\x7e\t]*", value), value


def test_a_redirect_leads_to_our_own_pages_only(house: House) -> None:
    redirects = [
        ("/integrations/google/callback", "https://countersign.example/integrations/finish/#"),
        ("/auth/google/callback", "https://countersign.example/sign-in/finish/#"),
    ]
    for path, page in redirects:
        for query in (
            {"error": "//evil.example"},
            {"state": "x", "code": "https://evil.example", "redirect_uri": "https://evil.example"},
            {"next": "https://evil.example"},
        ):
            answer = house.get(path, query=query, headers={"X-Forwarded-Host": "evil.example"})
            assert answer.status_code == 302
            assert answer.headers["location"].startswith(page)


def test_reading_changes_nothing(house: House, ada: Person) -> None:
    """Every GET there is, called as a link, a prefetch or a picture would call it."""
    task = house.task_for(ada)
    before = (dict(house.tasks.heads), dict(house.users.people), dict(house.agents.staff))
    sessions = dict(house.sessions.families)
    for route in SERVED:
        if method_of(route) == "GET":
            path = route.path.replace("{task_id}", task.task_id).replace("{provider}", "google")
            ada.get(re.sub(r"{\w+}", "agt_1", path), headers={"If-Match": f'"{task.digest}"'})
    assert (house.tasks.heads, house.users.people, house.agents.staff) == before
    assert house.sessions.families == sessions
