"""What every connected mailbox does when it is written to: Gmail over the sandbox, and the fake."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
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
    TooMuchToSee,
    Unwritable,
)
from tests.adapters.google.live import live_sandbox
from tests.contracts.rigs.mail import GRACE, KEY, NOON, Rig, Write, opened, reply
from tests.contracts.rigs.named import MAIL_RIGS, mail_rig
from tests.fakes.provider_faults import Fault
from tests.sandbox.client import Sandbox


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    with live_sandbox(tmp_path_factory.mktemp("sandbox")) as sandbox:
        yield sandbox


@pytest.fixture(params=MAIL_RIGS)
def rig(request: pytest.FixtureRequest) -> Iterator[Rig]:
    with mail_rig(request.param, lambda: request.getfixturevalue("running")) as rig:
        yield rig


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


def test_a_draft_names_the_message_that_it_holds_and_is_as_it_was_approved(rig: Rig) -> None:
    action = reply(opened(rig))
    receipt = rig.session.save_draft(action, KEY)

    now = rig.session.draft(receipt["draft_id"], action, KEY)

    assert (now.message_id, now.is_as_approved) == (receipt["message_id"], True)


@pytest.mark.parametrize(
    "fields",
    [
        {"cc": ("bo@office.example",)},
        {"to": (GRACE, "bo@office.example"), "cc": ("cy@büro.example",)},
        {"subject": "Über das Mittagessen im Größten aller Säle, und was es danach noch gibt"},
        {"subject": "Re: =?utf-8?q?Lunch?= twice"},
        {"subject": "ä" * 400},
        {"subject": ""},
        {"body": "Gladly.\r\n\r\n\tAt noon  = 12:00 \u2013 s\u00fc\u00df.\n.\nFrom me\n\n"},
        {"body": "x" * 3_000 + "\n" + "y " * 20_000},
        {"body": "<p>Write it like <b>this</b>.</p>\n<br>\nOr not."},
        {"body": "\x1b[1mBold\x1b[0m, and a page\x0cfeed\x85"},
        {"body": "\U0001f44d"},
    ],
)
def test_whatever_a_draft_says_it_is_known_again(rig: Rig, fields: dict[str, Any]) -> None:
    action = reply(opened(rig), **fields)
    receipt = rig.session.save_draft(action, KEY)

    assert rig.session.draft(receipt["draft_id"], action, KEY).is_as_approved


@pytest.mark.parametrize(
    "otherwise",
    [
        {"to": ("eve@elsewhere.example",)},
        {"to": (GRACE, "eve@elsewhere.example")},
        {"cc": ("eve@elsewhere.example",)},
        {"subject": "Re: Dinner?"},
        {"body": "Gladly, at one."},
    ],
)
def test_a_draft_that_says_something_else_is_not_the_one_approved(
    rig: Rig, otherwise: dict[str, Any]
) -> None:
    thread = opened(rig)
    receipt = rig.session.save_draft(reply(thread, **otherwise), KEY)

    assert not rig.session.draft(receipt["draft_id"], reply(thread), KEY).is_as_approved


def test_a_draft_under_another_key_is_not_the_one_approved(rig: Rig) -> None:
    action = reply(opened(rig))
    receipt = rig.session.save_draft(action, KEY)
    other = KEY.replace(".1.", ".2.")

    assert not rig.session.draft(receipt["draft_id"], action, other).is_as_approved


def test_a_draft_that_was_edited_holds_another_message(rig: Rig) -> None:
    action = reply(opened(rig))
    receipt = rig.session.save_draft(action, KEY)
    rig.edit_draft_by_hand(receipt["draft_id"], "Let us say at one.")

    now = rig.session.draft(receipt["draft_id"], action, KEY)

    assert now.message_id != receipt["message_id"]
    assert not now.is_as_approved


def test_a_draft_that_is_gone_cannot_be_looked_at(rig: Rig) -> None:
    action = reply(opened(rig))
    receipt = rig.session.save_draft(action, KEY)
    rig.session.delete_draft(receipt["draft_id"])

    with pytest.raises(ProviderGone):
        rig.session.draft(receipt["draft_id"], action, KEY)


def test_a_draft_in_a_thread_of_its_own_is_found_below_sixty_newer_ones(rig: Rig) -> None:
    thread = opened(rig)
    receipt = rig.session.save_draft(reply(thread, subject="Dinner instead"), KEY)
    rig.write_drafts_by_hand(60)

    found = rig.session.find_effect(thread.thread_id, KEY, since=NOON)

    assert found is not None
    assert found.draft_id == receipt["draft_id"]


def test_what_lies_below_more_drafts_than_are_looked_through_is_never_called_absent(
    rig: Rig,
) -> None:
    thread = opened(rig)
    rig.session.save_draft(reply(thread, subject="Dinner instead"), KEY)
    rig.write_drafts_by_hand(101)

    with pytest.raises(TooMuchToSee):
        rig.session.find_effect(thread.thread_id, KEY, since=NOON)


def test_a_draft_in_the_thread_is_found_however_much_was_written_since(rig: Rig) -> None:
    thread = opened(rig)
    receipt = rig.session.save_draft(reply(thread), KEY)
    rig.write_drafts_by_hand(101)

    found = rig.session.find_effect(thread.thread_id, KEY, since=NOON)

    assert found is not None
    assert found.draft_id == receipt["draft_id"]


def test_what_is_older_than_the_effect_is_not_looked_through(rig: Rig) -> None:
    thread = opened(rig)
    rig.write_drafts_by_hand(101)
    since = rig.session.thread(thread.thread_id).messages[-1].at + timedelta(days=365)

    assert rig.session.find_effect(thread.thread_id, KEY, since=since) is None


ALIAS = "ana@studio.example"


def test_a_draft_leaves_from_the_alias_it_is_to_leave_from(rig: Rig) -> None:
    rig.add_alias(ALIAS)
    thread = opened(rig)
    action = reply(thread)

    receipt = rig.session.save_draft(action, KEY, ALIAS)
    sent = rig.session.send_draft(receipt["draft_id"])

    assert receipt["sha256"] == rig.session.fingerprint(action, KEY, ALIAS)
    assert receipt["sha256"] != rig.session.fingerprint(action, KEY, rig.address)
    messages = {one.message_id: one for one in rig.session.thread(thread.thread_id).messages}
    assert messages[sent["message_id"]].sender == ALIAS


@pytest.mark.parametrize("is_default", [False, True], ids=["alias", "default alias"])
def test_a_draft_leaves_from_the_accounts_own_address_whatever_the_default(
    rig: Rig, is_default: bool
) -> None:
    rig.add_alias(ALIAS, is_default=is_default)
    thread = opened(rig)

    receipt = rig.session.save_draft(reply(thread), KEY, rig.address)

    messages = {one.message_id: one for one in rig.session.thread(thread.thread_id).messages}
    assert messages[receipt["message_id"]].sender == rig.address


@pytest.mark.parametrize("confirmed", [False, None], ids=["not confirmed", "unknown"])
def test_nothing_leaves_from_an_address_that_the_account_does_not_send_from(
    rig: Rig, confirmed: bool | None
) -> None:
    """Gmail would write another one in its place, and say nothing."""
    if confirmed is not None:
        rig.add_alias(ALIAS, confirmed=confirmed)
    action = reply(opened(rig))

    with pytest.raises(Unwritable, match="does not send from"):
        rig.session.fingerprint(action, KEY, ALIAS)
    with pytest.raises(Unwritable, match="does not send from"):
        rig.session.save_draft(action, KEY, ALIAS)
    assert rig.carried_out("save_draft") == 0


def test_a_draft_that_leaves_from_another_address_is_not_what_was_approved(rig: Rig) -> None:
    rig.add_alias(ALIAS)
    action = reply(opened(rig))
    from_alias = rig.session.save_draft(action, KEY, ALIAS)["draft_id"]
    from_account = rig.session.save_draft(action, KEY, rig.address)["draft_id"]

    as_approved = {
        (draft_id, sender): rig.session.draft(draft_id, action, KEY, sender).is_as_approved
        for draft_id in (from_alias, from_account)
        for sender in (ALIAS, rig.address)
    }

    assert as_approved == {
        (from_alias, ALIAS): True,
        (from_alias, rig.address): False,
        (from_account, ALIAS): False,
        (from_account, rig.address): True,
    }
