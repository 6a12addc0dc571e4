"""What every connected mailbox does when it is written to: Gmail over the sandbox, and the fake."""

import re
from collections.abc import Callable
from typing import Any, get_args

import pytest

from countersign.domain.mail.mail import FoundEffect
from countersign.domain.mail.state import MailChange
from countersign.ports.providers import (
    ConnectionBroken,
    OutcomeUnknown,
    ProviderBusy,
    ProviderGone,
    ProviderRefused,
    Unwritable,
)
from tests.contracts.rigs.mail import GRACE, KEY, NOON, Rig, Write, opened, reply
from tests.fakes.provider_faults import Fault


def _prepared(rig: Rig, write: Write) -> Callable[[], object]:
    """One such write, with all that it needs in place."""
    session, thread = rig.session, opened(rig)
    match write:
        case "save_draft":
            return lambda: session.save_draft(reply(thread), KEY)
        case "send_draft":
            draft_id = session.save_draft(reply(thread), KEY)["draft_id"]
            return lambda: session.send_draft(draft_id)
        case "change":
            return lambda: session.change(
                [thread.messages[0].message_id], MailChange(archived=True)
            )
        case "make_label":
            return lambda: session.make_label("Receipts")


def _without_hash(receipt: dict[str, Any]) -> dict[str, Any]:
    """What a mailbox can say of a draft that it has."""
    return {name: value for name, value in receipt.items() if name != "sha256"}


def test_draft_stands_in_the_thread_and_nobody_gets_it(rig: Rig) -> None:
    thread = opened(rig)
    receipt = rig.session.save_draft(reply(thread, "Gladly, at noon."), KEY)
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


def test_receipt_names_the_bytes_that_were_handed_over(rig: Rig) -> None:
    action = reply(opened(rig))
    before = rig.session.fingerprint(action, KEY)
    receipt = rig.session.save_draft(action, KEY)
    assert receipt["sha256"] == before
    assert before != rig.session.fingerprint(action.model_copy(update={"body": "No."}), KEY)
    assert before != rig.session.fingerprint(action, KEY.replace(".1.", ".2."))


def test_what_no_mail_can_carry_is_not_handed_over(rig: Rig) -> None:
    poisoned = "=?utf-8?q?eve=40elsewhere.example=2C_x?=@office.example"
    action = reply(opened(rig), to=(poisoned,))
    with pytest.raises(Unwritable, match=re.escape(f"No mail can be written to {poisoned}.")):
        rig.session.fingerprint(action, KEY)
    with pytest.raises(Unwritable):
        rig.session.save_draft(action, KEY)
    assert rig.carried_out("save_draft") == 0


def test_saved_draft_is_found_by_its_key(rig: Rig) -> None:
    thread = opened(rig)
    receipt = rig.session.save_draft(reply(thread), KEY)
    found = rig.session.find_effect(thread.thread_id, KEY, since=NOON)
    assert found is not None
    assert found == FoundEffect.model_validate(_without_hash(receipt) | {"is_sent": False})
    assert rig.session.find_effect(thread.thread_id, KEY.replace(".1.", ".2."), since=NOON) is None


def test_sent_draft_is_found_and_is_no_draft_any_more(rig: Rig) -> None:
    thread = opened(rig)
    receipt = rig.session.save_draft(reply(thread), KEY)
    rig.send_draft_by_hand(receipt["draft_id"])
    found = rig.session.find_effect(thread.thread_id, KEY, since=NOON)
    assert found is not None
    assert (found.draft_id, found.is_sent) == (None, True)


def test_key_in_a_strangers_mail_is_no_effect(rig: Rig) -> None:
    thread_id = rig.deliver(effect=KEY)
    assert rig.session.find_effect(thread_id, KEY, since=NOON) is None


def test_deleting_a_draft_twice_is_deleting_it(rig: Rig) -> None:
    thread = opened(rig)
    receipt = rig.session.save_draft(reply(thread), KEY)
    assert rig.session.delete_draft(receipt["draft_id"])
    assert not rig.session.delete_draft(receipt["draft_id"])
    assert rig.session.find_effect(thread.thread_id, KEY, since=NOON) is None


@pytest.mark.parametrize("write", get_args(Write))
def test_lost_answer_is_unknown_and_the_write_took_place_once(rig: Rig, write: Write) -> None:
    carry_out = _prepared(rig, write)
    rig.spoil(write, "lost_after")
    with pytest.raises(OutcomeUnknown):
        carry_out()
    assert rig.carried_out(write) == 1


@pytest.mark.parametrize("write", get_args(Write))
def test_lost_question_is_unknown_and_nothing_took_place(rig: Rig, write: Write) -> None:
    carry_out = _prepared(rig, write)
    rig.spoil(write, "lost_before")
    with pytest.raises(OutcomeUnknown):
        carry_out()
    assert rig.carried_out(write) == 0


@pytest.mark.parametrize("write", get_args(Write))
@pytest.mark.parametrize(
    ("fault", "error"),
    [("busy", ProviderBusy), ("refused", ProviderRefused), ("broken", ConnectionBroken)],
)
def test_answer_that_says_no_leaves_nothing_behind(
    rig: Rig, write: Write, fault: Fault, error: type[Exception]
) -> None:
    carry_out = _prepared(rig, write)
    rig.spoil(write, fault)
    with pytest.raises(error):
        carry_out()
    assert rig.carried_out(write) == 0


def test_what_a_lost_answer_left_open_can_be_read(rig: Rig) -> None:
    thread = opened(rig)
    rig.spoil("save_draft", "lost_before")
    with pytest.raises(OutcomeUnknown):
        rig.session.save_draft(reply(thread), KEY)
    assert rig.session.find_effect(thread.thread_id, KEY, since=NOON) is None
    rig.spoil("save_draft", "lost_after")
    with pytest.raises(OutcomeUnknown):
        rig.session.save_draft(reply(thread), KEY)
    assert rig.session.find_effect(thread.thread_id, KEY, since=NOON) is not None


def test_draft_in_a_thread_that_is_gone_is_refused(rig: Rig) -> None:
    action = reply(opened(rig), thread_id="1234567890abcdef")
    with pytest.raises(ProviderGone):
        rig.session.save_draft(action, KEY)
    assert rig.carried_out("save_draft") == 0


def test_sent_draft_is_a_draft_no_more_and_reaches_the_other_mailbox(rig: Rig) -> None:
    thread, bo = opened(rig), rig.somebody()
    draft = rig.session.save_draft(reply(thread, "Gladly.", to=(bo,)), KEY)
    assert rig.received(bo) == []
    receipt = rig.session.send_draft(draft["draft_id"])
    sent = rig.session.thread(thread.thread_id).messages[-1]
    assert receipt == {"message_id": sent.message_id, "thread_id": thread.thread_id}
    assert sent.message_id != draft["message_id"]
    assert (sent.is_sent, sent.is_draft) == (True, False)
    assert sent.headers["x-countersign-effect"] == KEY
    assert [text.strip() for text in rig.received(bo)] == ["Gladly."]


def test_what_was_sent_is_found_as_sent(rig: Rig) -> None:
    thread = opened(rig)
    draft = rig.session.save_draft(reply(thread), KEY)
    receipt = rig.session.send_draft(draft["draft_id"])
    found = rig.session.find_effect(thread.thread_id, KEY, since=NOON)
    assert found is not None
    assert found.model_dump() == receipt | {"draft_id": None, "is_sent": True}


def test_send_whose_answer_was_lost_is_found_as_sent_and_is_not_sent_again(rig: Rig) -> None:
    thread, bo = opened(rig), rig.somebody()
    draft = rig.session.save_draft(reply(thread, to=(bo,)), KEY)
    rig.spoil("send_draft", "lost_after")
    with pytest.raises(OutcomeUnknown):
        rig.session.send_draft(draft["draft_id"])
    found = rig.session.find_effect(thread.thread_id, KEY, since=NOON)
    assert found is not None
    assert (found.draft_id, found.is_sent) == (None, True)
    with pytest.raises(ProviderGone):
        rig.session.send_draft(draft["draft_id"])
    assert len(rig.received(bo)) == 1


def test_send_that_never_arrived_leaves_the_draft(rig: Rig) -> None:
    thread, bo = opened(rig), rig.somebody()
    draft = rig.session.save_draft(reply(thread, to=(bo,)), KEY)
    rig.spoil("send_draft", "lost_before")
    with pytest.raises(OutcomeUnknown):
        rig.session.send_draft(draft["draft_id"])
    found = rig.session.find_effect(thread.thread_id, KEY, since=NOON)
    assert found is not None
    assert found == FoundEffect.model_validate(_without_hash(draft) | {"is_sent": False})
    assert rig.received(bo) == []


def test_reply_under_another_subject_is_found_before_and_after_it_is_sent(rig: Rig) -> None:
    thread = opened(rig)
    draft = rig.session.save_draft(reply(thread, subject="Dinner instead"), KEY)
    found = rig.session.find_effect(thread.thread_id, KEY, since=NOON)
    assert found is not None
    assert found == FoundEffect.model_validate(_without_hash(draft) | {"is_sent": False})
    receipt = rig.session.send_draft(draft["draft_id"])
    found = rig.session.find_effect(thread.thread_id, KEY, since=NOON)
    assert found is not None
    assert found.model_dump() == receipt | {"draft_id": None, "is_sent": True}


def test_of_a_draft_and_a_sent_mail_under_one_key_the_sent_one_counts(rig: Rig) -> None:
    thread = opened(rig)
    rig.session.save_draft(reply(thread), KEY)
    second = rig.session.save_draft(reply(thread), KEY)
    receipt = rig.session.send_draft(second["draft_id"])
    found = rig.session.find_effect(thread.thread_id, KEY, since=NOON)
    assert found is not None
    assert (found.message_id, found.is_sent) == (receipt["message_id"], True)


def test_deleted_draft_cannot_be_sent(rig: Rig) -> None:
    thread, bo = opened(rig), rig.somebody()
    draft = rig.session.save_draft(reply(thread, to=(bo,)), KEY)
    rig.session.delete_draft(draft["draft_id"])
    with pytest.raises(ProviderGone):
        rig.session.send_draft(draft["draft_id"])
    assert rig.received(bo) == []
    assert rig.session.find_effect(thread.thread_id, KEY, since=NOON) is None
