"""The table of a version before, put back, and the mailbox that its person had.

`make_dump`, with the imports of that version, wrote it: the file is named after the commit.
"""

import base64
import gzip
import json
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import boto3

from countersign.domain.mail.mail import Mail
from countersign.domain.mail.state import Folder
from countersign.domain.task.task import Enter, Task
from countersign.ports.workflow import Call
from countersign.wiring import act, scan, shared
from http_api.handler import handler as http
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.provider import FakeProviders
from tests.functions.cloud import ORIGIN, TABLE
from tests.functions.gateway import Answer, Gateway
from tests.upgrade.same_account import at

DUMP = Path(__file__).parent / "b409b72.json.gz"
SIGN_IN = {"email": "ada@example.com", "password": "three blind mice"}
AT_ONCE = 25


def read_dump() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(gzip.decompress(DUMP.read_bytes()), object_hook=_bytes)
    return found


def put_back(rows: list[dict[str, Any]]) -> None:
    for begin in range(0, len(rows), AT_ONCE):
        puts: Any = [{"PutRequest": {"Item": row}} for row in rows[begin : begin + AT_ONCE]]
        boto3.client("dynamodb").batch_write_item(RequestItems={TABLE: puts})


@dataclass
class Ada:
    """The person of the dump, who goes on with the functions of today."""

    dump: dict[str, Any]
    mailbox: FakeMailbox
    gateway: Gateway
    now: datetime
    token: str = ""

    @classmethod
    def of(cls, dump: dict[str, Any]) -> "Ada":
        now = datetime.fromisoformat(dump["at"])
        return cls(dump, _mailbox(dump["mailbox"], now), Gateway(http), now)

    @property
    def user_id(self) -> str:
        return str(self.dump["user_id"])

    def sign_in(self) -> str:
        """Answers the access token."""
        return str(self.ask("POST", "/auth/login", SIGN_IN).json()["access_token"])

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        sent = {"X-Origin-Secret": ORIGIN, **headers}
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        with at(self.now):
            return self.gateway.call(method, f"/api/v1{path}", json_body=body, headers=sent)

    def look_for(self, query: dict[str, str]) -> list[dict[str, Any]]:
        """Tasks, by a query of the list."""
        sent = {"X-Origin-Secret": ORIGIN, "Authorization": f"Bearer {self.token}"}
        with at(self.now):
            answer = self.gateway.call("GET", "/api/v1/tasks", headers=sent, query=query)
        found: list[dict[str, Any]] = answer.json()["items"]
        return found

    def decide(self, task: Task, what: str) -> Answer:
        path = f"/tasks/{task.task_id}/{what}"
        return self.ask("POST", path, **{"If-Match": f'"{task.digest}"'})

    def task(self, name: str) -> Task:
        """By the name in the dump, or by its id."""
        found = shared.tasks().get(self.user_id, self.dump["tasks"].get(name, name))
        assert found is not None
        return found

    def act(self, name: str, enter: Enter = Enter.ACT) -> Task:
        """A worker is called for the task, with everything real but the mailbox."""
        worker = replace(act.act_on_task(), providers=self._providers)
        task = self.task(name)
        with at(self.now):
            worker(Call(self.user_id, task.task_id, task.run, enter, "token", self.now))
        return self.task(name)

    def scan(self) -> None:
        scans = replace(scan.scan_user(), providers=self._providers)
        with at(self.now):
            scans(self.user_id, self.dump["agent"], "asked")

    @property
    def _providers(self) -> FakeProviders:
        return FakeProviders({"mail": {self.mailbox.address: self.mailbox}})


def _mailbox(kept: dict[str, Any], now: datetime) -> FakeMailbox:
    return FakeMailbox(
        now=now,
        messages=[_mail(dict(one)) for one in kept["messages"]],
        drafts=dict(kept["drafts"]),
        labels=dict(kept["labels"]),
        _position=kept["position"],
        _numbers=kept["numbers"],
    )


def _mail(fields: dict[str, Any]) -> Mail:
    """In the earliest dumps a mail is known by its labels."""
    if "labels" not in fields:
        return Mail.model_validate(fields)
    labels = frozenset(fields.pop("labels"))
    folders = {"INBOX": Folder.INBOX, "SENT": Folder.SENT, "DRAFT": Folder.DRAFTS}
    folder = next((folders[one] for one in folders if one in labels), Folder.ARCHIVE)
    return Mail(
        **fields,
        folder=folder,
        read="UNREAD" not in labels,
        is_sent="SENT" in labels,
        is_draft="DRAFT" in labels,
        tags=frozenset(one for one in labels if one.startswith("Label_")),
    )


def _bytes(value: dict[str, Any]) -> Any:
    return base64.b64decode(value["base64"]) if value.keys() == {"base64"} else value
