from email.message import EmailMessage

import pytest

from infra.local.sandbox.google.scopes import MAIL_METADATA
from tests.sandbox.client import Mailbox, Sandbox, decoded, encoded, mail, reason


def letter() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Zoë Ørsted <zoe@elsewhere.example>"
    message["To"] = "ana@home.example"
    message["Subject"] = "Rechnung für März"
    message["Date"] = "Mon, 02 Mar 2026 09:30:00 +0100"
    message["Message-ID"] = "<bill@elsewhere.example>"
    message.set_content("Im Anhang.\n", charset="iso-8859-1")
    message.add_alternative("<p>Im <b>Anhang</b>: &euro; 5</p>\n", subtype="html")
    message.add_attachment(
        b"%PDF-1.7 \x00\xff", maintype="application", subtype="pdf", filename="März.pdf"
    )
    return message


def test_the_full_format_is_the_tree_of_parts(ana: Mailbox) -> None:
    message_id = ana.sandbox.deliver(ana.account, letter().as_string())["id"]
    message = ana.get(f"messages/{message_id}", format="full")
    root = message["payload"]
    alternative, attachment = root["parts"]
    plain, html = alternative["parts"]
    assert (root["partId"], root["mimeType"], root["body"]) == (
        "",
        "multipart/mixed",
        {"size": 0},
    )
    assert [part["partId"] for part in (alternative, plain, html, attachment)] == [
        "0",
        "0.0",
        "0.1",
        "1",
    ]
    assert decoded(plain["body"]["data"]) == b"Im Anhang.\r\n"
    assert "&euro;" in decoded(html["body"]["data"]).decode()
    assert (attachment["filename"], attachment["mimeType"]) == ("März.pdf", "application/pdf")
    assert "data" not in attachment["body"]
    headers = {header["name"]: header["value"] for header in root["headers"]}
    assert headers["Subject"] == "Rechnung für März"
    assert headers["From"] == "Zoë Ørsted <zoe@elsewhere.example>"
    assert message["snippet"] == "Im Anhang."
    assert message["internalDate"] == "1772440200000"


def test_an_attachment_is_fetched_by_its_id(ana: Mailbox) -> None:
    message_id = ana.sandbox.deliver(ana.account, letter().as_string())["id"]
    part = ana.get(f"messages/{message_id}")["payload"]["parts"][1]
    attachment = part["body"]["attachmentId"]
    got = ana.get(f"messages/{message_id}/attachments/{attachment}")
    assert decoded(got["data"]) == b"%PDF-1.7 \x00\xff"
    assert got["size"] == part["body"]["size"] == 11
    bad = ana.call("GET", f"messages/{message_id}/attachments/{attachment}x")
    assert reason(bad) == (400, "invalidArgument")


def test_the_raw_format_is_the_mail_itself(ana: Mailbox) -> None:
    text = letter().as_string()
    message_id = ana.sandbox.deliver(ana.account, text)["id"]
    message = ana.get(f"messages/{message_id}", format="raw")
    raw = decoded(message["raw"])
    assert raw == text.replace("\n", "\r\n").encode()
    assert message["sizeEstimate"] == len(raw)
    assert "payload" not in message


def test_the_metadata_format_shows_the_headers_asked_for(ana: Mailbox) -> None:
    message_id = ana.sandbox.deliver(ana.account, letter().as_string())["id"]
    message = ana.get(
        f"messages/{message_id}", format="metadata", metadataHeaders=["subject", "FROM"]
    )
    assert {header["name"] for header in message["payload"]["headers"]} == {"From", "Subject"}
    assert "parts" not in message["payload"]


def test_the_metadata_scope_sees_no_content(sandbox: Sandbox) -> None:
    limited = sandbox.mailbox("ana@home.example", MAIL_METADATA)
    message_id = sandbox.deliver("ana@home.example", mail())["id"]
    for shape in ("full", "raw"):
        response = limited.call("GET", f"messages/{message_id}", params={"format": shape})
        assert response.status_code == 403
    assert limited.call("GET", "messages", params={"q": "lunch"}).status_code == 403
    assert limited.get(f"messages/{message_id}", format="metadata")["id"] == message_id


def test_a_forwarded_mail_is_an_attachment_with_parts(ana: Mailbox) -> None:
    outer = EmailMessage()
    outer["From"], outer["To"], outer["Subject"] = "bo@elsewhere.example", ana.account, "Fwd"
    outer.set_content("See below.")
    outer.add_attachment(letter())
    message_id = ana.sandbox.deliver(ana.account, outer.as_string())["id"]
    part = ana.get(f"messages/{message_id}")["payload"]["parts"][1]
    attachment = ana.get(f"messages/{message_id}/attachments/{part['body']['attachmentId']}")
    assert part["mimeType"] == "message/rfc822"
    assert part["parts"][0]["mimeType"] == "multipart/mixed"
    assert b"Message-ID: <bill@elsewhere.example>\r\n" in decoded(attachment["data"])


def test_an_html_mail_has_a_snippet_of_its_visible_text(ana: Mailbox) -> None:
    html = (
        "<head><style>p{color:red}</style></head><!-- no --><p>Fish &amp; chips<script>x</script>"
    )
    raw = mail(body=html, Content_Type="text/html; charset=utf-8")
    message_id = ana.sandbox.deliver(ana.account, raw)["id"]
    assert ana.get(f"messages/{message_id}")["snippet"] == "Fish &amp; chips"


def test_lists_are_newest_first_and_come_in_pages(ana: Mailbox) -> None:
    sent = [
        ana.sandbox.deliver(ana.account, mail(Date=f"Mon, 02 Mar 2026 09:{minute:02}:00 +0000"))
        for minute in (5, 3, 9, 7, 1)
    ]
    order = [sent[i]["id"] for i in (2, 3, 0, 1, 4)]
    seen: list[str] = []
    token = None
    for _ in range(3):
        page = ana.get("messages", maxResults=2, **({"pageToken": token} if token else {}))
        seen += [message["id"] for message in page["messages"]]
        token = page.get("nextPageToken")
    assert (seen, token) == (order, None)
    assert page["resultSizeEstimate"] == 5


def test_an_empty_mailbox_answers_without_the_field(ana: Mailbox) -> None:
    for path in ("messages", "threads", "drafts"):
        assert ana.get(path) == {"resultSizeEstimate": 0}
    assert set(ana.get("history", startHistoryId=ana.history_id())) == {"historyId"}


def test_spam_and_trash_are_listed_only_on_request(ana: Mailbox) -> None:
    kept = ana.sandbox.deliver(ana.account, mail())["id"]
    spam = ana.sandbox.deliver(ana.account, mail(), label_ids=["SPAM", "UNREAD"])["id"]
    trashed = ana.sandbox.deliver(ana.account, mail())["id"]
    ana.post(f"messages/{trashed}/trash")
    assert ana.found() == [kept]
    assert set(ana.found(includeSpamTrash="true")) == {kept, spam, trashed}
    assert ana.found("in:spam") == ana.found(labelIds="SPAM") == [spam]
    assert set(ana.found("in:anywhere")) == {kept, spam, trashed}


def test_trash_takes_a_mail_out_of_the_inbox_and_untrash_out_of_the_trash(ana: Mailbox) -> None:
    message_id = ana.sandbox.deliver(ana.account, mail())["id"]
    assert set(ana.post(f"messages/{message_id}/trash")["labelIds"]) == {
        "TRASH",
        "UNREAD",
        "CATEGORY_PERSONAL",
    }
    assert set(ana.post(f"messages/{message_id}/untrash")["labelIds"]) == {
        "UNREAD",
        "CATEGORY_PERSONAL",
    }


def test_modify_adds_and_takes_away(ana: Mailbox) -> None:
    message_id = ana.sandbox.deliver(ana.account, mail())["id"]
    ana.post(
        f"messages/{message_id}/modify",
        {"addLabelIds": ["STARRED"], "removeLabelIds": ["UNREAD", "INBOX", "CATEGORY_PERSONAL"]},
    )
    assert ana.labels(message_id) == {"STARRED"}
    ana.post(f"messages/{message_id}/modify", {"removeLabelIds": ["STARRED"]})
    assert "labelIds" not in ana.get(f"messages/{message_id}")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"addLabelIds": ["SENT"]},
        {"removeLabelIds": ["DRAFT"]},
        {"addLabelIds": ["Label_9"]},
        {"addLabelIds": ["nonsense"]},
        {"addLabelIds": "INBOX"},
        {"addLabelIds": [1]},
        {"addLabelIds": ["INBOX"], "removeLabelIds": ["INBOX"]},
        {"addLabelIds": ["STARRED"] * 101},
    ],
)
def test_a_bad_change_of_labels_changes_nothing(ana: Mailbox, body: dict[str, object]) -> None:
    message_id = ana.sandbox.deliver(ana.account, mail())["id"]
    before = ana.labels(message_id)
    response = ana.call("POST", f"messages/{message_id}/modify", json=body)
    assert reason(response) == (400, "invalidArgument")
    assert ana.labels(message_id) == before
    assert ana.sandbox.journal() == []


def test_batch_modify_is_one_effect_and_passes_over_what_is_gone(ana: Mailbox) -> None:
    ids = [ana.sandbox.deliver(ana.account, mail())["id"] for _ in range(3)]
    body = {"ids": [*ids, "abcdef"], "removeLabelIds": ["INBOX"]}
    response = ana.call("POST", "messages/batchModify", json=body)
    assert (response.status_code, response.content) == (204, b"")
    assert all("INBOX" not in ana.labels(message_id) for message_id in ids)
    assert [entry["effect"] for entry in ana.sandbox.journal()] == ["messages.batchModify"]


@pytest.mark.parametrize("ids", [[], ["1"] * 1001, "1", [1], ["not an id"]])
def test_a_bad_batch_is_refused(ana: Mailbox, ids: object) -> None:
    response = ana.call(
        "POST", "messages/batchModify", json={"ids": ids, "removeLabelIds": ["INBOX"]}
    )
    assert reason(response) == (400, "invalidArgument")


@pytest.mark.parametrize("path", ["messages", "threads"])
def test_an_unknown_id_is_404_and_no_id_is_400(ana: Mailbox, path: str) -> None:
    assert reason(ana.call("GET", f"{path}/18abcdef")) == (404, "notFound")
    assert reason(ana.call("GET", f"{path}/no-id")) == (400, "invalidArgument")


def test_a_mailbox_does_not_show_the_mail_of_another(ana: Mailbox, bo: Mailbox) -> None:
    message_id = ana.sandbox.deliver(ana.account, mail())["id"]
    assert bo.found() == []
    assert bo.call("GET", f"messages/{message_id}").status_code == 404
    assert bo.call("GET", f"threads/{message_id}").status_code == 404
    assert bo.call("POST", f"messages/{message_id}/trash").status_code == 404


def test_a_thread_is_read_and_changed_as_a_whole(ana: Mailbox) -> None:
    first = ana.sandbox.deliver(ana.account, mail(Message_ID="<1@x>"))
    second = ana.sandbox.deliver(ana.account, mail(subject="Re: Lunch?", In_Reply_To="<1@x>"))
    assert second["thread_id"] == first["thread_id"] == first["id"]
    thread = ana.get(f"threads/{first['id']}", format="minimal")
    assert [message["id"] for message in thread["messages"]] == [first["id"], second["id"]]
    ana.post(f"threads/{first['id']}/modify", {"removeLabelIds": ["INBOX"]})
    assert ana.found("in:inbox") == []
    listed = ana.get("threads")["threads"]
    assert [entry["id"] for entry in listed] == [first["id"]]
    assert listed[0]["snippet"] == "Shall we have lunch on Friday?"


def test_threads_come_in_pages_by_their_newest_match(ana: Mailbox) -> None:
    threads = [
        ana.sandbox.deliver(ana.account, mail(Date=f"Mon, 02 Mar 2026 09:0{minute}:00 +0000"))["id"]
        for minute in (1, 3, 2)
    ]
    page = ana.get("threads", maxResults=2)
    rest = ana.get("threads", maxResults=2, pageToken=page["nextPageToken"])
    found = [thread["id"] for thread in page["threads"] + rest["threads"]]
    assert found == [threads[1], threads[2], threads[0]]


@pytest.mark.parametrize("raw", ["*", "a", "ä", "=", encoded(b"\xff" * 10) + "!"])
def test_what_is_not_base64_is_refused(ana: Mailbox, raw: str) -> None:
    response = ana.call("POST", "messages/send", json={"raw": raw})
    assert reason(response) == (400, "invalidArgument")
