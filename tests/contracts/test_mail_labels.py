"""What is changed about messages in every connected mailbox: Gmail's, and the fake's."""

import pytest

from countersign.domain.mail.state import Folder, MailChange, MailState
from countersign.ports.providers import OutcomeUnknown, ProviderRefused
from tests.contracts.rigs.mail import KEY, Rig, opened, reply
from tests.fakes.mailbox import state_of

ARCHIVED = MailChange(archived=True)


def test_messages_are_filed_and_put_back_and_no_others_are(rig: Rig) -> None:
    named, other = opened(rig), opened(rig)
    (message_id,) = (mail.message_id for mail in named.messages)
    before = rig.session.states(named.thread_id)[message_id]
    tag = frozenset({rig.session.make_label("Receipts")})
    filed = MailChange(archived=True, read=True, add_tags=tag)

    rig.session.change([message_id], filed)

    after = {"folder": Folder.ARCHIVE, "read": True, "tags": before.tags | tag}
    assert rig.session.states(named.thread_id) == {message_id: before.model_copy(update=after)}
    untouched = rig.session.states(other.thread_id)[other.messages[0].message_id]
    assert (untouched.folder, untouched.read) == (Folder.INBOX, False)
    rig.session.change([message_id], filed.inverse)
    assert rig.session.states(named.thread_id) == {message_id: before}


def test_a_state_is_that_of_the_message_as_it_is_read(rig: Rig) -> None:
    thread = opened(rig)
    rig.session.save_draft(reply(thread), KEY)
    rig.send("grace@elsewhere.example")

    read = rig.session.thread(thread.thread_id)

    assert rig.session.states(thread.thread_id) == {
        mail.message_id: state_of(mail) for mail in read.messages
    }


def test_many_messages_change_in_one_write(rig: Rig) -> None:
    threads = [opened(rig) for _ in range(5)]
    ids = [thread.messages[0].message_id for thread in threads]
    rig.session.change([*ids, *ids], ARCHIVED)
    assert rig.carried_out("change") == 1
    for thread in threads:
        state = rig.session.states(thread.thread_id)[thread.messages[0].message_id]
        assert state.folder is Folder.ARCHIVE


def test_message_that_is_gone_is_passed_over(rig: Rig) -> None:
    thread = opened(rig)
    draft = rig.session.save_draft(reply(thread), KEY)
    rig.session.delete_draft(draft["draft_id"])
    message_id = thread.messages[0].message_id
    rig.session.change([draft["message_id"], message_id], MailChange(read=True))
    states = rig.session.states(thread.thread_id)
    assert states.keys() == {message_id}
    assert states[message_id].read


def test_changing_it_twice_is_changing_it(rig: Rig) -> None:
    thread = opened(rig)
    message_id = thread.messages[0].message_id
    rig.session.change([message_id], ARCHIVED)
    once = rig.session.states(thread.thread_id)
    rig.session.change([message_id], ARCHIVED)
    assert rig.session.states(thread.thread_id) == once
    assert ARCHIVED.is_so(once[message_id])


def test_change_whose_answer_was_lost_shows_on_the_messages(rig: Rig) -> None:
    thread = opened(rig)
    message_id = thread.messages[0].message_id
    rig.spoil("change", "lost_before")
    with pytest.raises(OutcomeUnknown):
        rig.session.change([message_id], ARCHIVED)
    assert rig.session.states(thread.thread_id)[message_id].folder is Folder.INBOX
    rig.spoil("change", "lost_after")
    with pytest.raises(OutcomeUnknown):
        rig.session.change([message_id], ARCHIVED)
    assert rig.session.states(thread.thread_id)[message_id].folder is Folder.ARCHIVE


def test_nothing_to_change_is_no_write(rig: Rig) -> None:
    rig.session.change([], ARCHIVED)
    rig.session.change([opened(rig).messages[0].message_id], MailChange())
    assert rig.carried_out("change") == 0


def test_more_than_a_thousand_messages_are_refused(rig: Rig) -> None:
    with pytest.raises(ProviderRefused):
        rig.session.change([f"{number:x}" for number in range(1_001)], ARCHIVED)
    assert rig.carried_out("change") == 0


@pytest.mark.parametrize("tag", ["Label_404", "SENT", "DRAFT", "TRASH", "INBOX"])
def test_tag_that_cannot_be_put_on_is_refused(rig: Rig, tag: str) -> None:
    thread = opened(rig)
    before = rig.session.states(thread.thread_id)
    with pytest.raises(ProviderRefused):
        rig.session.change([thread.messages[0].message_id], MailChange(add_tags=frozenset({tag})))
    assert rig.session.states(thread.thread_id) == before


def test_conversation_that_is_gone_has_no_states(rig: Rig) -> None:
    rig.deliver()
    assert rig.session.states("1234567890abcdef") == {}


def test_every_message_of_a_conversation_shows_its_state(rig: Rig) -> None:
    thread = opened(rig)
    draft = rig.session.save_draft(reply(thread), KEY)
    states = rig.session.states(thread.thread_id)
    assert states.keys() == {thread.messages[0].message_id, draft["message_id"]}
    assert states[draft["message_id"]] == MailState(folder=Folder.DRAFTS, is_draft=True)


def test_what_the_version_before_stored_is_read(rig: Rig) -> None:
    label = rig.session.make_label("Receipts")

    def stored(add: list[str], remove: list[str]) -> MailChange:
        return rig.session.change_stored_as(add=add, remove=remove)

    assert stored(["INBOX"], []) == MailChange(archived=False)
    assert stored(["UNREAD"], []) == MailChange(read=False)
    assert stored([], [label]) == MailChange(remove_tags=frozenset({label}))


@pytest.mark.parametrize("other", ["TRASH", "SPAM", "STARRED", "SENT"])
def test_what_the_version_before_cannot_have_stored_is_refused(rig: Rig, other: str) -> None:
    with pytest.raises(ProviderRefused):
        rig.session.change_stored_as(add=["INBOX", other], remove=[])
    with pytest.raises(ProviderRefused):
        rig.session.change_stored_as(add=[], remove=[other])


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
