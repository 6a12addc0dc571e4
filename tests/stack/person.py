"""A person in front of the running product: speaks HTTP only, as a script would."""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

import httpx

SANDBOX = {"X-Sandbox": "1"}
SOON = 30.0
LOOKING_AGAIN = 0.3
"""Seconds at most: what is over is seen soon, and who looks leaves the machine to what works."""
PASSWORD = "a long enough phrase"

_T = TypeVar("_T")


def eventually(look: Callable[[], _T | None], *, within: float = SOON, what: str) -> _T:
    """The first answer that is there, looking again until the deadline."""
    deadline = time.monotonic() + within
    pause = 0.1
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() >= deadline:
            raise AssertionError(f"Not within {within:.0f} s: {what}")
        time.sleep(pause)
        pause = min(pause * 1.3, LOOKING_AGAIN)


@dataclass
class Place:
    """Where the product and its sandbox answer."""

    api_url: str
    web_url: str
    sandbox_url: str

    def sandbox(self, method: str, path: str, **more: Any) -> Any:
        answer = httpx.request(
            method, f"{self.sandbox_url}/_sandbox{path}", headers=SANDBOX, timeout=20, **more
        )
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def journal(self, account: str) -> list[dict[str, Any]]:
        items = self.sandbox("GET", "/journal", params={"since": 0})["items"]
        return [entry for entry in items if entry["account"] == account]


class Person:
    """One user with a mailbox of their own."""

    def __init__(self, place: Place, password: str = PASSWORD) -> None:
        self.place = place
        self.email = f"{uuid.uuid4().hex[:12]}@people.example"
        self.mailbox = f"{uuid.uuid4().hex[:12]}@sandbox.example"
        self._http = httpx.Client(base_url=place.api_url, timeout=30)
        session = self._http.post(
            "/auth/register",
            json={"email": self.email, "password": password, "name": "Sam Person"},
        )
        assert session.status_code == 201, session.text
        self.carry(session.json())

    def carry(self, session: dict[str, Any]) -> None:
        """Go on with another session."""
        self.session: dict[str, Any] = session
        self._http.headers["Authorization"] = f"Bearer {session['access_token']}"

    @property
    def user_id(self) -> str:
        return str(self.session["user"]["id"])

    def leave(self) -> None:
        self._http.close()

    def call(self, method: str, path: str, **more: Any) -> httpx.Response:
        return self._http.request(method, path, **more)

    def ok(self, method: str, path: str, **more: Any) -> Any:
        answer = self.call(method, path, **more)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    def create_agent(self) -> str:
        return str(self.ok("POST", "/agents", json={"type": "email"})["id"])

    def begin_to_connect(self) -> str:
        """Authorize at the provider; answers the ticket that the browser comes back with."""
        url = self.ok("POST", "/integrations/google/authorize")["authorization_url"]
        consented = httpx.get(f"{url}&sandbox_account={self.mailbox}", timeout=20)
        back = consented.headers["location"]
        finished = httpx.get(back, timeout=20)
        assert finished.status_code == 302, finished.text
        return parse_qs(urlsplit(finished.headers["location"]).fragment)["ticket"][0]

    def connect(self) -> dict[str, Any]:
        integration: dict[str, Any] = self.ok(
            "POST", "/integrations/complete", json={"ticket": self.begin_to_connect()}
        )
        return integration

    def settle_in(self) -> str:
        """An agent with a connected mailbox; answers the agent's id."""
        agent = self.create_agent()
        self.connect()
        return agent

    def receive(self, text: str, *, subject: str = "A question", sender: str = "") -> str:
        """A mail arrives; answers the thread's id."""
        mail = EmailMessage()
        mail["From"] = sender or "Ana Lima <ana@lima.example>"
        mail["To"] = self.mailbox
        mail["Subject"] = subject
        mail["Message-ID"] = f"<{uuid.uuid4().hex}@lima.example>"
        mail.set_content(text)
        delivered = self.place.sandbox(
            "POST", "/mail", json={"account": self.mailbox, "raw": mail.as_string()}
        )
        return str(delivered["thread_id"])

    def scan(self, agent: str) -> None:
        assert self.call("POST", f"/agents/{agent}/scan").status_code == 202

    def waiting(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = self.ok("GET", "/tasks")["items"]
        return items

    def task_for(self, thread_id: str, *, within: float = SOON) -> dict[str, Any]:
        def look() -> dict[str, Any] | None:
            return next(
                (task for task in self.waiting() if task["action"]["thread_id"] == thread_id), None
            )

        return eventually(look, within=within, what=f"a waiting task for thread {thread_id}")

    def decide(self, task: dict[str, Any], decision: str, digest: str = "") -> httpx.Response:
        return self.call(
            "POST",
            f"/tasks/{task['id']}/{decision}",
            headers={"If-Match": f'"{digest or task["digest"]}"'},
            json={} if decision == "reject" else None,
        )

    def task(self, task_id: str) -> dict[str, Any]:
        found: dict[str, Any] = self.ok("GET", f"/tasks/{task_id}")
        return found

    def becomes(self, task_id: str, status: str, *, within: float = SOON) -> dict[str, Any]:
        def look() -> dict[str, Any] | None:
            task = self.task(task_id)
            return task if task["status"] == status else None

        return eventually(look, within=within, what=f"{task_id} becomes {status}")

    def effects(self) -> list[dict[str, Any]]:
        return self.place.journal(self.mailbox)
