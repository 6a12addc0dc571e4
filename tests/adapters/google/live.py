"""The provider sandbox behind a real port, and a mailbox in it."""

import itertools
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from countersign.adapters.google.gmail import GmailSession, open_mailbox
from countersign.domain.integration import Integration
from countersign.domain.mail.mail import Mail
from infra.local.sandbox.app import create_app
from infra.local.sandbox.server import server
from infra.local.sandbox.settings import Settings
from tests.factories import account
from tests.sandbox.client import Mailbox, Sandbox

_numbers = itertools.count(1)


@contextmanager
def live_sandbox(folder: Path) -> Iterator[Sandbox]:
    app = create_app(Settings(database=folder / "sandbox.db"))
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        running = server(app, port)
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        deadline = time.monotonic() + 20
        while not running.started:
            assert time.monotonic() < deadline, "the sandbox did not start"
            time.sleep(0.01)
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
            yield Sandbox(client)
        running.should_exit = True
        thread.join(timeout=20)
    app.state.sandbox.store.close()


def google_at(sandbox: Sandbox) -> str:
    """The base URL under which this sandbox is Google."""
    assert isinstance(sandbox.wire, httpx.Client)
    return str(sandbox.wire.base_url).rstrip("/") + "/google"


@dataclass
class Connected:
    """A fresh account, and a session on it. `tokens` counts what was asked for: (forced, ...)."""

    sandbox: Sandbox
    account: str = field(default_factory=lambda: f"ana{os.getpid()}-{next(_numbers)}@home.example")
    asked: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.box: Mailbox = self.sandbox.mailbox(self.account)
        self.session: GmailSession = self.open()

    def open(self) -> GmailSession:
        integration = account(account=self.account)
        return open_mailbox(integration, self._access, base_url=google_at(self.sandbox))

    def deliver(self, raw: str, **more: object) -> dict[str, str]:
        return self.sandbox.deliver(self.account, raw, **more)

    def fault(self, method: str, path_regex: str, mode: str, **more: Any) -> None:
        fault = {"provider": "google", "method": method, "path_regex": path_regex, "mode": mode}
        response = self.sandbox.control("POST", "/faults", fault | more)
        assert response.is_success, response.text

    def writes(self) -> list[dict[str, Any]]:
        """What the sandbox carried out on this account."""
        return [entry for entry in self.sandbox.journal() if entry["account"] == self.account]

    def _access(self, integration: Integration, force: bool) -> str:
        self.asked.append(force)
        if force:
            self.box = self.sandbox.mailbox(self.account)
        return self.box.token


def read(ana: Connected, raw: str) -> Mail:
    """The mail as the adapter reads it once it was delivered."""
    return ana.session.thread(ana.deliver(raw)["thread_id"]).messages[-1]
