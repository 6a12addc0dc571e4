import pytest

from infra.local.sandbox.google.api import Method
from infra.local.sandbox.google.gmail.methods import METHODS
from tests.sandbox.client import Mailbox, Sandbox, reason
from tests.sandbox.discovery import gmail_document, gmail_methods, method_called

ADDONS = "https://www.googleapis.com/auth/gmail.addons."
NOT_TAKEN = {"addClassificationLabels", "removeClassificationLabelIds"}
MADE_BY_GOOGLE = {"messagesTotal", "messagesUnread", "threadsTotal", "threadsUnread"}


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.id)
def test_a_method_is_what_google_says_it_is(method: Method) -> None:
    google = gmail_methods()[method.id]
    in_query = {n for n, p in google.get("parameters", {}).items() if p["location"] == "query"}
    assert (method.http, method.path) == (google["httpMethod"], google["path"])
    assert method.parameters == in_query
    assert method.scopes == {scope for scope in google["scopes"] if not scope.startswith(ADDONS)}
    assert method.upload == ("mediaUpload" in google)
    if "request" in google:
        known = gmail_document()["schemas"][google["request"]["$ref"]]["properties"].keys()
        assert method.body == known - NOT_TAKEN - MADE_BY_GOOGLE
    else:
        assert method.body is None


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.id)
def test_a_method_refuses_a_token_without_its_scopes(sandbox: Sandbox, method: Method) -> None:
    stranger = sandbox.mailbox("ana@home.example", "openid")
    path = method.path.partition("{userId}/")[2].replace("{id}", "1").replace("{messageId}", "1")
    response = stranger.call(method.http, path)
    assert reason(response) == (403, "insufficientPermissions")
    assert 'error="insufficient_scope"' in response.headers["www-authenticate"]
    assert sandbox.journal() == []


@pytest.mark.parametrize("scope", sorted(set().union(*(method.scopes for method in METHODS))))
def test_each_scope_opens_exactly_its_methods(sandbox: Sandbox, scope: str) -> None:
    mailbox = sandbox.mailbox("ana@home.example", scope)
    opened = set()
    for method in METHODS:
        path = method.path.partition("{userId}/")[2].replace("{id}", "1")
        response = mailbox.call(method.http, path.replace("{messageId}", "1"), json={})
        if response.status_code != 403 or reason(response)[1] != "insufficientPermissions":
            opened.add(method.id)
    assert opened == {
        name
        for name, google in gmail_methods().items()
        if scope in google["scopes"] and name in {method.id for method in METHODS}
    }


def test_an_unknown_parameter_or_field_is_refused(ana: Mailbox) -> None:
    for response in (
        ana.call("GET", "messages", params={"maxresults": 1}),
        ana.call("GET", "messages", params={"labelsIds": "INBOX"}),
        ana.call("POST", "drafts", json={"raw": "x"}),
        ana.call("POST", "drafts", json={"message": {"body": "x"}}),
        ana.call("POST", "messages/batchModify", json={"id": ["1"]}),
    ):
        assert reason(response) == (400, "invalidArgument")
        assert "Unknown name" in response.json()["error"]["message"]


@pytest.mark.parametrize("query", ["maxResults=x", "includeSpamTrash=maybe", "pageToken=!"])
def test_a_bad_parameter_value_is_refused(ana: Mailbox, query: str) -> None:
    assert reason(ana.call("GET", f"messages?{query}")) == (400, "invalidArgument")


@pytest.mark.parametrize(
    "content",
    [b"{", b"[]", b'"x"', b"\xff", b'{"message": {"raw": "\\ud800"}}', b"[" * 100_000],
    ids=["cut", "list", "text", "not UTF-8", "lone surrogate", "deep"],
)
def test_a_bad_body_is_refused_in_googles_shape(ana: Mailbox, content: bytes) -> None:
    response = ana.call("POST", "drafts", content=content)
    assert response.status_code == 400
    assert response.json()["error"]["status"] == "INVALID_ARGUMENT"
    assert ana.sandbox.journal() == []


def test_a_user_reaches_the_own_mailbox_only(ana: Mailbox, sandbox: Sandbox) -> None:
    def profile(user: str) -> int:
        headers = {"Authorization": f"Bearer {ana.token}"}
        url = f"/google/gmail/v1/users/{user}/profile"
        return sandbox.request("GET", url, headers=headers).status_code

    assert profile("ana%40home.example") == profile("ANA@home.example") == 200
    assert profile("bo@office.example") == 403


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x", "Basic YTpi", "bearer \x7f"])
def test_no_token_no_answer(sandbox: Sandbox, header: str) -> None:
    response = sandbox.request(
        "GET", "/google/gmail/v1/users/me/profile", headers={"Authorization": header}
    )
    assert reason(response) == (401, "authError")


def test_what_is_not_served_says_so_in_googles_shape(ana: Mailbox) -> None:
    assert reason(ana.call("GET", "settings/filters")) == (404, "notFound")
    assert method_called("GET", "/google/gmail/v1/users/me/profile") is not None
