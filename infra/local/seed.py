"""The demo account. Speaks HTTP only, as any client would."""

import json
import secrets
import time
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from infra.local import demo, http
from infra.local.settings import Settings
from infra.problem import CommandFailed

ADDRESS = "demo@countersign.example"
MAILBOX = "alex.demo@sandbox.example"
NAME = "Alex Demo"
TIMEZONE = "Europe/Berlin"
CALL_SECONDS = 40
SCAN_SECONDS = 30
_SANDBOX = {"X-Sandbox": "1"}


def credentials(settings: Settings) -> dict[str, str]:
    """The demo sign-in of this installation; its password is random and kept beside the state."""
    if settings.demo_file.exists():
        kept: dict[str, str] = json.loads(settings.demo_file.read_text())
        return kept
    made = {"email": ADDRESS, "password": secrets.token_urlsafe(18)}
    settings.home.mkdir(parents=True, exist_ok=True)
    settings.demo_file.touch(mode=0o600)
    settings.demo_file.write_text(json.dumps(made))
    return made


def ensure_account(settings: Settings) -> dict[str, Any]:
    """Register the demo user, if that is not done; answers who it is."""
    return _Session.open(settings).user


def ensure_demo(settings: Settings) -> None:
    """A registered user whose email agent has read a sandbox mailbox full of mail.

    The mails are there before the account is connected: the agent's first look takes them in whole.
    """
    session = _Session.open(settings)
    agent = session.email_agent()
    if session.is_connected():
        return
    _call(
        "POST",
        f"{settings.sandbox_url}/_sandbox/accounts",
        {"email": MAILBOX, "name": NAME, "timezone": TIMEZONE},
        headers=_SANDBOX,
        accept=(200, 201),
    )
    demo.deliver(settings.sandbox_url, MAILBOX, demo.build(MAILBOX, _now()))
    session.connect(MAILBOX)
    session.scan(agent)


def deliver_fresh_mails(settings: Settings) -> None:
    """A few new mails to the demo mailbox, and a scan of them."""
    ensure_demo(settings)
    session, now = _Session.open(settings), _now()
    fresh = demo.fresh(MAILBOX, now, seed=int(now.timestamp()))
    demo.deliver(settings.sandbox_url, MAILBOX, fresh)
    session.scan(session.email_agent())


def _now() -> datetime:
    try:
        return datetime.now(ZoneInfo(TIMEZONE))
    except ZoneInfoNotFoundError:
        return datetime.now().astimezone()


class _Session:
    """The demo user, signed in."""

    def __init__(self, settings: Settings, session: dict[str, Any]) -> None:
        self._settings = settings
        self._headers = {"Authorization": f"Bearer {session['access_token']}"}
        self.user: dict[str, Any] = session["user"]

    @classmethod
    def open(cls, settings: Settings) -> "_Session":
        sign_in = credentials(settings)
        login = _call("POST", f"{settings.api_url}/auth/login", sign_in, accept=(200, 401))
        if login.status == 200:
            return cls(settings, login.json())
        person = {**sign_in, "name": NAME, "timezone": TIMEZONE}
        registered = _call("POST", f"{settings.api_url}/auth/register", person, accept=(201,))
        return cls(settings, registered.json())

    def email_agent(self) -> str:
        for agent in self._api("GET", "/agents").json()["items"]:
            if agent["type"] == "email":
                return str(agent["id"])
        wanted = {"type": "email", "name": "Inbox", "autonomy": "rules"}
        made = self._api("POST", "/agents", wanted, accept=(201,))
        return str(made.json()["id"])

    def is_connected(self) -> bool:
        items = self._api("GET", "/integrations").json()["items"]
        return any(i["account"] == MAILBOX and i["status"] == "connected" for i in items)

    def connect(self, mailbox: str) -> None:
        """What a browser does: to the provider, back to the callback, then with the ticket home."""
        _call(
            "POST",
            f"{self._settings.sandbox_url}/_sandbox/accounts",
            {"email": mailbox, "name": NAME, "timezone": TIMEZONE},
            headers=_SANDBOX,
            accept=(200, 201, 409),
        )
        url = self._api("POST", "/integrations/google/authorize").json()["authorization_url"]
        consent = _call("GET", f"{url}&sandbox_account={mailbox}", accept=(302, 303, 307))
        callback = _call("GET", consent.headers["location"], accept=(302, 303, 307))
        _, found, ticket = callback.headers["location"].partition("#ticket=")
        if not found:
            raise CommandFailed(
                "The sandbox mailbox could not be connected.",
                why=f"The callback led to {callback.headers['location'].partition('?')[0]}.",
                do="Read the logs with make logs.",
            )
        self._api("POST", "/integrations/complete", {"ticket": ticket}, accept=(200, 201))

    def scan(self, agent: str) -> None:
        """Ask for a scan and give it a while; a slow one is no failure of the start."""
        before = self._waiting()
        self._api("POST", f"/agents/{agent}/scan", accept=(202,))
        deadline = time.monotonic() + SCAN_SECONDS
        while self._waiting() == before and time.monotonic() < deadline:
            time.sleep(0.5)

    def _waiting(self) -> int:
        return int(self._api("GET", "/tasks/counts").json()["waiting"])

    def _api(
        self, method: str, path: str, body: Any = None, accept: tuple[int, ...] = (200,)
    ) -> http.HttpAnswer:
        url = f"{self._settings.api_url}{path}"
        return _call(method, url, body, headers=self._headers, accept=accept)


def _call(
    method: str,
    url: str,
    body: Any = None,
    *,
    accept: tuple[int, ...],
    headers: dict[str, str] | None = None,
) -> http.HttpAnswer:
    place = url.partition("?")[0]
    try:
        answer = http.call(method, url, body, headers=headers, timeout=CALL_SECONDS)
    except http.Unreachable as silent:
        raise CommandFailed(
            "The demo account could not be made.", why=str(silent), do="make down && make up"
        ) from silent
    if answer.status not in accept:
        said = answer.body[:500].decode(errors="replace")
        raise CommandFailed(
            "The demo account could not be made.",
            why=f"{method} {place} answered {answer.status}: {said}",
            do="Read the logs with make logs; make reset starts from nothing.",
        )
    return answer
