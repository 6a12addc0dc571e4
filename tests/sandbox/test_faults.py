import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from infra.local.sandbox.connection import ConnectionDropped
from tests.sandbox.client import Mailbox, Sandbox, encoded, mail, reason

DRAFT = {"message": {"raw": encoded(mail(X_Countersign_Effect="tsk_1.1.1"))}}


def break_next(sandbox: Sandbox, mode: str, **change: object) -> None:
    fault = {"provider": "google", "method": "POST", "path_regex": "/drafts$", "mode": mode}
    response = sandbox.control("POST", "/faults", fault | {"times": 1} | change)
    assert response.status_code == 200, response.text


def test_before_drops_the_connection_and_nothing_happened(live: Sandbox) -> None:
    ana = live.mailbox("ana@home.example")
    break_next(live, "before")
    with pytest.raises(httpx.RemoteProtocolError):
        ana.call("POST", "drafts", json=DRAFT)
    assert (ana.get("drafts"), live.journal()) == ({"resultSizeEstimate": 0}, [])
    assert ana.call("POST", "drafts", json=DRAFT).status_code == 200


def test_after_drops_the_connection_and_it_did_happen(live: Sandbox) -> None:
    ana = live.mailbox("ana@home.example")
    break_next(live, "after")
    with pytest.raises(httpx.RemoteProtocolError):
        ana.call("POST", "drafts", json=DRAFT)
    assert len(ana.get("drafts")["drafts"]) == 1
    assert [item["key"] for item in live.journal()] == ["tsk_1.1.1"]


def test_after_waits_for_an_effect(live: Sandbox) -> None:
    ana = live.mailbox("ana@home.example")
    break_next(live, "after")
    assert ana.call("POST", "drafts", json={}).status_code == 400
    with pytest.raises(httpx.RemoteProtocolError):
        ana.call("POST", "drafts", json=DRAFT)


def test_a_dropped_call_inside_a_batch_drops_the_batch(live: Sandbox) -> None:
    ana = live.mailbox("ana@home.example")
    break_next(live, "before")
    inner = "POST /google/gmail/v1/users/me/drafts HTTP/1.1\r\n\r\n{}"
    content = f"--b\r\nContent-Type: application/http\r\n\r\n{inner}\r\n--b--"
    headers = {
        "Authorization": f"Bearer {ana.token}",
        "Content-Type": "multipart/mixed; boundary=b",
    }
    with pytest.raises(httpx.RemoteProtocolError):
        live.request("POST", "/google/batch", headers=headers, content=content)


def test_in_the_same_process_a_dropped_connection_is_an_exception(
    ana: Mailbox, sandbox: Sandbox
) -> None:
    break_next(sandbox, "before")
    with pytest.raises(ConnectionDropped):
        ana.call("POST", "drafts", json=DRAFT)


@pytest.mark.parametrize(
    ("status", "expected"),
    [(401, "authError"), (429, "rateLimitExceeded"), (500, "backendError"), (418, "unknown")],
)
def test_a_status_is_answered_in_googles_shape_without_the_effect(
    ana: Mailbox, status: int, expected: str
) -> None:
    break_next(ana.sandbox, "status", status=status)
    assert reason(ana.call("POST", "drafts", json=DRAFT)) == (status, expected)
    assert ana.sandbox.journal() == []


def test_delay_waits_and_goes_on(ana: Mailbox) -> None:
    break_next(ana.sandbox, "delay", seconds=0.2)
    started = time.monotonic()
    assert ana.call("POST", "drafts", json=DRAFT).status_code == 200
    assert time.monotonic() - started >= 0.2


def test_a_fault_fires_as_often_as_told_and_only_where_told(ana: Mailbox) -> None:
    break_next(ana.sandbox, "status", status=503, times=2)
    assert ana.call("GET", "drafts").status_code == 200
    assert ana.call("POST", "labels", json={"name": "x"}).status_code == 200
    statuses = [ana.call("POST", "drafts", json=DRAFT).status_code for _ in range(3)]
    assert statuses == [503, 503, 200]


def test_a_fault_without_a_method_meets_every_method(ana: Mailbox) -> None:
    break_next(ana.sandbox, "status", status=503, method=None, path_regex="/profile$")
    assert ana.call("GET", "profile").status_code == 503


def test_the_oldest_matching_fault_fires_first(ana: Mailbox) -> None:
    break_next(ana.sandbox, "status", status=500)
    break_next(ana.sandbox, "status", status=429)
    statuses = [ana.call("POST", "drafts", json=DRAFT).status_code for _ in range(2)]
    assert statuses == [500, 429]


def test_many_calls_at_once_meet_a_fault_exactly_as_often_as_told(live: Sandbox) -> None:
    ana = live.mailbox("ana@home.example")
    break_next(live, "status", status=503, times=3)
    with ThreadPoolExecutor(8) as pool:
        calls = pool.map(lambda _: ana.call("POST", "drafts", json=DRAFT).status_code, range(12))
        assert sorted(calls) == [200] * 9 + [503] * 3
    assert len(live.journal()) == 9


def test_faults_can_be_cleared(ana: Mailbox) -> None:
    break_next(ana.sandbox, "status", status=503)
    assert ana.sandbox.control("DELETE", "/faults").json() == {}
    assert ana.call("POST", "drafts", json=DRAFT).status_code == 200


def test_faults_meet_the_token_endpoint_too(sandbox: Sandbox) -> None:
    break_next(sandbox, "status", status=500, path_regex="/token$")
    assert sandbox.token(grant_type="refresh_token", refresh_token="x").status_code == 500


@pytest.mark.parametrize(
    "change",
    [
        {"mode": "maybe"},
        {"mode": "status"},
        {"mode": "status", "status": 200},
        {"mode": "status", "status": True},
        {"mode": "delay"},
        {"mode": "delay", "seconds": 1e9},
        {"mode": "delay", "seconds": "1"},
        {"path_regex": "("},
        {"path_regex": "x" * 201},
        {"times": 0},
        {"provider": None},
    ],
)
def test_a_bad_fault_is_refused(sandbox: Sandbox, change: dict[str, object]) -> None:
    fault = {"provider": "google", "method": "POST", "path_regex": "x", "mode": "before"}
    assert sandbox.control("POST", "/faults", fault | change).status_code == 400
