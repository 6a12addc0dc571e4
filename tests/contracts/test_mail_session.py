"""What every connected mailbox does: the Gmail adapter against the sandbox, and the fake."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from countersign.domain.actions import DraftReply
from countersign.domain.mail import Thread
from countersign.ports.providers import (
    ConnectionBroken,
    OutcomeUnknown,
    PositionExpired,
    ProviderBusy,
    ProviderGone,
    ProviderRefused,
)
from tests.adapters.google.live import Connected, live_sandbox
from tests.contracts.mail_rigs import GRACE, NOON, FakeRig, GmailRig, Rig
from tests.fakes.mailbox import Fault
from tests.sandbox.client import Sandbox

KEY = "tsk_01JD3Z0000000000000000000.1.draft"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    with live_sandbox(tmp_path_factory.mktemp("sandbox")) as sandbox:
        yield sandbox


@pytest.fixture(params=["gmail", "fake"])
def rig(request: pytest.FixtureRequest) -> Iterator[Rig]:
    if request.param == "fake":
        yield FakeRig()
        return
    sandbox: Sandbox = request.getfixturevalue("running")
    yield GmailRig(Connected(sandbox))
    sandbox.control("DELETE", "/faults")


def _opened(rig: Rig, text: str = "Shall we have lunch?") -> Thread:
    return rig.session.thread(rig.deliver(text))


def _reply(thread: Thread, body: str = "Gladly, at noon.") -> DraftReply:
    newest = thread.messages[-1]
    return DraftReply(
        integration_id="int_1",
        thread_id=thread.thread_id,
        reply_to_message_id=newest.message_id,
        in_reply_to=newest.rfc_message_id,
        references=newest.references,
        to=(newest.sender,),
        subject=f"Re: {newest.subject}",
        body=body,
    )


def test_mailbox_says_whose_it_is(rig: Rig) -> None:
    assert rig.session.mailbox().address == rig.address


def test_what_arrives_after_a_position_is_a_change(rig: Rig) -> None:
    position = rig.session.mailbox().position
    first, second = rig.deliver(subject="One"), rig.deliver(subject="Two")
    assert rig.session.changes(position, at_most=10).thread_ids == (first, second)


def test_two_mails_in_one_thread_are_one_change(rig: Rig) -> None:
    position = rig.session.mailbox().position
    thread = _opened(rig)
    rig.deliver(answers=thread.messages[0])
    assert rig.session.changes(position, at_most=10).thread_ids == (thread.thread_id,)


def test_nothing_new_is_no_change_and_a_position_to_go_on_from(rig: Rig) -> None:
    rig.deliver()
    position = rig.session.changes(rig.session.mailbox().position, at_most=10).position
    assert rig.session.changes(position, at_most=10).thread_ids == ()
    later = rig.deliver()
    assert rig.session.changes(position, at_most=10).thread_ids == (later,)


def test_changes_that_were_cut_short_go_on_where_they_were_cut(rig: Rig) -> None:
    position = rig.session.mailbox().position
    arrived = [rig.deliver(subject=f"Number {number}") for number in range(7)]
    seen: list[str] = []
    for _ in range(4):
        changes = rig.session.changes(position, at_most=2)
        assert len(changes.thread_ids) <= 2
        seen += changes.thread_ids
        position = changes.position
    assert seen == arrived


def test_own_draft_is_no_change(rig: Rig) -> None:
    thread = _opened(rig)
    position = rig.session.mailbox().position
    rig.session.save_draft(_reply(thread), KEY)
    assert rig.session.changes(position, at_most=10).thread_ids == ()


def test_forgotten_position_says_so(rig: Rig) -> None:
    position = rig.session.mailbox().position
    rig.deliver()
    rig.forget_history()
    with pytest.raises(PositionExpired):
        rig.session.changes(position, at_most=10)


def test_recent_mail_comes_oldest_first_and_nothing_older_than_asked(rig: Rig) -> None:
    rig.deliver(subject="Old", at=NOON - timedelta(days=9))
    second = rig.deliver(subject="Second", at=NOON - timedelta(hours=1))
    first = rig.deliver(subject="First", at=NOON - timedelta(hours=2))
    recent = rig.session.recent(NOON - timedelta(days=7), at_most=10)
    assert recent.thread_ids == (first, second)
    assert recent.position == rig.session.mailbox().position


def test_recent_mail_keeps_the_newest_threads_when_there_are_too_many(rig: Rig) -> None:
    threads = [
        rig.deliver(subject=f"Number {number}", at=NOON + timedelta(minutes=number))
        for number in range(5)
    ]
    assert rig.session.recent(NOON - timedelta(days=7), at_most=3).thread_ids == tuple(threads[2:])


def test_thread_reads_oldest_first(rig: Rig) -> None:
    thread = _opened(rig, "Shall we have lunch?")
    rig.deliver("Or dinner?", subject="Re: Lunch?", answers=thread.messages[0])
    messages = rig.session.thread(thread.thread_id).messages
    assert [message.text.strip() for message in messages] == ["Shall we have lunch?", "Or dinner?"]
    assert {message.sender for message in messages} == {GRACE}
    assert {message.sender_name for message in messages} == {"Grace"}
    assert messages[0].to == (rig.address,)


def test_thread_that_is_not_there_is_gone(rig: Rig) -> None:
    rig.deliver()
    with pytest.raises(ProviderGone):
        rig.session.thread("1234567890abcdef")


def test_has_written_only_to_whom_a_mail_was_sent(rig: Rig) -> None:
    rig.send("mary.ann@known.example")
    rig.deliver()
    assert rig.session.has_written_to("Mary.Ann@known.example")
    assert not rig.session.has_written_to("ann@known.example")
    assert not rig.session.has_written_to(GRACE)


def test_draft_stands_in_the_thread_and_nobody_gets_it(rig: Rig) -> None:
    thread = _opened(rig)
    receipt = rig.session.save_draft(_reply(thread, "Gladly, at noon."), KEY)
    draft = rig.session.thread(thread.thread_id).messages[-1]
    assert receipt["message_id"] == draft.message_id
    assert receipt["thread_id"] == thread.thread_id
    assert draft.is_draft
    assert not draft.is_sent
    assert (draft.to, draft.subject, draft.text.strip()) == (
        (GRACE,),
        "Re: Lunch?",
        "Gladly, at noon.",
    )


def test_saved_draft_is_found_by_its_key(rig: Rig) -> None:
    thread = _opened(rig)
    receipt = rig.session.save_draft(_reply(thread), KEY)
    found = rig.session.find_effect(thread.thread_id, KEY)
    assert found is not None
    assert found.model_dump() == receipt
    assert rig.session.find_effect(thread.thread_id, KEY.replace(".1.", ".2.")) is None


def test_sent_draft_is_found_and_is_no_draft_any_more(rig: Rig) -> None:
    thread = _opened(rig)
    receipt = rig.session.save_draft(_reply(thread), KEY)
    rig.send_draft(receipt["draft_id"])
    found = rig.session.find_effect(thread.thread_id, KEY)
    assert found is not None
    assert found.draft_id is None


def test_key_in_a_strangers_mail_is_no_effect(rig: Rig) -> None:
    thread_id = rig.deliver(effect=KEY)
    assert rig.session.find_effect(thread_id, KEY) is None


def test_deleting_a_draft_twice_is_deleting_it(rig: Rig) -> None:
    thread = _opened(rig)
    receipt = rig.session.save_draft(_reply(thread), KEY)
    rig.session.delete_draft(receipt["draft_id"])
    rig.session.delete_draft(receipt["draft_id"])
    assert rig.session.find_effect(thread.thread_id, KEY) is None


def test_lost_answer_is_unknown_and_the_draft_is_there_once(rig: Rig) -> None:
    thread = _opened(rig)
    rig.spoil_write("lost_after")
    with pytest.raises(OutcomeUnknown):
        rig.session.save_draft(_reply(thread), KEY)
    assert rig.saved_drafts() == 1
    assert rig.session.find_effect(thread.thread_id, KEY) is not None


def test_lost_question_is_unknown_and_nothing_is_there(rig: Rig) -> None:
    thread = _opened(rig)
    rig.spoil_write("lost_before")
    with pytest.raises(OutcomeUnknown):
        rig.session.save_draft(_reply(thread), KEY)
    assert rig.saved_drafts() == 0
    assert rig.session.find_effect(thread.thread_id, KEY) is None


@pytest.mark.parametrize(
    ("fault", "error"),
    [("busy", ProviderBusy), ("refused", ProviderRefused), ("broken", ConnectionBroken)],
)
def test_answer_that_says_no_leaves_nothing_behind(
    rig: Rig, fault: Fault, error: type[Exception]
) -> None:
    thread = _opened(rig)
    rig.spoil_write(fault)
    with pytest.raises(error):
        rig.session.save_draft(_reply(thread), KEY)
    assert rig.saved_drafts() == 0


def test_draft_in_a_thread_that_is_gone_is_refused(rig: Rig) -> None:
    action = _reply(_opened(rig)).model_copy(update={"thread_id": "1234567890abcdef"})
    with pytest.raises(ProviderGone):
        rig.session.save_draft(action, KEY)
    assert rig.saved_drafts() == 0


def test_access_taken_back_is_a_broken_connection(rig: Rig) -> None:
    rig.take_access_back()
    with pytest.raises(ConnectionBroken):
        rig.session.mailbox()
