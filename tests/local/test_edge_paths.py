"""Nothing but the API's own paths is reached through the edge; on sockets, byte for byte."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.local.edges import say, served

WAYS_OUT = [
    "/api/../_ministack/config",
    "/api/v1/../../../../../../_ministack/reset",
    "/api/%2e%2e/%2e%2e/_ministack/health",
    "/api/.%2e/%2E./x",
    "/api/..%2f..%2f..%2f_ministack/health",
    "/api/%252e%252e/x",
    "/api/%25252e%25252e%25252fx",
    "/api/%2525252525252e/x",
    "/api/..%5c..%5cx",
    "/api/..\\..\\x",
    "/api/%5c..%5c..%5cx",
    "/api/..;/x",
    "/api/..;a=b/x",
    "/api/v1/./x",
    "/api/v1/%2e",
    "/api/..",
    "/api/%00",
    "/api/v1/%0d%0aHost:%20x",
    "/api/v1/%7f",
    "/%61pi/v1/tasks",
    "/api%2f..%2fx",
]
"""None of these may be handed on: to somebody each of them says something outside of /api/."""


@pytest.fixture(scope="module")
def edge_port(backend_url: str) -> Iterator[int]:
    with served(backend_url, Path(__file__).parent) as port:
        yield port


def test_the_edge_on_its_socket_hands_an_ordinary_call_on(edge_port: int) -> None:
    """Were everything refused, nothing would be shown below."""
    status, _, body = say(edge_port, "/api/v1/tasks/tsk%2F1?cursor=..%2f..&q=%2e%2e")
    assert status == 201
    assert b"/live/api/v1/tasks/tsk%2F1?cursor=..%2f..&q=%2e%2e" in body


@pytest.mark.parametrize("target", WAYS_OUT)
def test_no_path_leads_to_what_else_the_emulator_answers(edge_port: int, target: str) -> None:
    status, headers, body = say(edge_port, target)
    assert status == 404
    assert b"/_aws/" not in body
    if target.startswith("/api/"):
        assert headers["content-type"] == "application/problem+json"
        assert json.loads(body)["code"] == "not_found"


@pytest.mark.parametrize("target", ["/_ministack/health", "/_aws/execute-api/x/y", "//api/v1"])
def test_what_is_not_below_the_api_is_a_page_or_nothing(edge_port: int, target: str) -> None:
    assert say(edge_port, target)[0] == 404


@pytest.mark.parametrize("method", ["TRACE", "PROPFIND", "LOCK"])
def test_a_method_that_nobody_takes_is_a_problem_document(edge_port: int, method: str) -> None:
    status, headers, body = say(edge_port, "/api/v1/tasks", method)
    assert (status, json.loads(body)["code"]) == (405, "method_not_allowed")
    assert "GET" in headers["allow"].upper()
