from pathlib import Path

import httpx
import pytest

from infra.local.edge.app import COMPRESSED_FROM
from infra.local.edge.headers import SECURITY
from tests.local.edges import CONFIG, UNUSED_PORT, ask


def test_calls_of_the_api_go_to_api_gateway_with_their_headers_and_body(backend_url: str) -> None:
    answer = ask(
        backend_url,
        "PATCH",
        "/api/v1/tasks/tsk%2F1?limit=5&q=a%20b",
        headers={"If-Match": '"digest"', "Authorization": "Bearer abc"},
        content=b'{"a": 1}',
    )
    heard = answer.json()
    assert answer.status_code == 201
    assert heard["path"] == "/_aws/execute-api/abc/live/api/v1/tasks/tsk%2F1?limit=5&q=a%20b"
    assert heard["body"] == '{"a": 1}'
    assert heard["headers"]["if-match"] == '"digest"'
    assert heard["headers"]["authorization"] == "Bearer abc"


def test_a_header_of_any_bytes_goes_on_as_it_came(backend_url: str) -> None:
    answer = ask(backend_url, "GET", "/api/v1/tasks", headers={"User-Agent": b"caf\xe9"})
    assert answer.status_code == 201
    assert answer.json()["headers"]["user-agent"] == "caf\xe9"


def test_an_answer_comes_back_unchanged(backend_url: str) -> None:
    answer = ask(backend_url, "GET", "/api/v1/tasks")
    assert answer.headers["etag"] == '"strong"'
    assert answer.headers.get_list("set-cookie") == ["a=1", "b=2"]


def test_the_viewer_cannot_choose_the_address_it_is_throttled_by(backend_url: str) -> None:
    lies = {"X-Forwarded-For": "1.2.3.4", "X-Viewer-Address": "1.2.3.4"}
    heard = ask(backend_url, "GET", "/api/v1/tasks", headers=lies).json()["headers"]
    assert heard["x-viewer-address"] == "127.0.0.1"
    assert heard["x-forwarded-for"] == "127.0.0.1"


SHAPE = {"type", "title", "status", "detail", "code", "params", "request_id"}


def check_problem(answer: httpx.Response, status: int, code: str) -> None:
    """The shape that the API's own errors have."""
    document = answer.json()
    assert answer.status_code == document["status"] == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    assert document.keys() == SHAPE
    assert document["code"] == code
    assert document["request_id"] == answer.headers["x-request-id"] != ""


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (403, "forbidden"),
        (404, "not_found"),
        (413, "body_too_large"),
        (415, "invalid_input"),
        (429, "too_many_requests"),
        (500, "backend_down"),
        (502, "backend_down"),
        (504, "backend_timeout"),
        (599, "backend_down"),
    ],
)
def test_what_the_gateway_says_itself_becomes_a_problem_document(
    backend_url: str, status: int, code: str
) -> None:
    answer = ask(backend_url, "PUT", "/api/v1/tasks", headers={"X-Status": str(status)})
    check_problem(answer, status, code)
    if status == 429:
        assert int(answer.headers["retry-after"]) == answer.json()["params"]["retry_after"] > 0


@pytest.mark.parametrize("path", ["/api", "/api/../x", "/api/%00"])
def test_what_is_wrong_with_a_path_is_a_problem_document(backend_url: str, path: str) -> None:
    answer = ask(backend_url, "GET", f"http://localhost:3000{path}")
    assert answer.status_code == 404
    if path != "/api/../x":  # a client takes it for what it leads to, which is no call of the API
        check_problem(answer, 404, "not_found")


def test_a_body_that_no_gateway_takes_is_refused_on_the_way(backend_url: str) -> None:
    answer = ask(backend_url, "POST", "/api/v1/tasks", content=b"x" * (10 * 1024 * 1024 + 1))
    check_problem(answer, 413, "body_too_large")


def test_a_host_that_is_not_ours_is_told_so_in_the_same_form(backend_url: str) -> None:
    answer = ask(backend_url, "GET", "/api/v1/tasks", headers={"Host": "evil.example"})
    check_problem(answer, 421, "unknown_host")


def test_a_silent_backend_is_a_problem_document() -> None:
    answer = ask(f"http://127.0.0.1:{UNUSED_PORT}", "GET", "/api/v1/tasks")
    assert answer.status_code == 502
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "backend_down"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil", ""])
def test_other_host_names_are_not_answered(host: str, backend_url: str) -> None:
    for path in ("/", "/api/v1/healthz", "/config.json"):
        assert ask(backend_url, "GET", path, headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:3000", "127.0.0.1:3000", "[::1]:3000", "LOCALHOST"])
def test_loopback_names_are_answered(host: str, backend_url: str) -> None:
    assert ask(backend_url, "GET", "/config.json", headers={"Host": host}).json() == CONFIG


@pytest.mark.parametrize("path", ["/", "/nowhere/", "/api/v1/tasks", "/config.json"])
def test_every_answer_carries_the_security_headers(path: str, backend_url: str) -> None:
    headers = ask(backend_url, "GET", path).headers
    assert {name: headers[name] for name in SECURITY} == SECURITY


def test_a_folder_is_its_index_page_and_an_unknown_one_is_404(
    backend_url: str, tmp_path: Path
) -> None:
    (tmp_path / "tasks").mkdir()
    (tmp_path / "tasks" / "index.html").write_text("all tasks")
    (tmp_path / "404.html").write_text("not here")
    page = ask(backend_url, "GET", "/tasks/?id=1", pages=tmp_path)
    assert (page.status_code, page.text) == (200, "all tasks")
    missing = ask(backend_url, "GET", "/other/", pages=tmp_path)
    assert (missing.status_code, missing.text) == (404, "not here")


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/a/../../secret.txt"]
)
def test_no_path_leads_out_of_the_web_app(path: str, backend_url: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    pages = tmp_path / "out"
    pages.mkdir()
    (pages / "index.html").write_text("start")
    answer = ask(backend_url, "GET", f"http://localhost:3000{path}", pages=pages)
    assert "secret" not in answer.text


def test_the_policy_is_the_one_the_web_app_was_built_for() -> None:
    seal = (Path(__file__).parents[2] / "web" / "dev" / "seal.mjs").read_text()
    directives = SECURITY["content-security-policy"].split("; ")

    assert all(f'"{directive}"' in seal for directive in directives)
    assert "unsafe" not in SECURITY["content-security-policy"]


def test_a_sample_mailbox_is_not_made_for_other_sites(backend_url: str) -> None:
    assert ask(backend_url, "POST", "/_local/sample-mailbox").status_code == 403


def test_a_sample_mailbox_without_a_sandbox_is_a_clear_problem(backend_url: str) -> None:
    silent = f"http://127.0.0.1:{UNUSED_PORT}"
    answer = ask(
        backend_url,
        "POST",
        "/_local/sample-mailbox",
        sandbox_url=silent,
        headers={"X-Sample-Mailbox": "1"},
    )
    assert (answer.status_code, answer.json()["code"]) == (502, "sandbox_unavailable")


def test_pages_are_compressed_and_what_is_named_by_its_hash_is_kept(
    backend_url: str, tmp_path: Path
) -> None:
    chunk = tmp_path / "_next" / "static" / "chunk-1a2b.js"
    chunk.parent.mkdir(parents=True)
    chunk.write_text("let a = 1;\n" * 200)
    (tmp_path / "index.html").write_text("start")

    kept = ask(backend_url, "GET", "/_next/static/chunk-1a2b.js", pages=tmp_path)
    page = ask(backend_url, "GET", "/", pages=tmp_path)

    assert kept.headers["content-encoding"] == "gzip"
    assert "immutable" in kept.headers["cache-control"]
    assert page.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("asked", ["gzip", "gzip, deflate, br, zstd"])
def test_a_long_answer_of_the_api_is_compressed_and_keeps_its_tag(
    backend_url: str, asked: str
) -> None:
    long = {"X-Long": "x" * COMPRESSED_FROM, "Accept-Encoding": asked}
    answer = ask(backend_url, "GET", "/api/v1/tasks", headers=long)

    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["etag"] == '"strong"', "a weak one would approve nothing"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert "content-length" not in answer.headers
    assert answer.json()["headers"]["x-long"] == "x" * COMPRESSED_FROM


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept-Encoding": "gzip"},
        {"X-Long": "x" * COMPRESSED_FROM, "Accept-Encoding": "identity"},
    ],
)
def test_a_short_answer_and_one_for_who_cannot_read_it_are_sent_as_they_are(
    backend_url: str, headers: dict[str, str]
) -> None:
    answer = ask(backend_url, "GET", "/api/v1/tasks", headers=headers)

    assert "content-encoding" not in answer.headers
    assert answer.headers["etag"] == '"strong"'
