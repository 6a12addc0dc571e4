"""Tasks that leave a choice, made of tasks that an agent proposed."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from email import message_from_bytes, policy
from typing import Any

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import fields_of, from_wire, item_of, to_wire
from countersign.domain.task.alternative import Alternative
from countersign.domain.task.body import Body
from infra.local.cloud import Cloud
from tests.stack.person import Person

WAYS = ("Gladly, on Thursday at ten.", "I am sorry, I cannot.", "Next week would suit me better.")
MARK = "x-countersign-effect"


def offer(cloud: Cloud, person: Person, tasks: Sequence[dict[str, Any]]) -> None:
    """Let the person choose among three letters in each. Nothing that a head says is other than
    before: what else could be signed stands in the body, with digests of its own."""
    client: Any = cloud.aws.client("dynamodb")
    table = cloud.outputs()["table"]
    for task in tasks:
        key = keys.body(person.user_id, task["id"], task["revision"])
        row = client.get_item(TableName=table, Key=to_wire(key), ConsistentRead=True)["Item"]
        body = Body.model_validate(fields_of(from_wire(row)))
        ways = tuple(
            Alternative(
                label=f"{number}. {words}",
                action=body.action.model_copy(update={"body": words}),
                provenance=body.provenance,
            )
            for number, words in enumerate(WAYS, start=1)
        )
        offered = body.model_copy(update={"alternatives": ways, "must_choose": True})
        client.put_item(TableName=table, Item=to_wire(item_of(offered, key)))


def drafts_of(cloud: Cloud, person: Person) -> dict[str, str]:
    """What stands in the mailbox under each of our keys: the words of the draft."""
    database = cloud.settings.state / "sandbox" / "sandbox.db"
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=20)) as db:
        rows = db.execute(
            "SELECT m.raw FROM gmail_messages m JOIN gmail_message_labels l"
            " ON l.account = m.account AND l.message_id = m.id"
            " WHERE m.account = ? AND l.label_id = 'DRAFT'",
            (person.mailbox,),
        ).fetchall()
    found: dict[str, str] = {}
    for (raw,) in rows:
        mail = message_from_bytes(raw, policy=policy.default)
        text = mail.get_body(("plain",))
        if mail[MARK] and text is not None:
            found[str(mail[MARK])] = text.get_content().strip()
    return found
