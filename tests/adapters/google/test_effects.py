"""What is found of our own mail while the mailbox changes under the search."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from countersign.adapters.google.api import users_of
from countersign.adapters.google.effects import OLDER_IN_A_ROW, find_effect
from countersign.adapters.google.transport import AtMostOnce
from countersign.domain.mail.mail import FoundEffect
from countersign.ports.providers import TooMuchToSee
from tests.adapters.google.wire import Server, answer

KEY = "tsk_01.1.draft"
SINCE = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


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
    return find_effect(users, "t1", KEY, SINCE)


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


def _of_others(name: str, count: int, **more: Any) -> bytes:
    """A page of so many drafts, or sent messages, none of which is ours."""
    messages = [{"id": f"m{number}", "threadId": f"t{number}"} for number in range(10, 10 + count)]
    listed = (
        [{"id": f"r{one['id']}", "message": one} for one in messages]
        if name == "drafts"
        else messages
    )
    return answer(200, {name: listed} | more)


def _of_another(message_id: str, label: str, at: datetime) -> bytes:
    message = {"id": message_id, "threadId": "t9", "labelIds": [label], "payload": {"headers": []}}
    return answer(200, message | {"internalDate": str(int(at.timestamp() * 1000))})


def test_listings_are_left_where_they_are_older_than_the_effect(server: Server) -> None:
    long_ago = SINCE - timedelta(hours=1)
    found = _found(
        server,
        answer(404, {}),
        _of_others("drafts", 50, nextPageToken="2"),
        *(_of_another(f"m{number}", "DRAFT", long_ago) for number in range(OLDER_IN_A_ROW)),
        _of_others("messages", 50, nextPageToken="2"),
        *(_of_another(f"m{number}", "SENT", long_ago) for number in range(OLDER_IN_A_ROW)),
    )
    assert found is None
    assert server.answers == []
    assert len(server.requests) == 3 + 2 * OLDER_IN_A_ROW


def test_a_clock_that_is_minutes_ahead_of_gmails_hides_nothing(server: Server) -> None:
    """Six older ones in a row would end the look, if they were taken for older."""
    early = SINCE - timedelta(minutes=9)
    others = [{"id": f"r{n}", "message": {"id": f"m{n}", "threadId": "t9"}} for n in range(10, 16)]
    ours = {"id": "r1", "message": {"id": "m1", "threadId": "t2"}}
    found = _found(
        server,
        answer(404, {}),
        answer(200, {"drafts": [*others, ours]}),
        *(_of_another(f"m{number}", "DRAFT", early) for number in range(10, 16)),
        answer(200, _message("m1", "DRAFT")),
        answer(200, {}),
    )
    assert found is not None
    assert found.draft_id == "r1"


@pytest.mark.parametrize("endless", ["drafts", "messages"])
def test_a_listing_that_does_not_end_in_time_is_no_absence(server: Server, endless: str) -> None:
    label = {"drafts": "DRAFT", "messages": "SENT"}[endless]
    page = _of_others(endless, 2, nextPageToken="2")
    new = [_of_another(f"m{number}", label, SINCE) for number in range(2)]
    before = [] if endless == "drafts" else [answer(200, {})]
    with pytest.raises(TooMuchToSee):
        _found(server, answer(404, {}), *before, page, *new, page, *new)
