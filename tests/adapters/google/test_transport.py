"""A write leaves this process at most once, whatever happens to the connection."""

import socket
from collections.abc import Callable
from datetime import timedelta
from time import monotonic

import pytest

from countersign.adapters.google import transport
from countersign.adapters.google.api import ME, run, users_of
from countersign.adapters.google.transport import AtMostOnce
from countersign.ports.providers import (
    AT_WORK_AT_MOST,
    AccessFailed,
    OutcomeUnknown,
    ProviderBusy,
    ProviderRefused,
)
from tests.adapters.google.wire import CUT_SHORT, DROPPED, NONSENSE, Server, answer


def _post(server: Server, access: Callable[[bool], str] = lambda _: "token") -> int:
    return AtMostOnce(access).request(server.url, "POST", body='{"draft": {}}')[0].status


def _get(server: Server) -> int:
    return AtMostOnce(lambda _: "token").request(server.url)[0].status


@pytest.mark.parametrize("lost", [DROPPED, CUT_SHORT, NONSENSE])
def test_write_whose_answer_is_lost_is_sent_once(server: Server, lost: bytes) -> None:
    server.answers = [lost, answer(200, {})]
    with pytest.raises(OutcomeUnknown) as unknown:
        _post(server)
    assert len(server.requests) == 1
    assert unknown.value.still_for == timedelta(0)


def test_write_that_is_never_answered_is_sent_once_and_may_still_be_at_work(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "READ_SECONDS", 0.2)
    server.answers = [None, answer(200, {})]
    with pytest.raises(OutcomeUnknown) as unknown:
        _post(server)
    assert len(server.requests) == 1
    assert unknown.value.still_for == AT_WORK_AT_MOST


def test_write_that_fails_inside_the_provider_is_sent_once(server: Server) -> None:
    server.answers = [answer(503, {}), answer(200, {})]
    assert _post(server) == 503
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirected_write_does_not_follow(server: Server, status: int) -> None:
    server.answers = [answer(status, {}, f"Location: {server.url}"), answer(200, {})]
    assert _post(server) == status
    assert len(server.requests) == 1


def test_write_after_reads_on_a_kept_connection_is_sent_once(server: Server) -> None:
    server.answers = [answer(200, {}), DROPPED, answer(200, {})]
    client = AtMostOnce(lambda _: "token")
    client.request(server.url)
    with pytest.raises(OutcomeUnknown):
        client.request(server.url, "POST", body='{"draft": {}}')
    assert [request.split()[0] for request in server.requests] == [b"GET", b"POST"]


def test_unauthorized_write_is_sent_again_with_a_fresh_token_and_not_a_third_time(
    server: Server,
) -> None:
    server.answers = [answer(401, {}), answer(401, {}), answer(200, {})]
    assert _post(server, lambda force: "fresh" if force else "stale") == 401
    assert server.tokens() == [b"stale", b"fresh"]


def test_unauthorized_write_that_cannot_get_a_fresh_token_is_known_not_to_have_happened(
    server: Server,
) -> None:
    def access(force: bool) -> str:
        if force:
            raise OutcomeUnknown("The authorization server keeps silent.")
        return "stale"

    server.answers = [answer(401, {})]
    with pytest.raises(ProviderBusy):
        _post(server, access)
    assert len(server.requests) == 1


@pytest.mark.parametrize("lost", [DROPPED, CUT_SHORT, NONSENSE, answer(502, {})])
def test_read_is_tried_a_second_time(server: Server, lost: bytes) -> None:
    server.answers = [lost, answer(200, {})]
    assert _get(server) == 200


def test_read_is_not_tried_a_third_time(server: Server) -> None:
    server.answers = [DROPPED, DROPPED, answer(200, {})]
    with pytest.raises(OutcomeUnknown):
        _get(server)
    assert len(server.requests) == 2


def test_whoever_waits_for_a_read_is_told_in_time_that_there_is_no_answer(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "REFRESH_SECONDS", 0.0)
    server.answers = [None, None]
    client, begun = AtMostOnce(lambda _: "token"), monotonic()
    with client.within(timedelta(seconds=0.3)), pytest.raises(OutcomeUnknown):
        client.request(server.url)
    assert monotonic() - begun < transport.READ_SECONDS / 2


def test_no_refresh_begins_that_might_outlast_whoever_waits(server: Server) -> None:
    server.answers = [answer(401, {}), answer(200, {})]
    client = AtMostOnce(lambda _: "token")
    assert client.request(server.url)[0].status == 200
    assert server.tokens() == [b"token"] * 2

    server.answers = [answer(401, {}), answer(200, {})]
    seconds = transport.REFRESH_SECONDS - 1
    with client.within(timedelta(seconds=seconds)), pytest.raises(ProviderBusy):
        client.request(server.url)
    assert len(server.requests) == 3
    assert client.request(server.url)[0].status == 200


@pytest.mark.parametrize("ours", [OSError("no store"), ValueError("no token"), KeyError("no key")])
def test_a_token_that_cannot_be_read_is_a_failure_of_ours_and_nothing_is_asked(
    server: Server, ours: Exception
) -> None:
    def access(force: bool) -> str:
        raise ours

    users = users_of(AtMostOnce(access), server.url)
    with pytest.raises(AccessFailed) as failed:
        run(users.threads().get(userId=ME, id="17"))
    assert failed.value.__cause__ is ours
    assert server.requests == []


def test_read_that_outgrows_the_limit_is_given_up(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "LARGEST_ANSWER", 1000)
    server.answers = [answer(200, "x" * 2000)]
    with pytest.raises(ProviderRefused):
        _get(server)


def test_nobody_listening_is_unknown() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/drafts"
    with pytest.raises(OutcomeUnknown):
        AtMostOnce(lambda _: "token").request(url, "POST", body="{}")
