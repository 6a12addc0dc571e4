"""Take everything along, and go."""

import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from infra.local.cloud import Cloud
from tests.stack.person import Person, eventually

pytestmark = pytest.mark.stack


def rows_of(cloud: Cloud, *traces: str) -> list[str]:
    """Every row of the table in which a trace of the person stands."""
    table = cloud.outputs()["table"]
    pages = cloud.aws.client("dynamodb").get_paginator("scan").paginate(TableName=table)
    found = [item for page in pages for item in page["Items"]]
    return [
        f"{item['pk']['S']} {item['sk']['S']}"
        for item in found
        if any(trace in str(item) for trace in traces)
    ]


def test_a_copy_can_be_downloaded_and_holds_what_is_theirs(sam: Person) -> None:
    agent = sam.settle_in()
    thread = sam.receive("Could you please confirm receipt of this mail?")
    sam.scan(agent)
    task = sam.task_for(thread, within=60)

    assert sam.call("POST", "/users/me/export").status_code == 202

    def ready() -> dict[str, Any] | None:
        export: dict[str, Any] = sam.ok("GET", "/users/me/export")
        return export if export["status"] == "ready" else None

    export = eventually(ready, what="the copy is ready")
    packed = httpx.get(export["download_url"], timeout=20)
    assert packed.status_code == 200
    with zipfile.ZipFile(io.BytesIO(packed.content)) as files:
        texts = {name: files.read(name).decode() for name in files.namelist()}
    assert [one["task_id"] for one in json.loads(texts["tasks.json"])] == [task["id"]]
    assert json.loads(texts["connected-accounts.json"])[0]["account"] == sam.mailbox
    everything = "".join(texts.values())
    assert "sealed" not in everything.replace("seals-of-history", "")
    assert sam.session["refresh_token"] not in everything


def test_a_disconnected_mailbox_is_given_back(sam: Person) -> None:
    agent = sam.settle_in()
    thread = sam.receive("Could you please confirm receipt of this mail?")
    sam.scan(agent)
    task = sam.task_for(thread, within=60)
    (account,) = sam.ok("GET", "/integrations")["items"]

    assert sam.call("DELETE", f"/integrations/{account['id']}").status_code == 204

    assert sam.ok("GET", "/integrations")["items"] == []
    expired = sam.becomes(task["id"], "EXPIRED")
    assert expired["error"]["message"] == f"You disconnected {sam.mailbox}."
    eventually(
        lambda: [entry["effect"] for entry in sam.effects()] == ["token.revoke"],
        what="the access is given back",
    )


def test_of_who_leaves_nothing_stays_in_the_table(sam: Person, kim: Person, cloud: Cloud) -> None:
    agent = sam.settle_in()
    kim.settle_in()
    thread = sam.receive("Could you please confirm receipt of this mail?")
    sam.scan(agent)
    sam.task_for(thread, within=60)
    user_id = sam.session["user"]["id"]
    traces = (user_id, sam.email, sam.mailbox)
    assert rows_of(cloud, *traces)

    assert sam.call("DELETE", "/users/me").status_code == 202

    assert sam.call("GET", "/users/me").status_code == 401
    eventually(lambda: not rows_of(cloud, *traces), within=60, what="nothing of Sam is left")
    assert kim.ok("GET", "/users/me")["email"] == kim.email
    assert len(kim.ok("GET", "/integrations")["items"]) == 1
    again = kim.call(
        "POST",
        "/auth/register",
        json={"email": sam.email, "password": "a long enough phrase", "name": "Sam Anew"},
    )
    assert again.status_code == 201, again.text


def ask(sam: Person, agent: str, number: int) -> dict[str, Any]:
    """A task that waits."""
    thread = sam.receive(
        f"Plan number {number} is in it. Could you please confirm receipt of this mail?",
        subject=f"Plan {number}",
        sender=f"Ana Lima <ana{number}@lima.example>",
    )
    sam.scan(agent)
    return sam.task_for(thread, within=60)


def lost_for(sam: Person, **fault: Any) -> None:
    wanted = {"provider": "google", "method": "POST", "path_regex": "drafts", "times": 1}
    sam.place.sandbox("POST", "/faults", json=wanted | fault)


def through_everything(sam: Person, agent: str) -> dict[str, str]:
    """A task for each status that can be reached from outside, and the status that it has."""
    tasks = [ask(sam, agent, number) for number in range(8)]
    _, snoozed, declined, completed, undone, failed, cancelled, approved = tasks
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    digest = {"If-Match": f'"{snoozed["digest"]}"'}
    path = f"/tasks/{snoozed['id']}/snooze"
    assert sam.call("POST", path, headers=digest, json={"until": tomorrow}).status_code == 200
    assert sam.decide(declined, "reject").status_code == 200
    for task in (completed, undone):
        assert sam.decide(task, "approve").status_code == 200
        sam.becomes(task["id"], "COMPLETED", within=60)
    assert sam.decide(undone, "undo").status_code == 202
    sam.becomes(undone["id"], "UNDONE", within=60)
    lost_for(sam, mode="status", status=400)
    assert sam.decide(failed, "approve").status_code == 200
    sam.becomes(failed["id"], "FAILED", within=60)
    assert sam.call("POST", "/users/me/pause").status_code == 200
    for task in (cancelled, approved):
        assert sam.decide(task, "approve").status_code == 200
    assert sam.decide(cancelled, "cancel").status_code == 200
    return {task["id"]: sam.task(task["id"])["status"] for task in tasks}


def test_who_leaves_is_gone_whatever_the_tasks_went_through(
    sam: Person, kim: Person, cloud: Cloud
) -> None:
    agent = sam.settle_in()
    first, sam.mailbox = sam.mailbox, f"second-{sam.mailbox}"
    second = sam.connect()
    expired = ask(sam, agent, 100)
    assert sam.call("DELETE", f"/integrations/{second['id']}").status_code == 204
    sam.becomes(expired["id"], "EXPIRED")
    sam.mailbox = first
    reached = through_everything(sam, agent)
    assert set(reached.values()) == {
        *("AWAITING_APPROVAL", "REJECTED", "COMPLETED", "UNDONE", "FAILED", "CANCELLED"),
        "APPROVED",
    }

    assert sam.call("DELETE", "/users/me").status_code == 202

    traces = (sam.user_id, sam.email, sam.mailbox)
    eventually(lambda: not rows_of(cloud, *traces), within=120, what="nothing of Sam is left")
    again = {"email": sam.email, "password": "a long enough phrase", "name": "Sam Anew"}
    assert kim.call("POST", "/auth/register", json=again).status_code == 201
