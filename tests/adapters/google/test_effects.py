"""What is found of our own mail while the mailbox changes under the search."""

from typing import Any

from countersign.adapters.google.api import users_of
from countersign.adapters.google.effects import find_effect
from countersign.adapters.google.transport import AtMostOnce
from countersign.domain.mail import FoundEffect
from tests.adapters.google.wire import Server, answer

KEY = "tsk_01.1.draft"


def _message(message_id: str, *labels: str) -> dict[str, Any]:
    headers = [{"name": "X-Countersign-Effect", "value": KEY}]
    return {
        "id": message_id,
        "threadId": "t2",
        "labelIds": list(labels),
        "payload": {"headers": headers},
    }


def _found(server: Server, *answers: bytes) -> FoundEffect | None:
    server.answers = list(answers)
    users = users_of(AtMostOnce(lambda _: "token"), server.url)
    return find_effect(users, "t1", KEY)


def test_draft_that_is_sent_while_we_look_for_it_is_found_as_sent(server: Server) -> None:
    drafts = {"drafts": [{"id": "r1", "message": {"id": "m1", "threadId": "t2"}}]}
    found = _found(
        server,
        answer(404, {}),
        answer(200, drafts),
        answer(404, {}),
        answer(200, {"messages": [{"id": "m2", "threadId": "t2"}]}),
        answer(200, _message("m2", "SENT")),
    )
    assert found == FoundEffect(message_id="m2", thread_id="t2", draft_id=None, is_sent=True)


def test_sent_mail_goes_before_a_draft_outside_the_thread_too(server: Server) -> None:
    drafts = {"drafts": [{"id": "r1", "message": {"id": "m1", "threadId": "t2"}}]}
    found = _found(
        server,
        answer(404, {}),
        answer(200, drafts),
        answer(200, _message("m1", "DRAFT")),
        answer(200, {"messages": [{"id": "m2", "threadId": "t2"}]}),
        answer(200, _message("m2", "SENT")),
    )
    assert found is not None
    assert (found.message_id, found.is_sent) == ("m2", True)


def test_key_on_what_is_neither_draft_nor_sent_is_no_effect(server: Server) -> None:
    drafts = {"drafts": [{"id": "r1", "message": {"id": "m1", "threadId": "t2"}}]}
    found = _found(
        server,
        answer(200, {"messages": [_message("m0", "INBOX")]}),
        answer(200, drafts),
        answer(200, _message("m1", "TRASH")),
        answer(200, {}),
    )
    assert found is None
