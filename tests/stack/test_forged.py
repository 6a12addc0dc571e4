"""Whoever can write to the table, and has no key, has nothing carried out."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import fields_of, from_wire, item_of, to_wire
from countersign.domain.task.body import Body
from countersign.domain.task.digest import digest_of
from countersign.domain.task.effect import Effect, EffectState
from countersign.domain.task.event_chain import chained
from countersign.domain.task.task import (
    Decision,
    Enter,
    Status,
    Task,
)
from infra.local.cloud import Cloud
from tests.stack.messages import call
from tests.stack.person import Person, eventually

pytestmark = pytest.mark.stack

EVE = "eve@evil.example"


class Forger:
    """Reads and writes rows of one person's task."""

    def __init__(self, cloud: Cloud, sam: Person, task_id: str) -> None:
        self._cloud, self._table = cloud, cloud.outputs()["table"]
        self._client: Any = cloud.aws.client("dynamodb")
        self._user, self._task = sam.user_id, task_id

    @property
    def head(self) -> Task:
        return Task.model_validate(self._read(keys.task(self._user, self._task)))

    @property
    def body(self) -> Body:
        return Body.model_validate(
            self._read(keys.body(self._user, self._task, self.head.revision))
        )

    def swaps_the_recipient(self) -> None:
        """Body, digest and decision agree with each other afterwards."""
        body = self.body
        forged = body.model_copy(update={"action": body.action.model_copy(update={"to": (EVE,)})})
        self._write(item_of(forged, keys.body(self._user, self._task, body.revision)))
        head, digest = self.head, digest_of(forged)
        decided = head.decided.model_copy(update={"digest": digest}) if head.decided else None
        self._put(head.model_copy(update={"digest": digest, "decided": decided}))

    def says(self, *types: str, **fields: Any) -> None:
        """The head with these fields, and lines of history that say so."""
        now = datetime.now(UTC)
        head = self.head.model_copy(update={"due_at": now, "updated_at": now, **fields})
        for type in types:
            head = head.model_copy(update={"sequence": head.sequence + 1})
            event = chained(head, previous=head.chain_head, at=now, type=type, by="user", data={})
            self._write(item_of(event, keys.event(self._user, self._task, event.sequence)))
            head = head.model_copy(update={"chain_head": event.hash})
        self._put(head)

    def approves(self) -> None:
        self.says("approved", status=Status.APPROVED, **self._decision())

    def opens_an_effect(self) -> None:
        """As if a worker had claimed the task and died."""
        long_ago, head = datetime.now(UTC) - timedelta(minutes=5), self.head
        effect = Effect(
            user_id=self._user,
            task_id=self._task,
            revision=head.revision,
            step="draft",
            state=EffectState.OPEN,
            digest=head.digest,
            lease="",
            lease_until=long_ago,
            opened_at=long_ago,
            last_call_at=long_ago,
        )
        self._write(item_of(effect, keys.effect(self._user, self._task, head.revision, "draft")))
        self.says("approved", "claimed", status=Status.EXECUTING, **self._decision())

    def calls(self, enter: Enter) -> None:
        """The worker is called as the workflow would call it."""
        body = call(self._user, self._task) | {"enter": enter.value, "run": self.head.run}
        self._cloud.aws.client("sqs").send_message(
            QueueUrl=self._cloud.outputs()["queues"]["action"], MessageBody=json.dumps(body)
        )

    def _decision(self) -> dict[str, Any]:
        now, head = datetime.now(UTC), self.head
        mac = "A" * 43 + "="
        decided = Decision(
            by="user", at=now, digest=head.digest, sequence=head.sequence + 1, mac=mac
        )
        return {"decided": decided, "act_not_before": now}

    def _put(self, head: Task) -> None:
        due = keys.due(head.due_at, self._user, self._task) if head.due_at else {}
        self._write(item_of(head, keys.task(self._user, self._task), keys.in_view(head), due))

    def _read(self, key: keys.Key) -> Any:
        found = self._client.get_item(TableName=self._table, Key=to_wire(key), ConsistentRead=True)
        return fields_of(from_wire(found["Item"]))

    def _write(self, item: Any) -> None:
        self._client.put_item(TableName=self._table, Item=to_wire(item))


@pytest.fixture
def waiting(sam: Person) -> dict[str, Any]:
    agent = sam.settle_in()
    thread = sam.receive("Could you please confirm receipt of this mail?")
    sam.scan(agent)
    return sam.task_for(thread)


def _status(sam: Person, task: dict[str, Any]) -> str:
    return str(sam.ok("GET", f"/tasks/{task['id']}")["status"])


def _drafts(sam: Person) -> list[dict[str, Any]]:
    return [entry for entry in sam.place.journal(sam.mailbox) if "drafts" in entry["path"]]


def test_an_approval_that_somebody_wrote_into_the_table_is_asked_about(
    cloud: Cloud, sam: Person, waiting: dict[str, Any]
) -> None:
    forger = Forger(cloud, sam, waiting["id"])
    forger.swaps_the_recipient()
    forger.approves()

    def asked_again() -> bool:
        now = sam.ok("GET", f"/tasks/{waiting['id']}")
        return bool(now["status"] == "AWAITING_APPROVAL" and now["revision"] == 2)

    eventually(asked_again, within=90, what="the forged approval being asked about")
    assert _drafts(sam) == []


def test_an_effect_that_somebody_wrote_into_the_table_is_not_carried_out(
    cloud: Cloud, sam: Person, waiting: dict[str, Any]
) -> None:
    forger = Forger(cloud, sam, waiting["id"])
    forger.opens_an_effect()
    forger.calls(Enter.ACT)

    eventually(
        lambda: _status(sam, waiting) == "FAILED", within=90, what="the forged effect refused"
    )
    assert _drafts(sam) == []


def test_nothing_is_taken_back_because_the_table_says_so(
    cloud: Cloud, sam: Person, waiting: dict[str, Any]
) -> None:
    digest = waiting["digest"]
    sam.ok("POST", f"/tasks/{waiting['id']}/approve", headers={"If-Match": f'"{digest}"'})
    eventually(lambda: _status(sam, waiting) == "COMPLETED", within=60, what="the draft")
    before = _drafts(sam)
    forger = Forger(cloud, sam, waiting["id"])
    forger.says("undo_asked", undo_state="pending", run=forger.head.run + 1, enter=Enter.UNDO)
    forger.calls(Enter.UNDO)

    def refused() -> bool:
        return bool(sam.ok("GET", f"/tasks/{waiting['id']}")["undo"]["state"] == "failed")

    eventually(refused, within=90, what="the forged undo refused")
    assert _drafts(sam) == before
