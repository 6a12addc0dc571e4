"""Every write of a mailbox is one request, whatever becomes of the answer."""

from collections.abc import Callable

import pytest

from countersign.adapters.google import transport
from countersign.adapters.google.api import users_of
from countersign.adapters.google.gmail import GmailSession
from countersign.adapters.google.transport import AtMostOnce
from countersign.domain.actions.email.send_reply import SendReply
from countersign.domain.mail.state import MailChange
from countersign.ports.providers import OutcomeUnknown, ProviderBusy, ProviderGone
from tests.adapters.google.wire import CUT_SHORT, DROPPED, NONSENSE, Server, answer

SENT = {"id": "17", "threadId": "16", "labelIds": ["SENT"]}
REPLY = SendReply(
    integration_id="int_1",
    thread_id="16",
    reply_to_message_id="15",
    in_reply_to="<1@elsewhere.example>",
    to=("grace@elsewhere.example",),
    subject="Re: Lunch?",
    body="Gladly.",
)
WRITES: dict[str, Callable[[GmailSession], object]] = {
    "/drafts": lambda session: session.save_draft(REPLY, "tsk_01.1.draft"),
    "/drafts/send": lambda session: session.send_draft("r1"),
    "/drafts/r1": lambda session: session.delete_draft("r1"),
    "/messages/batchModify": lambda session: session.change(["17"], MailChange(archived=True)),
    "/labels": lambda session: session.make_label("Receipts"),
}


@pytest.fixture(params=WRITES)
def path(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _session(server: Server) -> GmailSession:
    transport = AtMostOnce(lambda _: "token")
    return GmailSession(users_of(transport, server.url), "ana@home.example", transport)


def _asked(server: Server) -> list[str]:
    """The path of each request below the mailbox."""
    lines = (request.split(b" ")[1].decode() for request in server.requests)
    return [line.partition("?")[0].removeprefix("/gmail/v1/users/me") for line in lines]


@pytest.mark.parametrize("lost", [DROPPED, CUT_SHORT, NONSENSE, answer(500, {}), answer(503, {})])
def test_write_whose_answer_is_lost_is_asked_for_once(
    server: Server, path: str, lost: bytes
) -> None:
    server.answers = [lost, answer(200, SENT)]
    with pytest.raises(OutcomeUnknown):
        WRITES[path](_session(server))
    assert _asked(server) == [path]


def test_write_that_is_never_answered_is_asked_for_once(
    server: Server, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "READ_SECONDS", 0.2)
    server.answers = [None, answer(200, SENT)]
    with pytest.raises(OutcomeUnknown):
        WRITES[path](_session(server))
    assert _asked(server) == [path]


def test_write_that_is_put_off_is_asked_for_once(server: Server, path: str) -> None:
    server.answers = [answer(429, {}, "Retry-After: 30"), answer(200, SENT)]
    with pytest.raises(ProviderBusy):
        WRITES[path](_session(server))
    assert _asked(server) == [path]


@pytest.mark.parametrize("unreadable", [answer(200, []), answer(200, {}), answer(200, "sent")])
def test_send_with_an_answer_that_says_nothing_is_unknown(
    server: Server, unreadable: bytes
) -> None:
    server.answers = [unreadable]
    with pytest.raises(OutcomeUnknown):
        _session(server).send_draft("r1")
    assert _asked(server) == ["/drafts/send"]


def test_draft_that_is_gone_is_not_looked_for(server: Server) -> None:
    server.answers = [answer(404, {})]
    with pytest.raises(ProviderGone):
        _session(server).send_draft("r1")
    assert _asked(server) == ["/drafts/send"]


def test_label_that_is_there_already_is_read_and_not_asked_for_again(server: Server) -> None:
    system = {"id": "INBOX", "name": "Receipts", "type": "system"}
    present = {"id": "Label_7", "name": "RECEIPTS", "type": "user"}
    server.answers = [answer(409, {}), answer(200, {"labels": [system, present]})]
    assert _session(server).make_label("Receipts") == "Label_7"
    assert [request.split(b" ")[0] for request in server.requests] == [b"POST", b"GET"]
