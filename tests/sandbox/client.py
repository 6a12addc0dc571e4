"""How the tests speak with a sandbox. Every Gmail answer is held against Google's document."""

import asyncio
import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import httpx
from starlette.types import ASGIApp

from infra.local.sandbox.google.scopes import MAIL_MODIFY
from tests.sandbox.discovery import check_answer

CALLBACK = "http://localhost:3000/api/v1/integrations/google/callback"
CLIENT = {"client_id": "countersign-sandbox", "client_secret": "countersign-sandbox-secret"}
VERIFIER = "v" * 64
CHALLENGE = (
    base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
)


class InProcess:
    """The application without a socket, on an event loop of its own."""

    def __init__(self, app: ASGIApp, base_url: str = "http://127.0.0.1") -> None:
        self._runner = asyncio.Runner()
        self._client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app=app), base_url=base_url, timeout=30
        )

    def request(self, method: str, url: str, **options: Any) -> httpx.Response:
        return self._runner.run(self._client.request(method, url, **options))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._runner.run(self._client.aclose())
        self._runner.close()


@dataclass
class Sandbox:
    wire: InProcess | httpx.Client

    def request(self, method: str, url: str, **options: Any) -> httpx.Response:
        response = self.wire.request(method, url, **options)
        check_answer(method, url, response.status_code, response.content)
        return response

    def control(self, method: str, path: str, body: object = None) -> httpx.Response:
        content = None if body is None else json.dumps(body).encode()
        return self.request(method, f"/_sandbox{path}", headers={"X-Sandbox": "1"}, content=content)

    def authorize(self, **query: str) -> httpx.Response:
        asked = {
            "client_id": CLIENT["client_id"],
            "redirect_uri": CALLBACK,
            "response_type": "code",
            "scope": MAIL_MODIFY,
            "state": "the state",
            "code_challenge": CHALLENGE,
            "code_challenge_method": "S256",
            "access_type": "offline",
        }
        return self.request("GET", "/google/o/oauth2/v2/auth", params=asked | query)

    def code(self, account: str, **query: str) -> str:
        return code_in(self.authorize(sandbox_account=account, **query))

    def token(self, **form: str) -> httpx.Response:
        return self.request("POST", "/google/token", data=CLIENT | form)

    def tokens(self, account: str, **query: str) -> dict[str, Any]:
        response = self.token(
            grant_type="authorization_code",
            code=self.code(account, **query),
            code_verifier=VERIFIER,
            redirect_uri=CALLBACK,
        )
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json()
        return answer

    def mailbox(self, account: str, *scopes: str) -> "Mailbox":
        """A connected mailbox, made if it is new."""
        scope = " ".join(scopes) or MAIL_MODIFY
        token = self.tokens(account, scope=scope, prompt="consent")["access_token"]
        return Mailbox(self, account, token)

    def journal(self, since: int = 0) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = self.control("GET", f"/journal?since={since}").json()["items"]
        return items

    def deliver(self, account: str, raw: str, **more: object) -> dict[str, str]:
        response = self.control("POST", "/mail", {"account": account, "raw": raw, **more})
        assert response.status_code == 200, response.text
        answer: dict[str, str] = response.json()
        return answer


@dataclass
class Mailbox:
    sandbox: Sandbox
    account: str
    token: str

    def call(self, method: str, path: str, **options: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}"} | options.pop("headers", {})
        return self.sandbox.request(
            method, f"/google/gmail/v1/users/me/{path}", headers=headers, **options
        )

    def get(self, path: str, **query: str | int | Sequence[str]) -> dict[str, Any]:
        return _ok(self.call("GET", path, params=query))

    def post(self, path: str, body: Mapping[str, object] | None = None) -> dict[str, Any]:
        return _ok(self.call("POST", path, json=body or {}))

    def labels(self, message_id: str) -> set[str]:
        return set(self.get(f"messages/{message_id}", format="minimal").get("labelIds", []))

    def header(self, message_id: str, name: str) -> str | None:
        message = self.get(f"messages/{message_id}", format="metadata", metadataHeaders=name)
        return next((header["value"] for header in message["payload"]["headers"]), None)

    def found(self, q: str = "", **query: str | int | Sequence[str]) -> list[str]:
        messages = self.get("messages", q=q, **query).get("messages", [])
        return [message["id"] for message in messages]

    def draft(self, raw: str, thread_id: str | None = None) -> dict[str, Any]:
        message = {"raw": encoded(raw)} | ({"threadId": thread_id} if thread_id else {})
        return self.post("drafts", {"message": message})

    def history(self, start: int | str, **query: str | int | Sequence[str]) -> dict[str, Any]:
        return self.get("history", startHistoryId=start, **query)

    def history_id(self) -> int:
        return int(self.get("profile")["historyId"])


def code_in(response: httpx.Response) -> str:
    assert response.status_code == 302, response.text
    return answer_in(response)["code"]


def answer_in(response: httpx.Response) -> dict[str, str]:
    query = urlsplit(response.headers["location"]).query
    return {name: values[0] for name, values in parse_qs(query).items()}


def encoded(raw: str | bytes) -> str:
    content = raw.encode() if isinstance(raw, str) else raw
    return base64.urlsafe_b64encode(content).decode()


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text)


def reason(response: httpx.Response) -> tuple[int, str]:
    return response.status_code, response.json()["error"]["errors"][0]["reason"]


def mail(
    *,
    sender: str = "Bo Berg <bo@elsewhere.example>",
    to: str = "ana@home.example",
    subject: str = "Lunch?",
    body: str = "Shall we have lunch on Friday?",
    **headers: str,
) -> str:
    """A plain mail; `Message_ID="<1@x>"` becomes the field Message-ID."""
    extra = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in headers.items())
    return f"From: {sender}\nTo: {to}\nSubject: {subject}\n{extra}\n{body}\n"


def _ok(response: httpx.Response) -> dict[str, Any]:
    assert response.is_success, response.text
    answer: dict[str, Any] = response.json() if response.content else {}
    return answer
