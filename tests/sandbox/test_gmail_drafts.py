import pytest

from tests.sandbox.client import Mailbox, decoded, encoded, mail, reason


def test_a_draft_stands_in_its_thread(ana: Mailbox) -> None:
    thread = ana.sandbox.deliver(ana.account, mail(Message_ID="<1@x>"))["thread_id"]
    raw = mail(sender=ana.account, to="bo@x.example", subject="Re: Lunch?", References="<1@x>")
    draft = ana.draft(raw, thread)
    assert draft["message"]["threadId"] == thread
    assert draft["message"]["labelIds"] == ["DRAFT"]
    messages = ana.get(f"threads/{thread}", format="minimal")["messages"]
    assert [message.get("labelIds") for message in messages][-1] == ["DRAFT"]


def test_a_draft_keeps_its_headers_and_gets_what_is_missing(ana: Mailbox) -> None:
    draft = ana.draft(mail(sender="", Message_ID="<d@x>", X_Countersign_Effect="tsk_1.1.1"))
    message_id = draft["message"]["id"]
    assert ana.header(message_id, "Message-ID") == "<d@x>"
    assert ana.header(message_id, "X-Countersign-Effect") == "tsk_1.1.1"
    assert ana.header(message_id, "From") == ana.account
    assert ana.header(message_id, "Date")


def test_a_draft_is_read_in_every_format(ana: Mailbox) -> None:
    draft = ana.draft(mail(body="The words."))
    full = ana.get(f"drafts/{draft['id']}")
    assert decoded(full["message"]["payload"]["body"]["data"]) == b"The words.\r\n"
    raw = ana.get(f"drafts/{draft['id']}", format="raw")["message"]["raw"]
    assert decoded(raw).endswith(b"\r\n\r\nThe words.\r\n")
    assert "payload" not in ana.get(f"drafts/{draft['id']}", format="minimal")["message"]


def test_drafts_are_listed_searched_and_paged(ana: Mailbox) -> None:
    drafts = [ana.draft(mail(subject=f"Plan {letter}")) for letter in "abc"]
    ana.sandbox.deliver(ana.account, mail(subject="Plan a"))
    page = ana.get("drafts", maxResults=2)
    rest = ana.get("drafts", maxResults=2, pageToken=page["nextPageToken"])
    listed = page["drafts"] + rest["drafts"]
    assert [entry["id"] for entry in listed] == [draft["id"] for draft in reversed(drafts)]
    assert [entry["id"] for entry in ana.get("drafts", q="subject:a")["drafts"]] == [
        drafts[0]["id"]
    ]


def test_an_update_keeps_the_draft_and_replaces_its_message(ana: Mailbox) -> None:
    draft = ana.draft(mail(body="Old."))
    body = {"message": {"raw": encoded(mail(body="New.", subject="Other"))}}
    changed = ana.call("PUT", f"drafts/{draft['id']}", json=body).json()
    assert changed["id"] == draft["id"]
    assert changed["message"]["id"] != draft["message"]["id"]
    assert changed["message"]["threadId"] == draft["message"]["threadId"]
    assert ana.call("GET", f"messages/{draft['message']['id']}").status_code == 404
    assert ana.get(f"drafts/{draft['id']}")["message"]["snippet"] == "New."
    assert len(ana.get("drafts")["drafts"]) == 1


def test_a_deleted_draft_is_gone(ana: Mailbox) -> None:
    draft = ana.draft(mail())
    response = ana.call("DELETE", f"drafts/{draft['id']}")
    assert (response.status_code, response.content) == (204, b"")
    assert reason(ana.call("GET", f"drafts/{draft['id']}")) == (404, "notFound")
    assert reason(ana.call("DELETE", f"drafts/{draft['id']}")) == (404, "notFound")
    assert ana.call("GET", f"messages/{draft['message']['id']}").status_code == 404


def test_sending_a_draft_ends_it_and_delivers_it(ana: Mailbox, bo: Mailbox) -> None:
    draft = ana.draft(
        mail(sender=ana.account, to=bo.account, Message_ID="<d@x>", X_Countersign_Effect="t.1.1")
    )
    sent = ana.post("drafts/send", {"id": draft["id"]})
    assert sent["labelIds"] == ["SENT"]
    assert sent["threadId"] == draft["message"]["threadId"]
    assert sent["id"] != draft["message"]["id"]
    assert ana.header(sent["id"], "Message-ID") != "<d@x>"
    assert ana.header(sent["id"], "X-Countersign-Effect") == "t.1.1"
    assert reason(ana.call("GET", f"drafts/{draft['id']}")) == (404, "notFound")
    assert ana.get("drafts") == {"resultSizeEstimate": 0}
    assert len(bo.found()) == 1


def test_a_draft_is_sent_once(ana: Mailbox, bo: Mailbox) -> None:
    draft = ana.draft(mail(to=bo.account))
    ana.post("drafts/send", {"id": draft["id"]})
    again = ana.call("POST", "drafts/send", json={"id": draft["id"]})
    assert reason(again) == (404, "notFound")
    assert len(bo.found()) == 1
    assert [entry["effect"] for entry in ana.sandbox.journal()] == ["drafts.create", "drafts.send"]


def test_a_draft_may_be_replaced_while_it_is_sent(ana: Mailbox, bo: Mailbox) -> None:
    draft = ana.draft(mail(to=bo.account, body="Old."))
    body = {"id": draft["id"], "message": {"raw": encoded(mail(to=bo.account, body="New."))}}
    ana.post("drafts/send", body)
    assert bo.get(f"messages/{bo.found()[0]}")["snippet"] == "New."


def test_a_draft_without_recipients_can_be_kept_but_not_sent(ana: Mailbox) -> None:
    draft = ana.draft(mail(to=""))
    response = ana.call("POST", "drafts/send", json={"id": draft["id"]})
    assert reason(response) == (400, "invalidArgument")
    assert ana.get(f"drafts/{draft['id']}")["id"] == draft["id"]


@pytest.mark.parametrize("body", [{}, {"message": {}}, {"message": {"raw": ""}}, {"message": "x"}])
def test_a_draft_of_nothing_is_refused(ana: Mailbox, body: dict[str, object]) -> None:
    assert reason(ana.call("POST", "drafts", json=body)) == (400, "invalidArgument")


def test_uploads_carry_the_mail_beside_the_json(ana: Mailbox) -> None:
    thread = ana.sandbox.deliver(ana.account, mail(Message_ID="<1@x>"))["thread_id"]
    raw = mail(to="bo@x.example", subject="Re: Lunch?", References="<1@x>")
    parts = (
        "--b\r\nContent-Type: application/json\r\n\r\n"
        f'{{"message": {{"threadId": "{thread}"}}}}\r\n'
        f"--b\r\nContent-Type: message/rfc822\r\n\r\n{raw}\r\n--b--"
    )
    headers = {
        "Authorization": f"Bearer {ana.token}",
        "Content-Type": 'multipart/related; boundary="b"',
    }
    url = "/google/upload/gmail/v1/users/me/drafts"
    both = ana.sandbox.request(
        "POST", f"{url}?uploadType=multipart", headers=headers, content=parts.encode()
    )
    assert both.json()["message"]["threadId"] == thread
    headers["Content-Type"] = "message/rfc822"
    media = ana.sandbox.request(
        "POST", f"{url}?uploadType=media", headers=headers, content=raw.encode()
    )
    assert media.status_code == 200
    assert len(ana.get("drafts")["drafts"]) == 2


@pytest.mark.parametrize(
    ("kind", "content_type", "content"),
    [
        ("resumable", "message/rfc822", b"x"),
        ("multipart", "message/rfc822", b"x"),
        ("multipart", "multipart/related", b"x"),
        ("multipart", "multipart/related; boundary=b", b"--b\r\n\r\n{}\r\n"),
        ("multipart", "multipart/related; boundary=b", b"--b\r\n\r\n{}\r\n--b--"),
        (
            "multipart",
            "multipart/related; boundary=b",
            b"\r\n--b\r\n\r\n{\r\n--b\r\n\r\nx\r\n--b--",
        ),
        ("media", "message/rfc822", b""),
    ],
)
def test_a_broken_upload_is_refused(
    ana: Mailbox, kind: str, content_type: str, content: bytes
) -> None:
    response = ana.sandbox.request(
        "POST",
        f"/google/upload/gmail/v1/users/me/drafts?uploadType={kind}",
        headers={"Authorization": f"Bearer {ana.token}", "Content-Type": content_type},
        content=content,
    )
    assert response.status_code == 400
    assert ana.get("drafts") == {"resultSizeEstimate": 0}
