"""Labels in every connected mailbox, the inbox and "unread" among them: Gmail's, and the fake's."""

from collections.abc import Iterator

import pytest

from countersign.ports.providers import OutcomeUnknown, ProviderRefused
from tests.adapters.google.live import live_sandbox
from tests.contracts.mail_rigs import KEY, RIGS, Rig, opened, reply, rig_named
from tests.sandbox.client import Sandbox


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    with live_sandbox(tmp_path_factory.mktemp("sandbox")) as sandbox:
        yield sandbox


@pytest.fixture(params=RIGS)
def rig(request: pytest.FixtureRequest) -> Iterator[Rig]:
    with rig_named(request.param, lambda: request.getfixturevalue("running")) as rig:
        yield rig


def test_labels_go_on_and_come_off_the_named_messages_only(rig: Rig) -> None:
    named, other = opened(rig), opened(rig)
    (message_id,) = (mail.message_id for mail in named.messages)
    before = rig.session.labels_in(named.thread_id)[message_id]
    label_id = rig.session.make_label("Receipts")
    rig.session.modify([message_id], add=[label_id], remove=["INBOX", "UNREAD"])
    after = rig.session.labels_in(named.thread_id)
    assert after == {message_id: (before | {label_id}) - {"INBOX", "UNREAD"}}
    assert rig.session.labels_in(other.thread_id)[other.messages[0].message_id] >= {"INBOX"}
    rig.session.modify([message_id], add=["INBOX", "UNREAD"], remove=[label_id])
    assert rig.session.labels_in(named.thread_id) == {message_id: before}


def test_many_messages_change_in_one_write(rig: Rig) -> None:
    threads = [opened(rig) for _ in range(5)]
    ids = [thread.messages[0].message_id for thread in threads]
    rig.session.modify([*ids, *ids], remove=["INBOX"])
    assert rig.carried_out("modify") == 1
    for thread in threads:
        assert "INBOX" not in rig.session.labels_in(thread.thread_id)[thread.messages[0].message_id]


def test_message_that_is_gone_is_passed_over(rig: Rig) -> None:
    thread = opened(rig)
    draft = rig.session.save_draft(reply(thread), KEY)
    rig.session.delete_draft(draft["draft_id"])
    message_id = thread.messages[0].message_id
    rig.session.modify([draft["message_id"], message_id], remove=["UNREAD"])
    labels = rig.session.labels_in(thread.thread_id)
    assert labels.keys() == {message_id}
    assert "UNREAD" not in labels[message_id]


def test_changing_it_twice_is_changing_it(rig: Rig) -> None:
    thread = opened(rig)
    message_id = thread.messages[0].message_id
    rig.session.modify([message_id], remove=["INBOX"])
    once = rig.session.labels_in(thread.thread_id)
    rig.session.modify([message_id], remove=["INBOX"])
    assert rig.session.labels_in(thread.thread_id) == once


def test_change_whose_answer_was_lost_shows_on_the_messages(rig: Rig) -> None:
    thread = opened(rig)
    message_id = thread.messages[0].message_id
    rig.spoil("modify", "lost_before")
    with pytest.raises(OutcomeUnknown):
        rig.session.modify([message_id], remove=["INBOX"])
    assert "INBOX" in rig.session.labels_in(thread.thread_id)[message_id]
    rig.spoil("modify", "lost_after")
    with pytest.raises(OutcomeUnknown):
        rig.session.modify([message_id], remove=["INBOX"])
    assert "INBOX" not in rig.session.labels_in(thread.thread_id)[message_id]


def test_nothing_to_change_is_no_write(rig: Rig) -> None:
    rig.session.modify([], remove=["INBOX"])
    rig.session.modify([opened(rig).messages[0].message_id])
    assert rig.carried_out("modify") == 0


def test_more_than_a_thousand_messages_are_refused(rig: Rig) -> None:
    with pytest.raises(ProviderRefused):
        rig.session.modify([f"{number:x}" for number in range(1_001)], remove=["INBOX"])
    assert rig.carried_out("modify") == 0


@pytest.mark.parametrize("label", ["Label_404", "SENT", "DRAFT"])
def test_label_that_cannot_be_put_on_is_refused(rig: Rig, label: str) -> None:
    thread = opened(rig)
    before = rig.session.labels_in(thread.thread_id)
    with pytest.raises(ProviderRefused):
        rig.session.modify([thread.messages[0].message_id], add=[label])
    assert rig.session.labels_in(thread.thread_id) == before


def test_conversation_that_is_gone_has_no_labels(rig: Rig) -> None:
    rig.deliver()
    assert rig.session.labels_in("1234567890abcdef") == {}


def test_every_message_of_a_conversation_shows_its_labels(rig: Rig) -> None:
    thread = opened(rig)
    draft = rig.session.save_draft(reply(thread), KEY)
    labels = rig.session.labels_in(thread.thread_id)
    assert labels.keys() == {thread.messages[0].message_id, draft["message_id"]}
    assert labels[draft["message_id"]] == {"DRAFT"}


def test_label_is_made_once_under_two_names_that_differ_in_case(rig: Rig) -> None:
    assert rig.session.find_label("Receipts") is None
    label_id = rig.session.make_label("Receipts")
    assert rig.session.make_label("RECEIPTS") == label_id
    assert rig.session.find_label("receipts") == label_id
    assert rig.carried_out("make_label") == 1


def test_label_whose_making_was_not_answered_is_found(rig: Rig) -> None:
    rig.spoil("make_label", "lost_after")
    with pytest.raises(OutcomeUnknown):
        rig.session.make_label("Receipts")
    label_id = rig.session.find_label("Receipts")
    assert label_id is not None
    assert rig.session.make_label("Receipts") == label_id
    assert rig.carried_out("make_label") == 1


def test_name_of_the_mailboxs_own_label_cannot_be_taken(rig: Rig) -> None:
    assert rig.session.find_label("Inbox") is None
    with pytest.raises(ProviderRefused):
        rig.session.make_label("Inbox")
    assert rig.carried_out("make_label") == 0


def test_only_the_whole_name_of_a_label_is_found(rig: Rig) -> None:
    rig.session.make_label("Receipts 2026")
    assert rig.session.find_label("Receipts") is None
