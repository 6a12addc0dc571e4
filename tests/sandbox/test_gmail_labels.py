import pytest

from tests.sandbox.client import Mailbox, mail, reason


def test_a_new_label_can_be_put_on_mail_and_counted(ana: Mailbox) -> None:
    label = ana.post("labels", {"name": "Money / Bills"})
    assert label == {
        "id": "Label_1",
        "name": "Money / Bills",
        "type": "user",
        "messageListVisibility": "show",
        "labelListVisibility": "labelShow",
    }
    read, unread = (ana.sandbox.deliver(ana.account, mail())["id"] for _ in range(2))
    ana.post(
        f"messages/{read}/modify", {"addLabelIds": [label["id"]], "removeLabelIds": ["UNREAD"]}
    )
    ana.post(f"messages/{unread}/modify", {"addLabelIds": [label["id"]]})
    counted = ana.get(f"labels/{label['id']}")
    assert (counted["messagesTotal"], counted["messagesUnread"]) == (2, 1)
    assert (counted["threadsTotal"], counted["threadsUnread"]) == (2, 1)
    assert ana.found('label:"Money / Bills" is:unread') == [unread]


def test_labels_are_listed_with_the_system_ones(ana: Mailbox) -> None:
    color = {"backgroundColor": "#16a766", "textColor": "#ffffff"}
    made = ana.post("labels", {"name": "Later", "labelListVisibility": "labelHide", "color": color})
    labels = {label["id"]: label for label in ana.get("labels")["labels"]}
    assert labels["INBOX"] == {"id": "INBOX", "name": "INBOX", "type": "system"}
    assert labels["Label_1"] == made
    assert made["color"] == color
    assert ana.get("labels/INBOX")["messagesTotal"] == 0


def test_a_label_name_is_taken_once(ana: Mailbox) -> None:
    ana.post("labels", {"name": "Bills"})
    assert reason(ana.call("POST", "labels", json={"name": "bills"})) == (409, "aborted")
    assert len(ana.sandbox.journal()) == 1


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"name": " "},
        {"name": 1},
        {"name": "x" * 226},
        {"name": "inbox"},
        {"name": "x", "labelListVisibility": "maybe"},
        {"name": "x", "color": {"textColor": "#ffffff"}},
        {"name": "x", "color": {"textColor": "red", "backgroundColor": "#000000"}},
    ],
)
def test_a_bad_label_is_refused(ana: Mailbox, body: dict[str, object]) -> None:
    assert reason(ana.call("POST", "labels", json=body)) == (400, "invalidArgument")


@pytest.mark.parametrize("label_id", ["Label_1", "Label_x", "inbox"])
def test_an_unknown_label_is_404(ana: Mailbox, label_id: str) -> None:
    assert reason(ana.call("GET", f"labels/{label_id}")) == (404, "notFound")


def test_what_goes_to_spam_leaves_the_inbox_and_back(ana: Mailbox) -> None:
    message_id = ana.sandbox.deliver(ana.account, mail())["id"]
    ana.post(f"messages/{message_id}/modify", {"addLabelIds": ["SPAM"]})
    assert "INBOX" not in ana.labels(message_id)
    ana.post(f"messages/{message_id}/modify", {"addLabelIds": ["INBOX"]})
    assert "SPAM" not in ana.labels(message_id)
