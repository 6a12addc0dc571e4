from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from infra.local.sandbox.google.scopes import EMAIL, MAIL_READONLY, MAIL_SEND, OPENID
from infra.local.sandbox.settings import Settings
from tests.sandbox.client import (
    CALLBACK,
    CHALLENGE,
    VERIFIER,
    InProcess,
    Sandbox,
    answer_in,
    code_in,
)
from tests.sandbox.conftest import Build

VOID = {"meta", "input", "br", "link"}


class Page(HTMLParser):
    """Collects the form of a page and refuses tags that are not closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.controls: list[dict[str, str]] = []
        self.labels: set[str] = set()
        self.action = ""
        self.language = ""
        self.ids: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []
        assert len(self.ids) == len(set(self.ids))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self.open.append(tag)
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "html":
            self.language = values["lang"]
        if tag == "form":
            self.action = values["action"]
        if tag == "label":
            self.labels.add(values["for"])
        if tag == "input":
            self.controls.append(values)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        return [control["value"] for control in self.controls if control["name"] == name]


def answer_form(sandbox: Sandbox, page: Page, **form: str | list[str]) -> httpx.Response:
    return sandbox.request("POST", page.action, data=form)


def shown(sandbox: Sandbox, **query: str) -> Page:
    response = sandbox.authorize(**query)
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    return Page(response.text)


def test_every_control_of_the_consent_page_has_a_label(sandbox: Sandbox) -> None:
    sandbox.control("POST", "/accounts", {"email": "ana@home.example"})
    page = shown(sandbox, scope=f"{OPENID} {MAIL_READONLY} {MAIL_SEND}")
    assert page.language == "en"
    assert {control["id"] for control in page.controls} == page.labels
    assert page.values("account") == ["ana@home.example", "new"]
    assert page.values("scope") == [OPENID, MAIL_READONLY, MAIL_SEND]


def _chosen(page: Page) -> list[str]:
    return [one["value"] for one in page.controls if one["name"] == "account" and "checked" in one]


def test_nobody_is_chosen_for_the_person_unless_the_app_names_them(sandbox: Sandbox) -> None:
    assert _chosen(shown(sandbox)) == ["new"]
    for email in ("ana@home.example", "bo@home.example"):
        sandbox.control("POST", "/accounts", {"email": email})
    page = shown(sandbox)
    assert _chosen(page) == []
    assert any("required" in one for one in page.controls if one["name"] == "account")
    assert _chosen(shown(sandbox, login_hint="Bo@home.example")) == ["bo@home.example"]
    assert _chosen(shown(sandbox, login_hint="nobody@home.example")) == []
    unchosen = answer_form(sandbox, page, scope=page.values("scope"), decision="allow")
    assert unchosen.status_code == 400
    assert "Choose an account." in unchosen.text


def test_hostile_names_are_shown_as_text(sandbox: Sandbox) -> None:
    hostile = '"><script>alert(1)</script>'
    sandbox.control("POST", "/accounts", {"email": "eve@home.example", "name": hostile})
    response = sandbox.authorize(login_hint=hostile, state=hostile)
    assert "<script" not in response.text
    assert Page(response.text).values("account")[0] == "eve@home.example"


def test_the_page_runs_no_script_and_stands_in_no_frame(sandbox: Sandbox) -> None:
    policy = sandbox.authorize().headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


def test_allowing_with_a_chosen_account_gives_a_code_for_it(sandbox: Sandbox) -> None:
    sandbox.control("POST", "/accounts", {"email": "ana@home.example"})
    page = shown(sandbox, scope=f"email {MAIL_SEND}")
    response = answer_form(
        sandbox, page, account="ana@home.example", scope=[MAIL_SEND], decision="allow"
    )
    answer = answer_in(response)
    assert response.headers["location"].startswith(CALLBACK + "?")
    assert answer["state"] == "the state"
    assert answer["scope"] == f"{EMAIL} {MAIL_SEND}"


def test_an_unticked_scope_is_not_granted(sandbox: Sandbox) -> None:
    sandbox.control("POST", "/accounts", {"email": "ana@home.example"})
    page = shown(sandbox, scope=f"{MAIL_READONLY} {MAIL_SEND}")
    response = answer_form(
        sandbox, page, account="ana@home.example", scope=[MAIL_READONLY], decision="allow"
    )
    tokens = sandbox.token(
        grant_type="authorization_code",
        code=code_in(response),
        code_verifier=VERIFIER,
        redirect_uri=CALLBACK,
    ).json()
    assert tokens["scope"] == MAIL_READONLY


def test_a_new_account_can_be_made_on_the_page(sandbox: Sandbox) -> None:
    page = shown(sandbox)
    form = {"account": "new", "new_email": "New.One@home.example", "new_name": "New One"}
    code_in(answer_form(sandbox, page, **form, scope=page.values("scope"), decision="allow"))
    items = sandbox.control("GET", "/accounts").json()["items"]
    assert [(item["email"], item["name"]) for item in items] == [
        ("new.one@home.example", "New One")
    ]


@pytest.mark.parametrize("email", ["", "nobody", "a@b@c", "<x>@home.example"])
def test_a_bad_new_address_shows_the_page_again_with_what_was_typed(
    sandbox: Sandbox, email: str
) -> None:
    page = shown(sandbox)
    response = answer_form(
        sandbox,
        page,
        account="new",
        new_email=email,
        new_name="Kept Name",
        scope=page.values("scope"),
        decision="allow",
    )
    assert response.status_code == 400
    assert 'role="alert"' in response.text
    again = Page(response.text)
    assert (again.values("new_email"), again.values("new_name")) == ([email], ["Kept Name"])


def test_denying_sends_the_person_back_without_a_code(sandbox: Sandbox) -> None:
    response = answer_form(sandbox, shown(sandbox), decision="deny")
    assert answer_in(response) == {
        "state": "the state",
        "iss": "https://accounts.google.com",
        "error": "access_denied",
    }


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost:4600", ""])
def test_consent_posted_from_another_origin_is_refused(sandbox: Sandbox, origin: str) -> None:
    """`null` is what a form in a sandboxed frame, or on a page that hides where it is, sends."""
    response = sandbox.request(
        "POST",
        shown(sandbox).action,
        data={"account": "new", "new_email": "eve@home.example", "decision": "allow"},
        headers={"Origin": origin},
    )
    assert response.status_code == 403
    assert sandbox.control("GET", "/accounts").json()["items"] == []


def test_a_browser_says_on_the_page_itself_where_the_form_stands(sandbox: Sandbox) -> None:
    """With no-referrer it would post `Origin: null`, and nobody could consent by hand."""
    asked = sandbox.authorize()
    assert asked.headers["referrer-policy"] == "same-origin"

    page = Page(asked.text)
    form = {"account": "new", "new_email": "ana@home.example", "scope": page.values("scope")}
    response = sandbox.request(
        "POST",
        page.action,
        data=form | {"decision": "allow"},
        headers={"Origin": str(asked.request.url.copy_with(raw_path=b"")).rstrip("/")},
    )
    code_in(response)


def test_sandbox_account_redirects_at_once_and_makes_the_mailbox(sandbox: Sandbox) -> None:
    response = sandbox.authorize(sandbox_account="Ana.Lima@home.example")
    assert response.status_code == 302
    assert answer_in(response)["state"] == "the state"
    (account,) = sandbox.control("GET", "/accounts").json()["items"]
    assert (account["email"], account["name"]) == ("ana.lima@home.example", "Ana Lima")


def test_a_query_of_the_redirect_uri_is_kept(sandbox: Sandbox) -> None:
    response = sandbox.authorize(
        sandbox_account="ana@home.example", redirect_uri="http://127.0.0.1:9/cb?a=1&b=2"
    )
    pairs = parse_qsl(urlsplit(response.headers["location"]).query)
    assert pairs[:3] == [("a", "1"), ("b", "2"), ("state", "the state")]


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"client_id": "someone-else"}, 401, "invalid_client"),
        ({"client_id": ""}, 400, "invalid_request"),
        ({"redirect_uri": "https://evil.example/cb"}, 400, "redirect_uri_mismatch"),
        ({"redirect_uri": "http://localhost@evil.example/"}, 400, "redirect_uri_mismatch"),
        ({"redirect_uri": "http://localhost.evil.example/"}, 400, "redirect_uri_mismatch"),
        ({"redirect_uri": "http://evil.example\\@localhost/"}, 400, "redirect_uri_mismatch"),
        ({"redirect_uri": "http://localhost/#part"}, 400, "redirect_uri_mismatch"),
        ({"redirect_uri": "http://[::1/"}, 400, "redirect_uri_mismatch"),
        ({"response_type": "token"}, 400, "unsupported_response_type"),
        ({"scope": ""}, 400, "invalid_request"),
        ({"scope": "https://www.googleapis.com/auth/gmail.everything"}, 400, "invalid_scope"),
        ({"code_challenge_method": "plain"}, 400, "invalid_request"),
        ({"code_challenge": "short"}, 400, "invalid_request"),
        ({"access_type": "sometimes"}, 400, "invalid_request"),
        ({"prompt": "none consent"}, 400, "invalid_request"),
        ({"prompt": "please"}, 400, "invalid_request"),
        ({"sandbox_account": "nobody"}, 400, "invalid_request"),
    ],
)
def test_a_bad_request_stays_on_an_error_page(
    sandbox: Sandbox, change: dict[str, str], status: int, code: str
) -> None:
    response = sandbox.authorize(**({"sandbox_account": "ana@home.example"} | change))
    assert response.status_code == status
    assert f"Error {status}: {code}" in response.text
    assert "location" not in response.headers
    Page(response.text)


def test_prompt_none_without_a_session_asks_for_interaction(sandbox: Sandbox) -> None:
    assert answer_in(sandbox.authorize(prompt="none"))["error"] == "interaction_required"


def test_registered_redirect_uris_are_matched_exactly(build: Build, database: Path) -> None:
    registered = "https://app.example/cb"
    settings = Settings(database=database, redirect_uris=frozenset({registered}))
    with InProcess(build(settings)) as wire:
        sandbox = Sandbox(wire)
        good = sandbox.authorize(redirect_uri=registered, sandbox_account="ana@home.example")
        longer = sandbox.authorize(redirect_uri=registered + "/", sandbox_account="a@home.example")
        loopback = sandbox.authorize(redirect_uri=CALLBACK, sandbox_account="a@home.example")
    assert (good.status_code, longer.status_code, loopback.status_code) == (302, 400, 400)


def test_a_challenge_without_its_method_is_plain_and_refused(sandbox: Sandbox) -> None:
    response = sandbox.authorize(code_challenge=CHALLENGE, code_challenge_method="")
    assert response.status_code == 400
