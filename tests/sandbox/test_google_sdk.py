"""Google's own client library, pointed at the sandbox as the product points it."""

import io
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import httplib2
import httpx
import pytest
from google.oauth2.credentials import Credentials
from google_auth_httplib2 import AuthorizedHttp
from googleapiclient.discovery import build_from_document  # type: ignore[attr-defined] # not in the stubs
from googleapiclient.errors import HttpError
from googleapiclient.http import BatchHttpRequest, HttpRequest, MediaIoBaseUpload

from infra.local.sandbox.google.scopes import MAIL_MODIFY
from tests.sandbox.client import CLIENT, Sandbox, encoded, mail
from tests.sandbox.discovery import check_answer, gmail_document

ACCOUNT = "ana@home.example"


class CheckedHttp(httplib2.Http):
    """Holds every answer against Google's document."""

    def request(  # type: ignore[override] # narrower than the SDK needs
        self, uri: str, method: str = "GET", **options: Any
    ) -> Any:
        response, content = super().request(uri, method, **options)
        check_answer(method, uri, int(response.status), content)
        return response, content


@pytest.fixture
def base(live: Sandbox) -> str:
    assert isinstance(live.wire, httpx.Client)
    return str(live.wire.base_url).rstrip("/") + "/google/"


@pytest.fixture
def credentials(live: Sandbox, base: str) -> Credentials:
    tokens = live.tokens(ACCOUNT, scope=MAIL_MODIFY)
    return Credentials(  # type: ignore[no-untyped-call] # not in the stubs
        token=tokens["access_token"],
        refresh_token=tokens["refresh_token"],
        token_uri=f"{base}token",
        client_id=CLIENT["client_id"],
        client_secret=CLIENT["client_secret"],
    )


@pytest.fixture
def gmail(base: str, credentials: Credentials) -> Iterator[Any]:
    document = gmail_document() | {"rootUrl": base, "baseUrl": base}
    http = AuthorizedHttp(credentials, http=CheckedHttp(timeout=10))
    with build_from_document(document, http=http) as service:
        yield service.users()


def test_a_reply_draft_goes_from_list_to_send(live: Sandbox, gmail: Any) -> None:
    bo = live.mailbox("bo@office.example")
    thread = live.deliver(ACCOUNT, mail(sender=bo.account, Message_ID="<1@x>"))["thread_id"]
    assert gmail.getProfile(userId="me").execute()["emailAddress"] == ACCOUNT
    listed = gmail.messages().list(userId="me", q="in:inbox newer_than:7d").execute()
    message = gmail.messages().get(userId="me", id=listed["messages"][0]["id"]).execute()
    assert message["threadId"] == thread
    raw = mail(sender=ACCOUNT, to=bo.account, subject="Re: Lunch?", References="<1@x>")
    body = {"message": {"raw": encoded(raw), "threadId": thread}}
    draft = gmail.drafts().create(userId="me", body=body).execute()
    assert draft["message"]["threadId"] == thread
    assert len(gmail.threads().get(userId="me", id=thread).execute()["messages"]) == 2
    sent = gmail.drafts().send(userId="me", body={"id": draft["id"]}).execute()
    assert sent["labelIds"] == ["SENT"]
    assert len(bo.found("from:ana subject:lunch")) == 1


def test_the_library_pages_through_lists(live: Sandbox, gmail: Any) -> None:
    ids = {live.deliver(ACCOUNT, mail())["id"] for _ in range(5)}
    seen: set[str] = set()
    request = gmail.messages().list(userId="me", maxResults=2)
    while request is not None:
        answer = request.execute()
        seen |= {message["id"] for message in answer["messages"]}
        request = gmail.messages().list_next(request, answer)
    assert seen == ids


def test_the_library_uploads_a_draft(live: Sandbox, gmail: Any) -> None:
    thread = live.deliver(ACCOUNT, mail(Message_ID="<1@x>"))["thread_id"]
    raw = mail(to="bo@x.example", subject="Re: Lunch?", References="<1@x>").encode()
    media = MediaIoBaseUpload(io.BytesIO(raw), mimetype="message/rfc822")
    body = {"message": {"threadId": thread}}
    draft = gmail.drafts().create(userId="me", body=body, media_body=media).execute()
    assert draft["message"]["threadId"] == thread
    sent = gmail.messages().send(userId="me", media_body=media).execute()
    assert sent["labelIds"] == ["SENT"]


def test_the_library_batches_calls(
    live: Sandbox, gmail: Any, base: str, credentials: Credentials
) -> None:
    ids = [live.deliver(ACCOUNT, mail(subject=f"Nr. {n}"))["id"] for n in range(3)]
    answers: dict[str, Any] = {}
    failures: dict[str, HttpError] = {}

    def keep(request_id: str, answer: Any, error: HttpError | None) -> None:
        if error is not None:
            failures[request_id] = error
        else:
            answers[request_id] = answer

    for batch_uri in (f"{base}batch", f"{base}batch/gmail/v1"):
        answers.clear()
        batch = BatchHttpRequest(callback=keep, batch_uri=batch_uri)
        for message_id in ids:
            call: HttpRequest = gmail.messages().get(userId="me", id=message_id, format="minimal")
            batch.add(call, request_id=message_id)
        batch.add(gmail.messages().get(userId="me", id="18abcdef"), request_id="gone")
        label = {"removeLabelIds": ["UNREAD"]}
        batch.add(gmail.messages().modify(userId="me", id=ids[0], body=label), request_id="read")
        with closing(httplib2.Http(timeout=10)) as http:
            batch.execute(http=AuthorizedHttp(credentials, http=http))
        assert [answers[message_id]["id"] for message_id in ids] == ids
        assert "UNREAD" not in answers["read"]["labelIds"]
        assert failures["gone"].resp.status == 404


def test_the_library_raises_googles_errors(gmail: Any) -> None:
    with pytest.raises(HttpError) as caught:
        gmail.history().list(userId="me", startHistoryId="1").execute()
    assert caught.value.resp.status == 404
    assert caught.value.reason == "Requested entity was not found."


def test_the_library_refreshes_an_expired_token_by_itself(
    live: Sandbox, gmail: Any, credentials: Credentials
) -> None:
    before = credentials.token
    live.control("POST", "/tokens/expire", {"account": ACCOUNT})
    assert gmail.labels().list(userId="me").execute()["labels"]
    assert credentials.token != before


@pytest.mark.parametrize(
    "inner",
    [
        "GET /_sandbox/journal HTTP/1.1\r\nX-Sandbox: 1\r\n\r\n",
        "GET /google/token HTTP/1.1\r\n\r\n",
        "GET /google/batch HTTP/1.1\r\n\r\n",
        "TRACE /google/gmail/v1/users/me/profile HTTP/1.1\r\n\r\n",
        "nonsense",
        "",
    ],
)
def test_a_batch_reaches_its_own_api_only(live: Sandbox, inner: str) -> None:
    content = f"--b\r\nContent-Type: application/http\r\nContent-ID: <1>\r\n\r\n{inner}\r\n--b--"
    headers = {"Content-Type": "multipart/mixed; boundary=b"}
    response = live.request("POST", "/google/batch", headers=headers, content=content)
    assert response.status_code == 200
    assert "HTTP/1.1 400 Bad Request" in response.text
    assert "Content-ID: <response-1>" in response.text


def test_a_batch_has_at_most_100_calls(live: Sandbox) -> None:
    part = "--b\r\n\r\nGET /google/gmail/v1/users/me/profile HTTP/1.1\r\n\r\n"
    headers = {"Content-Type": "multipart/mixed; boundary=b"}
    statuses = [
        live.request(
            "POST", "/google/batch", headers=headers, content=part * n + "\r\n--b--"
        ).status_code
        for n in (100, 101)
    ]
    assert statuses == [200, 400]
