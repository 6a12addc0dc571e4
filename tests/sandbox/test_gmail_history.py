from typing import Any

import pytest

from tests.sandbox.client import Mailbox, mail, reason


def kinds(history: dict[str, Any]) -> list[str]:
    return [
        next(name for name in record if name not in ("id", "messages"))
        for record in history.get("history", [])
    ]


def test_every_change_is_in_the_history_in_order(ana: Mailbox) -> None:
    start = ana.history_id()
    message_id = ana.sandbox.deliver(ana.account, mail())["id"]
    ana.post(
        f"messages/{message_id}/modify", {"addLabelIds": ["STARRED"], "removeLabelIds": ["UNREAD"]}
    )
    draft = ana.draft(mail())
    ana.call("DELETE", f"drafts/{draft['id']}")
    history = ana.history(start)
    assert kinds(history) == [
        "messagesAdded",
        "labelsAdded",
        "labelsRemoved",
        "messagesAdded",
        "messagesDeleted",
    ]
    ids = [int(record["id"]) for record in history["history"]]
    assert ids == sorted(set(ids))
    assert ids[0] > start
    assert int(history["historyId"]) == ana.history_id() == ids[-1]
    added = history["history"][0]["messagesAdded"][0]["message"]
    assert (added["id"], set(added["labelIds"])) == (
        message_id,
        {"INBOX", "UNREAD", "CATEGORY_PERSONAL"},
    )
    assert history["history"][1]["labelsAdded"][0]["labelIds"] == ["STARRED"]


def test_history_starts_after_the_given_id(ana: Mailbox) -> None:
    ana.sandbox.deliver(ana.account, mail())
    middle = ana.history_id()
    later = ana.sandbox.deliver(ana.account, mail())["id"]
    (record,) = ana.history(middle)["history"]
    assert record["messages"] == [{"id": later, "threadId": later}]
    assert "history" not in ana.history(ana.history_id())


def test_a_change_that_changes_nothing_leaves_no_history(ana: Mailbox) -> None:
    message_id = ana.sandbox.deliver(ana.account, mail())["id"]
    before = ana.history_id()
    ana.post(f"messages/{message_id}/modify", {"addLabelIds": ["INBOX"]})
    assert ana.history_id() == before


def test_the_history_id_of_a_message_moves_with_it(ana: Mailbox) -> None:
    message_id = ana.sandbox.deliver(ana.account, mail())["id"]
    ana.post(f"messages/{message_id}/modify", {"removeLabelIds": ["UNREAD"]})
    assert int(ana.get(f"messages/{message_id}")["historyId"]) == ana.history_id()


def test_history_is_filtered_by_type_and_label(ana: Mailbox) -> None:
    start = ana.history_id()
    message_id = ana.sandbox.deliver(ana.account, mail())["id"]
    ana.sandbox.deliver(ana.account, mail(), label_ids=["SPAM"])
    ana.post(f"messages/{message_id}/modify", {"removeLabelIds": ["INBOX"]})
    added = ana.history(start, historyTypes=["messageAdded"])
    assert kinds(added) == ["messagesAdded", "messagesAdded"]
    both = ana.history(start, historyTypes=["messageAdded", "labelRemoved"])
    assert len(both["history"]) == 3
    assert kinds(ana.history(start, labelId="SPAM")) == ["messagesAdded"]


def test_history_comes_in_pages(ana: Mailbox) -> None:
    start = ana.history_id()
    ids = [ana.sandbox.deliver(ana.account, mail())["id"] for _ in range(5)]
    seen: list[str] = []
    page = ana.history(start, maxResults=2)
    while True:
        seen += [record["messages"][0]["id"] for record in page["history"]]
        if "nextPageToken" not in page:
            break
        page = ana.history(start, maxResults=2, pageToken=page["nextPageToken"])
    assert seen == ids


def test_an_expired_history_id_is_404_and_a_new_one_works(ana: Mailbox) -> None:
    ana.sandbox.deliver(ana.account, mail())
    old = ana.history_id()
    assert ana.sandbox.control("POST", "/history/expire", {"account": ana.account}).json() == {}
    response = ana.call("GET", "history", params={"startHistoryId": old})
    assert reason(response) == (404, "notFound")
    fresh = ana.history_id()
    later = ana.sandbox.deliver(ana.account, mail())["id"]
    assert ana.history(fresh)["history"][0]["messages"][0]["id"] == later


def test_a_history_id_from_before_a_reset_or_from_nowhere_is_404(ana: Mailbox) -> None:
    for start in (1, ana.history_id() + 1):
        response = ana.call("GET", "history", params={"startHistoryId": start})
        assert reason(response) == (404, "notFound")


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"startHistoryId": "x"},
        {"startHistoryId": "-1"},
        {"startHistoryId": "9" * 30},
        {"startHistoryId": "1", "historyTypes": "everything"},
    ],
)
def test_a_bad_history_request_is_refused(ana: Mailbox, query: dict[str, str]) -> None:
    if query.get("historyTypes"):
        query = query | {"startHistoryId": str(ana.history_id())}
    assert reason(ana.call("GET", "history", params=query)) == (400, "invalidArgument")


def test_the_profile_counts_messages_and_threads(ana: Mailbox) -> None:
    ana.sandbox.deliver(ana.account, mail(Message_ID="<1@x>"))
    ana.sandbox.deliver(ana.account, mail(subject="Re: Lunch?", References="<1@x>"))
    ana.sandbox.deliver(ana.account, mail())
    profile = ana.get("profile")
    assert (profile["messagesTotal"], profile["threadsTotal"]) == (3, 2)
