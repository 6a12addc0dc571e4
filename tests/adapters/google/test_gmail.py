"""What is Gmail's own about the mailbox, and what only its faults show."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.mail.state import Folder, MailChange
from countersign.ports.providers import (
    ConnectionBroken,
    OutcomeUnknown,
    ProviderBusy,
    ProviderRefused,
    Unwritable,
)
from tests.adapters.google.live import Connected
from tests.sandbox.client import encoded, mail

KEY = "tsk_01.1.draft"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
ROOT = Path(__file__).parents[3]


def _reply(ana: Connected, **fields: object) -> DraftReply:
    raw = mail(to=ana.account, Message_ID="<first@elsewhere.example>")
    thread_id = ana.deliver(raw)["thread_id"]
    complete: dict[str, object] = {
        "integration_id": "int_1",
        "thread_id": thread_id,
        "reply_to_message_id": "m1",
        "in_reply_to": "<first@elsewhere.example>",
        "to": ("bo@elsewhere.example",),
        "subject": "Re: Lunch?",
        "body": "Gladly.",
    }
    return DraftReply.model_validate(complete | fields)


def test_token_that_ends_in_the_middle_is_replaced_without_anybody_noticing(
    ana: Connected,
) -> None:
    action = _reply(ana)
    ana.session.account()
    ana.sandbox.control("POST", "/tokens/expire", {"account": ana.account})
    receipt = ana.session.save_draft(action, KEY)
    assert ana.asked == [False, True]
    assert [entry["key"] for entry in ana.writes()] == [KEY]
    found = ana.session.find_effect(action.thread_id, KEY, since=LONG_AGO)
    assert found is not None
    assert found.draft_id == receipt["draft_id"]


def test_fresh_token_is_asked_for_once_a_call(ana: Connected) -> None:
    action = _reply(ana)
    ana.fault("POST", "/drafts$", "status", status=401, times=9)
    with pytest.raises(ConnectionBroken):
        ana.session.save_draft(action, KEY)
    assert ana.asked == [False, True]
    assert ana.writes() == []


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, ProviderRefused),
        (403, ProviderRefused),
        (429, ProviderBusy),
        (500, OutcomeUnknown),
        (503, OutcomeUnknown),
    ],
)
def test_write_that_gets_a_status_is_told_apart_and_tried_once(
    ana: Connected, status: int, error: type[Exception]
) -> None:
    action = _reply(ana)
    ana.fault("POST", "/drafts$", "status", status=status)
    with pytest.raises(error):
        ana.session.save_draft(action, KEY)
    assert ana.writes() == []


def test_read_survives_one_dropped_connection(ana: Connected) -> None:
    ana.fault("GET", "/profile$", "before")
    assert ana.session.account().address == ana.account


def test_missing_scope_breaks_the_connection(ana: Connected) -> None:
    readonly = "https://www.googleapis.com/auth/gmail.readonly"
    action = _reply(ana)
    ana.box = ana.sandbox.mailbox(ana.account, readonly)
    with pytest.raises(ConnectionBroken):
        ana.open().save_draft(action, KEY)


def test_draft_that_left_its_thread_is_still_found(ana: Connected) -> None:
    """Gmail threads a draft by its subject; one that the person has reworded stands alone."""
    action = _reply(ana, subject="Dinner instead")
    receipt = ana.session.save_draft(action, KEY)
    assert receipt["thread_id"] != action.thread_id
    found = ana.session.find_effect(action.thread_id, KEY, since=LONG_AGO)
    assert found is not None
    assert (found.draft_id, found.thread_id) == (receipt["draft_id"], receipt["thread_id"])
    assert not found.is_sent


def test_only_the_whole_key_is_found(ana: Connected) -> None:
    action = _reply(ana)
    ana.session.save_draft(action, KEY)
    assert ana.session.find_effect(action.thread_id, KEY[:-1], since=LONG_AGO) is None
    assert ana.session.find_effect(action.thread_id, f"{KEY} ", since=LONG_AGO) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"subject": "Re: =?utf-8?q?x=0d=0aBcc=3A_{eve}?="},
        {"references": "<0@x.example>\r\nBcc: {eve}"},
        {"references": "<=?utf-8?q?x=0d=0aBcc=3A_{eve}?=>"},
        {"in_reply_to": "<=?utf-8?q?x=0d=0aBcc=3A_{eve}?=@x.example>"},
        {"in_reply_to": "<0@x.example>\r\nBcc: {eve}\r\nX: <1@x.example>"},
        {"body": "Gladly.\r\nBcc: {eve}\r\n.\r\nBcc: {eve}\r\n"},
    ],
)
def test_nothing_in_a_sent_reply_reaches_somebody_else(
    ana: Connected, fields: dict[str, str]
) -> None:
    bo, eve = (ana.sandbox.mailbox(f"{name}-{ana.account}") for name in ("bo", "eve"))
    forged = {name: text.format(eve=eve.account) for name, text in fields.items()}
    action = _reply(ana, to=(bo.account,)).model_copy(update=forged)
    sent = ana.session.send_draft(ana.session.save_draft(action, KEY)["draft_id"])
    assert ana.box.header(sent["message_id"], "Bcc") is None
    assert ana.box.header(sent["message_id"], "X-Countersign-Effect") == KEY
    assert (len(bo.found()), eve.found()) == (1, [])


@pytest.mark.parametrize(
    "fields",
    [
        {"subject": "Re: Lunch?\r\nBcc: {eve}"},
        {"subject": "Re: Lunch?\u2028Bcc: {eve}"},
        {"to": ("=?utf-8?q?{eve}=2C_x?=@office.example",)},
        {"cc": ("=?utf-8?q?{eve}=2C_x?=@office.example",)},
    ],
)
def test_what_could_reach_somebody_else_is_not_even_saved(
    ana: Connected, fields: dict[str, str | tuple[str]]
) -> None:
    eve = ana.sandbox.mailbox(f"eve-{ana.account}").account.replace("@", "=40")
    forged = {
        name: text.format(eve=eve) if isinstance(text, str) else (text[0].format(eve=eve),)
        for name, text in fields.items()
    }
    with pytest.raises(Unwritable):
        ana.session.save_draft(_reply(ana).model_copy(update=forged), KEY)
    assert ana.writes() == []


def test_own_sent_mail_elsewhere_is_found_only_by_its_key(ana: Connected) -> None:
    action = _reply(ana)
    for number in range(3):
        raw = mail(to="bo@elsewhere.example", X_Countersign_Effect=f"{KEY}{number}")
        ana.box.post("messages/send", {"raw": encoded(raw)})
    assert ana.session.find_effect(action.thread_id, KEY, since=LONG_AGO) is None


def test_sending_without_the_right_to_send_breaks_the_connection(ana: Connected) -> None:
    draft_id = ana.session.save_draft(_reply(ana), KEY)["draft_id"]
    ana.box = ana.sandbox.mailbox(ana.account, "https://www.googleapis.com/auth/gmail.readonly")
    with pytest.raises(ConnectionBroken):
        ana.open().send_draft(draft_id)
    assert [entry["effect"] for entry in ana.writes()] == ["drafts.create"]


def test_a_thousand_messages_change_in_one_write(ana: Connected) -> None:
    present = ana.deliver(mail())
    ids = [f"{number:x}" for number in range(999)]
    ana.session.change([*ids, present["id"]], MailChange(archived=True))
    assert [entry["effect"] for entry in ana.writes()] == ["messages.batchModify"]
    now = ana.session.states(present["thread_id"])[present["id"]]
    assert now.folder is Folder.ARCHIVE


def test_long_thread_shows_its_newest_messages(ana: Connected) -> None:
    thread_id = ana.deliver(mail(Message_ID="<0@x.example>"))["thread_id"]
    for number in range(1, 55):
        moment = f"Fri, 20 Nov 2026 12:{number:02d}:00 +0000"
        ana.deliver(
            mail(
                body=f"number {number}",
                Date=moment,
                In_Reply_To="<0@x.example>",
                Message_ID=f"<{number}@x.example>",
            )
        )
    texts = [message.text for message in ana.session.thread(thread_id).messages]
    assert len(texts) == 50
    assert "number 54" in texts
    assert "number 1" not in texts


@pytest.mark.parametrize(
    "address",
    [
        "x@y.example OR from:me",
        'x@y.example" OR in:sent "',
        "x@y.example) OR (in:sent",
        "{x@y.example in:sent}",
        "x@y.example\nin:sent",
        "in:sent",
        "",
        "@",
        "*@office.example",
        f"{'a' * 400}@office.example",
    ],
)
def test_no_address_can_turn_the_search_into_another(ana: Connected, address: str) -> None:
    raw = encoded(mail(sender=ana.account, to="bo@office.example"))
    ana.box.post("messages/send", {"raw": raw})
    assert not ana.session.has_written_to(address)
    assert ana.session.has_written_to("BO@office.example")


def test_address_is_looked_up_once_a_session(ana: Connected) -> None:
    ana.session.has_written_to("bo@office.example")
    ana.fault("GET", "/messages", "status", status=400)
    assert not ana.session.has_written_to("bo@office.example")


def test_spam_and_rubbish_are_no_news(ana: Connected) -> None:
    position = ana.session.account().position
    for label in ("SPAM", "TRASH"):
        ana.deliver(mail(), label_ids=[label])
    assert ana.session.changes(position, at_most=10).thread_ids == ()


def test_many_changes_are_read_page_by_page(ana: Connected) -> None:
    position = ana.session.account().position
    arrived = [ana.deliver(mail())["thread_id"] for _ in range(130)]
    changes = ana.session.changes(position, at_most=1000)
    assert list(changes.thread_ids) == arrived
    assert changes.position == ana.session.account().position


def test_oauth_reaches_nothing_of_googles_own_sdk() -> None:
    script = (
        "import sys, countersign.adapters.google.oauth as it\n"
        "from tests.fakes.system import SettableClock\n"
        "it.GoogleOAuth('id', 'secret', SettableClock()).authorization_url('s', 'v' * 43, 'http://x')\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in"
        " ('google', 'googleapiclient', 'httplib2', 'httpx', 'bs4')))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={"PYTHONPATH": f"{ROOT}/layers/core:{ROOT}"},
    )
    assert ran.stdout.strip() == "[]"
