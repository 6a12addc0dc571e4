from typing import Any

import pytest

from tests.sandbox.client import Mailbox, encoded, mail, reason


def send(sender: Mailbox, raw: str, thread_id: str | None = None) -> dict[str, Any]:
    body = {"raw": encoded(raw)} | ({"threadId": thread_id} if thread_id else {})
    return sender.post("messages/send", body)


def test_a_sent_mail_reaches_the_other_mailbox(ana: Mailbox, bo: Mailbox) -> None:
    sent = send(ana, mail(sender=ana.account, to=bo.account))
    (arrived,) = bo.found()
    assert sent["labelIds"] == ["SENT"]
    assert arrived != sent["id"]
    assert bo.labels(arrived) == {"INBOX", "UNREAD", "CATEGORY_PERSONAL"}
    assert bo.header(arrived, "Delivered-To") == bo.account
    assert bo.header(arrived, "Return-Path") == f"<{ana.account}>"
    assert "by mx.google.com" in (bo.header(arrived, "Received") or "")
    verdict = bo.header(arrived, "Authentication-Results") or ""
    assert verdict.startswith("mx.google.com;")
    assert "dmarc=pass header.from=home.example" in verdict
    assert ana.header(sent["id"], "Authentication-Results") is None


def test_the_message_id_is_replaced_on_send_and_other_headers_stay(
    ana: Mailbox, bo: Mailbox
) -> None:
    raw = mail(
        sender=ana.account,
        to=bo.account,
        Message_ID="<mine@home.example>",
        X_Countersign_Effect="tsk_1.2.3",
        X_Odd="  kept   as it is",
    )
    sent = send(ana, raw)
    own, (arrived,) = ana.header(sent["id"], "Message-ID"), bo.found()
    assert own not in (None, "<mine@home.example>")
    assert bo.header(arrived, "Message-ID") == own
    assert bo.header(arrived, "X-Countersign-Effect") == "tsk_1.2.3"
    assert bo.header(arrived, "X-Odd") == "kept   as it is"
    assert ana.found("rfc822msgid:<mine@home.example>") == []


def test_blind_copies_arrive_without_a_trace(ana: Mailbox, bo: Mailbox) -> None:
    raw = mail(sender=ana.account, to="someone@elsewhere.example", Bcc=bo.account)
    sent = send(ana, raw)
    (arrived,) = bo.found()
    assert ana.header(sent["id"], "Bcc") == bo.account
    assert bo.header(arrived, "Bcc") is None


def test_an_address_with_a_tag_reaches_the_mailbox_once(ana: Mailbox, bo: Mailbox) -> None:
    send(ana, mail(to="Bo <BO+lists@office.example>, bo@office.example"))
    assert len(bo.found()) == 1


def test_mail_to_oneself_is_one_message(ana: Mailbox) -> None:
    sent = send(ana, mail(to=ana.account))
    assert ana.found() == [sent["id"]]
    assert ana.labels(sent["id"]) == {"SENT", "INBOX", "UNREAD"}


@pytest.mark.parametrize("sender", ["boss@home.example", "Ana <boss@home.example>", ""])
def test_nobody_sends_in_another_name(ana: Mailbox, sender: str) -> None:
    sent = send(ana, mail(sender=sender, to="x@elsewhere.example"))
    assert ana.header(sent["id"], "From") == ana.account


def test_the_own_display_name_stays(ana: Mailbox) -> None:
    sent = send(ana, mail(sender="Ana Lima <ANA@home.example>", to="x@elsewhere.example"))
    assert ana.header(sent["id"], "From") == "Ana Lima <ANA@home.example>"


def test_a_mail_for_nobody_is_refused(ana: Mailbox) -> None:
    response = ana.call("POST", "messages/send", json={"raw": encoded(mail(to="nobody"))})
    assert reason(response) == (400, "invalidArgument")
    assert "Recipient address required" in response.json()["error"]["message"]
    assert (ana.found(), ana.sandbox.journal()) == ([], [])


def test_nothing_to_send_is_refused(ana: Mailbox) -> None:
    assert reason(ana.call("POST", "messages/send", json={})) == (400, "invalidArgument")


def test_a_conversation_stays_one_thread_in_both_mailboxes(ana: Mailbox, bo: Mailbox) -> None:
    asked = send(ana, mail(to=bo.account))
    (received,) = bo.found()
    question = bo.header(received, "Message-ID") or ""
    thread = bo.get(f"messages/{received}")["threadId"]
    reply = mail(to=ana.account, subject="RE: lunch?", In_Reply_To=question, References=question)
    answered = send(bo, reply, thread)
    assert answered["threadId"] == thread
    messages = ana.get(f"threads/{asked['threadId']}")["messages"]
    assert messages[0]["id"] == asked["id"]
    assert len(messages) == 2


def test_a_reply_with_another_subject_starts_a_thread(ana: Mailbox, bo: Mailbox) -> None:
    asked = send(ana, mail(to=bo.account))
    question = bo.header(bo.found()[0], "Message-ID") or ""
    send(bo, mail(to=ana.account, subject="Something else", References=question))
    (arrived,) = ana.found("in:inbox")
    assert ana.get(f"messages/{arrived}")["threadId"] == arrived != asked["threadId"]


@pytest.mark.parametrize(
    ("subject", "references", "joins"),
    [
        ("Re: Lunch?", "<1@x>", True),
        ("AW: re:  lunch?", "<0@x> <1@x>", True),
        ("Re: Lunch?", "", False),
        ("Re: Lunch?", "<2@x>", False),
        ("Re: Dinner?", "<1@x>", False),
    ],
)
def test_a_given_thread_is_joined_only_with_its_references_and_subject(
    ana: Mailbox, subject: str, references: str, joins: bool
) -> None:
    thread = ana.sandbox.deliver(ana.account, mail(Message_ID="<1@x>"))["thread_id"]
    raw = mail(to="bo@elsewhere.example", subject=subject, References=references)
    assert (send(ana, raw, thread)["threadId"] == thread) is joins


def test_an_unknown_thread_is_refused(ana: Mailbox) -> None:
    for thread, status in (("18abcdef", 404), ("no-id", 400), (7, 400)):
        body = {"raw": encoded(mail()), "threadId": thread}
        assert ana.call("POST", "messages/send", json=body).status_code == status


def test_mail_from_outside_keeps_its_own_words_about_its_sender(ana: Mailbox) -> None:
    verdict = "mx.google.com; dmarc=fail header.from=elsewhere.example"
    raw = mail(Authentication_Results=verdict)
    message_id = ana.sandbox.deliver(ana.account, raw)["id"]
    assert ana.header(message_id, "Authentication-Results") == verdict


@pytest.mark.parametrize(
    ("headers", "category"),
    [
        ({}, "CATEGORY_PERSONAL"),
        ({"List_Unsubscribe": "<https://x.example/u>"}, "CATEGORY_PROMOTIONS"),
        ({"List_Id": "<dev.x.example>", "List_Post": "<mailto:dev@x>"}, "CATEGORY_FORUMS"),
        ({"sender": "Shop <no-reply@shop.example>"}, "CATEGORY_UPDATES"),
        ({"Auto_Submitted": "auto-generated"}, "CATEGORY_UPDATES"),
    ],
)
def test_mail_from_outside_falls_into_a_category(
    ana: Mailbox, headers: dict[str, str], category: str
) -> None:
    message_id = ana.sandbox.deliver(ana.account, mail(**headers))["id"]
    assert ana.labels(message_id) == {"INBOX", "UNREAD", category}


def aliases(mailbox: Mailbox) -> list[tuple[str, str, bool]]:
    """Address, verification status and whether it is the default, as Gmail answers them."""
    return [
        (one["sendAsEmail"], one.get("verificationStatus", ""), one["isDefault"])
        for one in mailbox.get("settings/sendAs")["sendAs"]
    ]


def add_alias(mailbox: Mailbox, alias: str, **more: object) -> None:
    wanted = {"account": mailbox.account, "alias": alias, **more}
    assert mailbox.sandbox.control("POST", "/aliases", wanted).is_success


def test_an_account_sends_from_its_own_address_and_lists_it_first(ana: Mailbox) -> None:
    assert aliases(ana) == [(ana.account, "", True)]

    add_alias(ana, "Ana@Aardvark.example")
    add_alias(ana, "ana@bureau.example", status="pending", is_default=True)

    assert aliases(ana) == [
        (ana.account, "", True),
        ("ana@aardvark.example", "accepted", False),
        ("ana@bureau.example", "pending", False),
    ]


def test_only_a_confirmed_alias_stays_in_from(ana: Mailbox) -> None:
    add_alias(ana, "ana@aardvark.example")
    add_alias(ana, "ana@bureau.example", status="pending")
    left = {
        wanted: ana.header(ana.post("messages/send", {"raw": encoded(raw)})["id"], "From")
        for wanted in ("ana@aardvark.example", "ana@bureau.example", "eve@evil.example")
        if (raw := mail(sender=wanted, to="bo@office.example"))
    }

    assert left == {
        "ana@aardvark.example": "ana@aardvark.example",
        "ana@bureau.example": ana.account,
        "eve@evil.example": ana.account,
    }


def test_what_may_not_stand_in_from_is_replaced_by_the_default_address(ana: Mailbox) -> None:
    add_alias(ana, "ana@aardvark.example", is_default=True)

    sent = ana.post("messages/send", {"raw": encoded(mail(sender="x@y.example", to="b@c.example"))})

    assert aliases(ana)[0] == (ana.account, "", False)
    assert ana.header(sent["id"], "From") == "ana@aardvark.example"


def test_an_alias_that_was_removed_is_none_any_more(ana: Mailbox) -> None:
    add_alias(ana, "ana@aardvark.example")
    gone = {"account": ana.account, "alias": "ana@aardvark.example"}

    assert ana.sandbox.control("DELETE", "/aliases", gone).is_success
    assert aliases(ana) == [(ana.account, "", True)]


@pytest.mark.parametrize(
    "wrong",
    [{"alias": "nobody"}, {"status": "maybe"}, {"is_default": "yes"}, {"other": 1}],
    ids=str,
)
def test_an_alias_that_cannot_be_is_refused(ana: Mailbox, wrong: dict[str, object]) -> None:
    wanted = {"account": ana.account, "alias": "ana@aardvark.example"} | wrong

    assert ana.sandbox.control("POST", "/aliases", wanted).status_code == 400
