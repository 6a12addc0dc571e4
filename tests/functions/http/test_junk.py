"""Whatever is sent to whatever address: an answer, and never one that blames us."""

import pytest

from countersign.usecases.services import HttpServices
from http_api.app import create_app
from tests.functions.gateway import Answer
from tests.functions.http.house import BASE, House, Person
from tests.functions.http.schema import check_problem

JSON = {"Content-Type": "application/json"}
DEEP = 100_000

BODIES: dict[str, tuple[str | bytes, dict[str, str]]] = {
    "nothing": ("", JSON),
    "not utf-8": (b'{"email": "\xff\xfe"}', JSON),
    "utf-16": ('{"email": "a"}'.encode("utf-16"), JSON),
    "half a surrogate": ('{"email": "\\ud800", "\\ud800": 1, "text": "\\ud800"}', JSON),
    "NUL": ('{"email": "a\\u0000b", "ticket": "\\u0000", "name": "\\u0000"}', JSON),
    "a raw NUL": (b"\x00", JSON),
    "nested lists": ("[" * DEEP + "]" * DEEP, JSON),
    "nested objects": ('{"email":' * 20_000 + "1" + "}" * 20_000, JSON),
    "nested as deep as it parses": ('{"email":' * 400 + "1" + "}" * 400, JSON),
    "a huge number": ('{"scan_interval_minutes": ' + "9" * 6_000 + "}", JSON),
    "a huge exponent": ('{"scan_interval_minutes": 1e999}', JSON),
    "NaN": ('{"scan_interval_minutes": NaN, "email": Infinity}', JSON),
    "a list": ("[]", JSON),
    "a text": ('"text"', JSON),
    "null": ("null", JSON),
    "a number": ("1", JSON),
    "half of it": ('{"email": ', JSON),
    "unknown fields": ('{"is_admin": true, "__proto__": {}}', JSON),
    "many unknown fields": ("{" + ",".join(f'"f{n}": 1' for n in range(5_000)) + "}", JSON),
    "a form": ("email=a&password=b", {"Content-Type": "application/x-www-form-urlencoded"}),
    "a broken form": (b"%ff=%ff&=&&\x00", {"Content-Type": "application/x-www-form-urlencoded"}),
    "a broken upload": (b"--x\r\n", {"Content-Type": "multipart/form-data"}),
    "another broken upload": (b"--x\r\n\r\n", {"Content-Type": "multipart/form-data; boundary=x"}),
    "xml": ("<a/>", {"Content-Type": "application/xml"}),
    "no content type": ("{}", {}),
    "a senseless content type": ("{}", {"Content-Type": "\u00e9;;=/"}),
    "gzip": (b"\x1f\x8b\x08\x00", JSON | {"Content-Encoding": "gzip"}),
}

IDS = [
    "tsk_1%00",
    "\x00",
    "tsk_\ud800".encode("utf-8", "replace").decode(),
    "..",
    "tsk_1#x",
    "TASK#tsk_1",
    "%2e%2e%2fusers",
    "a" * 5_000,
    "tsk_\u202e1",
    "'; drop table users; --",
    "{task_id}",
    "é",
]

QUERIES = [
    {"limit": "abc"},
    {"limit": "-1"},
    {"cursor": "\x00"},
    {"cursor": ["a", "b"]},
    {"status": "\ud7ff"},
    {"state": "\x00", "code": "\x00"},
    {"since": "\x00"},
    {"since": ["a", "b"]},
    {"": ""},
]


def _nothing() -> HttpServices:
    raise AssertionError("the description needs no services")


DESCRIBED = {
    (method.upper(), path): operation
    for path, operations in create_app(_nothing).openapi()["paths"].items()
    for method, operation in operations.items()
}
ROUTES = list(DESCRIBED)


def check(answer: Answer, about: object) -> None:
    assert answer.status_code < 500, about
    if answer.status_code >= 400:
        check_problem(answer, answer.status_code)


def _needs_a_body(route: tuple[str, str]) -> bool:
    return bool(DESCRIBED[route].get("requestBody", {}).get("required"))


@pytest.mark.parametrize("body", BODIES, ids=str)
def test_junk_bodies_are_refused_everywhere(house: House, ada: Person, body: str) -> None:
    """A route that takes none does what it does; those that end the session come last."""
    content, headers = BODIES[body]
    changing = [route for route in ROUTES if route[0] in ("POST", "PATCH")]
    for method, path in sorted(changing, key=lambda route: not _needs_a_body(route)):
        sent = headers | ada.bearer | {"If-Match": '"0"'}
        answer = house.gateway.call(method, _filled(path), content=content, headers=sent)
        check(answer, (method, path))
        takes_one = "requestBody" in DESCRIBED[method, path]
        if _needs_a_body((method, path)) or (takes_one and content not in ("", b"null", "null")):
            assert answer.status_code >= 400, (path, answer.text)


@pytest.mark.parametrize("identifier", IDS)
def test_junk_identifiers_name_nothing(house: House, ada: Person, identifier: str) -> None:
    for method, path in ROUTES:
        if "{" not in path:
            continue
        filled = _filled(path, identifier)
        headers = ada.bearer | {"If-Match": '"0"'}
        answer = house.gateway.call(method, filled, headers=headers)
        check(answer, (method, path))
        assert answer.status_code in (404, 405, 422), (method, path, answer.text)


@pytest.mark.parametrize("query", QUERIES)
def test_junk_queries_are_refused_or_ignored(
    house: House, ada: Person, query: dict[str, str | list[str]]
) -> None:
    for method, path in ROUTES:
        answer = house.gateway.call(method, _filled(path), query=query, headers=ada.bearer)
        check(answer, (method, path))


@pytest.mark.parametrize(
    "headers",
    [
        [("Authorization", "Bearer \u00e9")],
        [("Authorization", "Bearer " + "a" * 10_000)],
        [("Authorization", "Bearer a.b.c"), ("Authorization", "Bearer d")],
        [("If-Match", "x" * 10_000)],
        [("If-Match", "\x00")],
        [("If-None-Match", "x" * 10_000)],
        [("If-None-Match", "\x00")],
        [("X-Token-Transport", "pigeon")],
        [("Content-Length", "-1")],
        [("Content-Length", "many")],
        [("Cookie", "countersign_refresh=\u00e9; ;;=")],
        [("Host", "evil.example\\@")],
        [("X-Forwarded-Proto", "gopher")],
    ],
)
def test_junk_headers_break_nothing(house: House, headers: list[tuple[str, str]]) -> None:
    for method, path in ROUTES:
        answer = house.gateway.call(method, _filled(path), headers=headers)
        check(answer, (method, path))


def test_unknown_addresses_and_methods_are_problems_too(house: House, ada: Person) -> None:
    for path in ("/", "/api/v1", "/api/v2/tasks", "//api/v1/tasks", "/api/v1/tasks//"):
        answer = house.gateway.call("GET", path, headers=ada.bearer)
        check_problem(answer, 404, "not_found")
    answer = house.gateway.call("DELETE", f"{BASE}/tasks", headers=ada.bearer)
    check_problem(answer, 405, "method_not_allowed")
    assert answer.headers["allow"] == "GET"


@pytest.mark.parametrize("size", [256 * 1024, 256 * 1024 + 1])
def test_a_body_is_at_most_256_kib(house: House, ada: Person, size: int) -> None:
    content = b'{"email": "' + b"a" * (size - 13) + b'"}'
    assert len(content) == size
    for method, path in ROUTES:
        answer = house.gateway.call(method, _filled(path), content=content, headers=JSON)
        if size > 256 * 1024:
            problem = check_problem(answer, 413, "body_too_large")
            assert problem["params"] == {"limit_kib": 256}
        else:
            assert answer.status_code != 413


def test_what_was_sent_is_not_echoed(house: House) -> None:
    secret = "hunter2-hunter2"
    body = {"email": secret, "password": secret, "name": ["x", secret], secret: 1}
    answer = house.post("/auth/register", body)
    problem = check_problem(answer, 422)
    assert [error["loc"][:1] for error in problem["errors"]] == [["body"]] * len(problem["errors"])
    assert answer.text.count(secret) == 1, "only as the name of a field that is not known"


def _filled(path: str, identifier: str = "tsk_1") -> str:
    for name in ("task_id", "agent_id", "device_id"):
        path = path.replace(f"{{{name}}}", identifier)
    return path.replace("{provider}", "google" if identifier == "tsk_1" else identifier)
