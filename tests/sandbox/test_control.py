import re
from pathlib import Path

import pytest

from infra.local.sandbox import accounts
from infra.local.sandbox.settings import Settings, settings_from_environment
from infra.local.sandbox.store import StateFromAnotherVersion, Store
from tests.sandbox.client import InProcess, Mailbox, Sandbox, encoded, mail
from tests.sandbox.conftest import Build


def test_an_account_is_made_once_and_kept_up_to_date(sandbox: Sandbox) -> None:
    body = {"email": "Ana@Home.example", "name": "Ana Lima", "timezone": "Europe/Madrid"}
    first = sandbox.control("POST", "/accounts", body).json()
    assert sandbox.control("POST", "/accounts", body).json() == first
    moved = sandbox.control(
        "POST", "/accounts", {"email": "ana@home.example", "timezone": "Asia/Tokyo"}
    ).json()
    assert (moved["name"], moved["timezone"]) == ("Ana Lima", "Asia/Tokyo")
    assert sandbox.control("GET", "/accounts").json() == {"items": [moved]}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"email": "nobody"},
        {"email": "a b@home.example"},
        {"email": 1},
        {"email": "ana@home.example", "timezone": "Mars/Olympus"},
        {"email": "ana@home.example", "timezone": "../etc/passwd"},
        {"email": "ana@home.example", "name": "\ud800"},
        {"email": "ana@home.example", "surprise": 1},
        [],
    ],
)
def test_a_bad_account_is_refused(sandbox: Sandbox, body: object) -> None:
    assert sandbox.control("POST", "/accounts", body).status_code == 400
    assert sandbox.control("GET", "/accounts").json() == {"items": []}


def test_accounts_have_a_bound(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "MAX_ACCOUNTS", 1)
    assert sandbox.control("POST", "/accounts", {"email": "a@home.example"}).status_code == 200
    assert sandbox.control("POST", "/accounts", {"email": "b@home.example"}).status_code == 400


def test_the_journal_has_effects_with_their_keys_in_order(ana: Mailbox, bo: Mailbox) -> None:
    message_id = ana.sandbox.deliver(ana.account, mail())["id"]
    ana.post(f"messages/{message_id}/modify", {"removeLabelIds": ["UNREAD"]})
    draft = ana.draft(mail(to=bo.account, X_Countersign_Effect="tsk_1.1.1"))
    ana.post("drafts/send", {"id": draft["id"]})
    ana.post("messages/send", {"raw": encoded(mail(to=bo.account))})
    items = ana.sandbox.journal()
    assert [(item["effect"], item.get("key")) for item in items] == [
        ("messages.modify", None),
        ("drafts.create", "tsk_1.1.1"),
        ("drafts.send", "tsk_1.1.1"),
        ("messages.send", None),
    ]
    assert items[1] == {
        "seq": items[0]["seq"] + 1,
        "at": items[1]["at"],
        "provider": "google",
        "account": ana.account,
        "method": "POST",
        "path": "/google/gmail/v1/users/me/drafts",
        "effect": "drafts.create",
        "key": "tsk_1.1.1",
    }
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", items[0]["at"])
    assert ana.sandbox.journal(since=items[1]["seq"]) == items[2:]


def test_reading_and_refused_calls_are_not_in_the_journal(ana: Mailbox) -> None:
    ana.found("x")
    ana.call("POST", "drafts", json={})
    ana.call("DELETE", "drafts/r1")
    ana.call("POST", "messages/18abcdef/trash")
    assert ana.sandbox.journal() == []


@pytest.mark.parametrize("since", ["x", "-1", "9" * 19, "٣"])
def test_a_bad_since_is_refused(sandbox: Sandbox, since: str) -> None:
    assert sandbox.control("GET", f"/journal?since={since}").status_code == 400


def test_a_reset_forgets_everything_but_counts_on(ana: Mailbox) -> None:
    ana.draft(mail())
    before = ana.sandbox.journal()[-1]["seq"]
    assert ana.sandbox.control("POST", "/reset").json() == {}
    assert ana.sandbox.journal() == []
    assert ana.sandbox.control("GET", "/accounts").json() == {"items": []}
    assert ana.call("GET", "profile").status_code == 401
    again = ana.sandbox.mailbox(ana.account)
    assert again.found() == []
    again.draft(mail())
    assert ana.sandbox.journal()[0]["seq"] > before


@pytest.mark.parametrize("headers", [{}, {"X-Sandbox": "0"}, {"X-Sandbox": "yes"}])
@pytest.mark.parametrize("path", ["/_sandbox/journal", "/_sandbox/nothing", "/_sandbox"])
def test_the_control_plane_needs_its_header(
    sandbox: Sandbox, headers: dict[str, str], path: str
) -> None:
    assert sandbox.request("GET", path, headers=headers).status_code == 403


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:80", 200),
        ("127.0.0.1:4599", 200),
        ("[::1]:4599", 200),
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1.evil.example:4599", 421),
        ("127.0.0.1:4599.evil.example", 421),
        ("", 421),
    ],
)
def test_only_known_host_names_are_answered(sandbox: Sandbox, host: str, status: int) -> None:
    response = sandbox.request("GET", "/healthz", headers={"Host": host})
    assert response.status_code == status


def test_another_host_name_can_be_allowed(build: Build, database: Path) -> None:
    environment = {
        "SANDBOX_ALLOWED_HOSTS": "Host.docker.internal, other",
        "SANDBOX_CLIENT_ID": "mine",
        "SANDBOX_REDIRECT_URIS": "https://app.example/cb",
    }
    settings = settings_from_environment(database, None, environment)
    assert settings.client_id == "mine"
    assert settings.redirect_uris == {"https://app.example/cb"}
    with InProcess(build(settings), "http://host.docker.internal:4599") as wire:
        assert wire.request("GET", "/healthz").json() == {"status": "ok"}


def test_a_body_has_a_bound_whatever_it_announces(build: Build, database: Path) -> None:
    with InProcess(build(Settings(database=database, max_body_bytes=1000))) as wire:
        sandbox = Sandbox(wire)
        announced = sandbox.control("POST", "/accounts", {"email": "x" * 2000})
        url, headers = "/google/gmail/v1/users/me/drafts", {"Transfer-Encoding": "chunked"}
        streamed = sandbox.request("POST", url, headers=headers, content=b"x" * 2000)
    assert (announced.status_code, streamed.status_code) == (413, 413)
    assert streamed.json()["error"]["code"] == 413


def test_state_survives_a_restart(build: Build, database: Path) -> None:
    with InProcess(build(Settings(database=database))) as wire:
        before = Sandbox(wire).mailbox("ana@home.example")
        draft = before.draft(mail())
    with InProcess(build(Settings(database=database))) as wire:
        after = Mailbox(Sandbox(wire), before.account, before.token)
        assert after.get(f"drafts/{draft['id']}")["id"] == draft["id"]
        assert len(after.sandbox.journal()) == 1


def test_state_of_other_tables_is_refused_in_plain_words(database: Path) -> None:
    Store(database, {"things": "CREATE TABLE IF NOT EXISTS things (a)"}).close()
    with pytest.raises(StateFromAnotherVersion, match=r"sandbox\.db holds 'things' tables"):
        Store(database, {"things": "CREATE TABLE IF NOT EXISTS things (a, b)"})


def test_a_table_that_is_new_takes_nothing_from_what_is_kept(database: Path) -> None:
    things = "CREATE TABLE IF NOT EXISTS things (a)"
    store = Store(database, {"things": things})
    with store.transaction() as db:
        db.execute("INSERT INTO things VALUES ('kept')")
    store.close()
    store = Store(database, {"things": f"{things}; CREATE TABLE IF NOT EXISTS more (b)"})
    with store.transaction() as db:
        assert [row["a"] for row in db.execute("SELECT a FROM things")] == ["kept"]
        assert db.execute("SELECT COUNT(*) AS n FROM more").fetchone()["n"] == 0
    store.close()


def test_a_part_that_is_new_finds_its_tables(database: Path) -> None:
    Store(database, {"things": "CREATE TABLE IF NOT EXISTS things (a)"}).close()
    both = {
        "things": "CREATE TABLE IF NOT EXISTS things (a)",
        "more": "CREATE TABLE IF NOT EXISTS more (b)",
    }
    store = Store(database, both)
    with store.transaction() as db:
        assert db.execute("SELECT COUNT(*) FROM more").fetchone()[0] == 0
    store.close()
