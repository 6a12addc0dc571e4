"""Write what the table holds of a person in the middle of everything.

To be run with the code of the version whose rows are wanted:
`python -m tests.upgrade.make_dump <file>`.
"""

import base64
import gzip
import json
import sys
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import boto3

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import to_wire
from countersign.domain.actions.action import Action
from countersign.domain.actions.catalog import KINDS
from countersign.domain.integration import Tokens
from countersign.domain.job import DurableJob
from countersign.domain.task.task import Enter, Task, TaskProblem, Wait
from countersign.domain.task.transitions.change import Change
from countersign.domain.task.transitions.decision import snooze
from countersign.domain.task.transitions.execution import claim, review
from countersign.domain.task.transitions.proposal import expire
from countersign.domain.users.device import Device
from countersign.ports.tasks import Newborn
from countersign.ports.workflow import Call
from countersign.usecases.integrations.access_tokens import PURPOSE
from countersign.wiring import act, scan, shared
from http_api.handler import handler as http
from queue_jobs.handler import handler as start
from tests import factories
from tests.contracts.rigs.fake import FakeMailRig
from tests.contracts.rigs.mail import GRACE
from tests.fakes.mailbox import FakeMailbox, state_of
from tests.fakes.provider import FakeProviders
from tests.functions.cloud import ORIGIN, TABLE, verified
from tests.functions.gateway import Gateway
from tests.functions.payloads import sqs
from tests.kinds.example import EXAMPLES
from tests.upgrade.same_account import at, same_account

BEGIN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ADA = {"email": "ada@example.com", "password": "three blind mice", "name": "Ada"}
BASE = "/api/v1"
PROBLEM = TaskProblem(code="cannot_tell", message="Nobody can tell.", retryable=False)


@dataclass
class Life:
    gateway: Gateway
    mailbox: FakeMailbox
    user_id: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    tasks: dict[str, str] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)
    now: datetime = BEGIN
    refresh_token: str = ""

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        with at(self.now):
            answer = self.gateway.call(
                method, BASE + path, json_body=body, headers=self.headers | headers
            )
        assert answer.status_code < 300, (path, answer.text)
        return answer.json() if answer.text else None

    def register(self) -> None:
        self.headers = {"X-Origin-Secret": ORIGIN}
        session = self.ask("POST", "/auth/register", ADA)
        self.user_id = session["user"]["id"]
        self.headers["Authorization"] = f"Bearer {session['access_token']}"
        verified(self.user_id)
        boto3.client("dynamodb").update_item(
            TableName=TABLE,
            Key=to_wire(keys.profile(self.user_id)),
            UpdateExpression="SET #plan = :pro",
            ExpressionAttributeNames={"#plan": "plan"},
            ExpressionAttributeValues=to_wire({":pro": "pro"}),
        )

    def sign_in(self) -> None:
        session = self.ask("POST", "/auth/login", {k: ADA[k] for k in ("email", "password")})
        self.headers["Authorization"] = f"Bearer {session['access_token']}"
        self.refresh_token = session["refresh_token"]

    def settle_in(self) -> dict[str, str]:
        """An account, an agent, a rule and preferences."""
        far = datetime(2036, 1, 1, tzinfo=UTC)
        tokens = Tokens(access_token="a", refresh_token="r", expires_at=far, scopes=("mail",))
        sealed = shared.key_making_vault().seal(self.user_id, PURPOSE, tokens.model_dump_json())
        shared.integrations().put(factories.account(user_id=self.user_id), sealed)
        wanted = {"type": "email", "name": "Inbox", "autonomy": "rules"}
        agent = self.ask("POST", "/agents", wanted, **{"Idempotency-Key": "first-agent"})
        self._leave_an_account(sealed)
        self._add_a_phone()
        rule = self.ask(
            "POST",
            "/rules",
            {
                "kind": "email.send_reply",
                "integration_id": factories.GMAIL,
                "where": {"to": GRACE},
                "limits": {"per_day": 5},
                "expires_at": (BEGIN + timedelta(days=60)).isoformat(),
            },
        )
        with at(self.now):
            kept = self.gateway.call("GET", f"{BASE}/users/me/preferences", headers=self.headers)
        untouched = {"never_touch": ["boss@example.org"]}
        etag = {"If-Match": kept.headers["etag"]}
        self.ask("PATCH", "/users/me/preferences", untouched, **etag)
        return {"agent": agent["id"], "rule": rule["id"]}

    def _leave_an_account(self, sealed: str) -> None:
        """The access to it is not given back yet."""
        left = factories.account(
            user_id=self.user_id, integration_id="int_2", account="old@example.com", subject="old"
        )
        shared.integrations().put(left, sealed)
        job = DurableJob(
            user_id=self.user_id,
            op="revoke",
            ref=left.integration_id,
            since=self.now,
            provider=left.provider,
            account=left.account,
            subject=left.subject,
            sealed_tokens=sealed,
        )
        assert shared.integrations().leave(job, self.now + timedelta(minutes=1))

    def _add_a_phone(self) -> None:
        phone = Device(
            user_id=self.user_id,
            device_id="dev_1",
            platform="fcm",
            name="Phone",
            endpoint="arn:aws:sns:eu-west-1:123456789012:endpoint/GCM/app/1",
            created_at=self.now,
        )
        person = shared.users().get(self.user_id)
        assert person is not None
        shared.devices().add(phone, person)

    def propose(self, name: str, kind: str) -> str:
        """A task of this kind on mails of its own; answers its id."""
        task_id = f"tsk_{len(self.tasks) + 1}"
        action = self._action(kind)
        births = factories.body(
            user_id=self.user_id,
            task_id=task_id,
            action=action,
            title=name,
        )
        change = factories.proposed(births, now=self.now)
        tasks = shared.tasks()
        tasks.create(self.user_id, [Newborn(change, f"seen-{name}")], month="2026-11")
        self.tasks[name] = task_id
        return task_id

    def _action(self, kind: str) -> Action:
        self.mailbox.now = self.now
        example = EXAMPLES[kind]
        action = example.before(FakeMailRig(self.mailbox), example.action)
        known = self.before.keys()
        new = [mail for mail in self.mailbox.messages if mail.message_id not in known]
        self.before |= {one.message_id: state_of(one).model_dump(mode="json") for one in new}
        return action

    def approve(self, task_id: str) -> None:
        self._decide(task_id, "approve")

    def _decide(self, task_id: str, what: str) -> None:
        digest = self._task(task_id).digest
        self.ask("POST", f"/tasks/{task_id}/{what}", **{"If-Match": f'"{digest}"'})

    def act(self, task_id: str) -> None:
        worker = replace(act.act_on_task(), providers=self._providers)
        task = self._task(task_id)
        with at(self.now):
            worker(Call(self.user_id, task_id, task.run, Enter.ACT, "token", self.now))

    def scan(self, agent_id: str) -> None:
        self.mailbox.now = self.now
        self.mailbox.deliver("Could you please confirm receipt of this mail?")
        scans = replace(scan.scan_user(), providers=self._providers)
        with at(self.now):
            scans(self.user_id, agent_id, "asked")

    @property
    def _providers(self) -> FakeProviders:
        return FakeProviders({"mail": {ADA["email"]: self.mailbox}})

    def commit(self, change: Change) -> None:
        shared.tasks().commit(change)

    def task(self, name: str) -> Task:
        return self._task(self.tasks[name])

    def _task(self, task_id: str) -> Task:
        found = shared.tasks().get(self.user_id, task_id)
        assert found is not None
        return found


def live(life: Life) -> dict[str, str]:
    life.register()
    made = life.settle_in()
    life.propose("expired", "email.archive")
    life.commit(expire(life.task("expired"), now=life.task("expired").expires_at))
    _finish_one_of_each_kind(life)
    _leave_open(life)
    _lose_a_worker(life)
    life.scan(made["agent"])
    life.now += timedelta(minutes=70)
    with at(life.now):
        assert start(sqs({"op": "seal", "user_id": life.user_id}), None) == {
            "batchItemFailures": []
        }
    life.sign_in()
    for kind in KINDS:
        life.approve(life.propose(f"approved.{kind}", kind))
    life.ask("POST", "/users/me/export", {})
    return made


def _finish_one_of_each_kind(life: Life) -> None:
    for kind in KINDS:
        done = life.propose(f"done.{kind}", kind)
        life.approve(done)
    life.now += timedelta(hours=1)
    life.sign_in()
    for kind in KINDS:
        life.act(life.tasks[f"done.{kind}"])
        assert life.task(f"done.{kind}").status == "COMPLETED", life.task(f"done.{kind}")


def _leave_open(life: Life) -> None:
    for kind in KINDS:
        life.propose(f"waiting.{kind}", kind)
    life.propose("snoozed", "email.archive")
    life.commit(snooze(life.task("snoozed"), until=life.now + timedelta(hours=5), now=life.now))
    life.propose("asked", "email.draft_reply")
    run = Wait(
        user_id=life.user_id,
        task_id=life.tasks["asked"],
        run=life.task("asked").run,
        enter=Enter.ASK,
        started_at=life.now,
        token="token-of-the-question",
        asked_at=life.now,
    )
    shared.tasks().note_run(run.model_copy(update={"token": None, "asked_at": None}))
    shared.tasks().note_question(run)


def _lose_a_worker(life: Life) -> None:
    """Nobody can tell what came of the call."""
    life.approve(life.propose("unsure", "email.draft_reply"))
    opened = claim(
        life.task("unsure"),
        step="draft",
        lease="lost",
        now=life.now + timedelta(minutes=1),
        lease_for=timedelta(minutes=1),
    )
    life.commit(opened)
    effect = opened.effects[0].after
    life.commit(review(opened.after, effect, problem=PROBLEM, now=life.now + timedelta(minutes=2)))


def dumped() -> dict[str, Any]:
    """What is kept of a life that this version led."""
    with same_account():
        life = Life(Gateway(http), FakeMailbox(now=BEGIN))
        made = live(life)
        pages = boto3.client("dynamodb").get_paginator("scan").paginate(TableName=TABLE)
        rows: list[Any] = [row for page in pages for row in page["Items"]]
        mailbox = {
            "messages": [mail.model_dump(mode="json") for mail in life.mailbox.messages],
            "drafts": life.mailbox.drafts,
            "labels": life.mailbox.labels,
            "position": life.mailbox._position,
            "numbers": life.mailbox._numbers,
        }
        return {
            "at": life.now.isoformat(),
            "user_id": life.user_id,
            "refresh_token": life.refresh_token,
            "tasks": life.tasks,
            "before": life.before,
            **made,
            "mailbox": mailbox,
            "rows": sorted(rows, key=lambda row: (row["pk"]["S"], row["sk"]["S"])),
        }


def main() -> None:
    written = json.dumps(dumped(), default=_bytes, sort_keys=True, separators=(",", ":"))
    Path(sys.argv[1]).write_bytes(gzip.compress(written.encode(), mtime=0))


def _bytes(value: bytes) -> dict[str, str]:
    return {"base64": base64.b64encode(value).decode()}


if __name__ == "__main__":
    main()
