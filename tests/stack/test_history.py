"""The record of what the running product did, read by the command that operators have."""

from datetime import UTC, datetime, timedelta

import pytest

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.checkpoints import DynamoCheckpoints
from countersign.adapters.dynamodb.items import stamp, to_wire
from countersign.adapters.dynamodb.table import Table
from infra.local.cloud import Cloud
from infra.operate.history import check
from infra.operate.stack import Stack
from tests.stack.person import Person, eventually
from tests.stack.test_path import QUESTION

pytestmark = pytest.mark.stack

LONG_AGO = timedelta(hours=2)


@pytest.fixture
def stack(cloud: Cloud) -> Stack:
    return Stack("local", cloud.aws.client, cloud.aws.outputs())


def _let_time_pass(stack: Stack, user_id: str) -> None:
    """What has just changed is sealed an hour later; this is how an hour passes here."""
    dynamodb, then = stack.client("dynamodb"), stamp(datetime.now(UTC) - LONG_AGO)
    for row in Table(dynamodb, stack.table).each(keys.rows_of(user_id, "TASK")):
        dynamodb.update_item(
            TableName=stack.table,
            Key=to_wire({"pk": row["pk"], "sk": row["sk"]}),
            UpdateExpression="SET updated_at = :then, gsi1sk = :place",
            ExpressionAttributeValues=to_wire(
                {":then": then, ":place": f"{then}#{row['task_id']}"}
            ),
        )


def _run_the_clock_when_due(cloud: Cloud, stack: Stack, user_id: str) -> DynamoCheckpoints:
    seals = DynamoCheckpoints(stack.client("dynamodb"), stack.table)
    standing = seals.standing(user_id)
    assert standing is not None
    assert seals.postpone(user_id, standing.next_at, datetime.now(UTC) - timedelta(minutes=1))
    cloud.aws.invoke(
        stack.outputs["ScheduleClockName"],
        {"source": "countersign.restart", "detail": {"ahead_seconds": 0}},
    )
    return seals


def test_what_was_done_is_on_record_and_sealed_and_what_is_taken_out_is_missed(
    cloud: Cloud, stack: Stack, sam: Person
) -> None:
    agent = sam.settle_in()
    thread = sam.receive(QUESTION)
    sam.scan(agent)
    task = sam.task_for(thread, within=60)
    sam.decide(task, "approve")
    sam.becomes(task["id"], "COMPLETED")
    user_id, _, verdict = check(stack, sam.email)
    assert (verdict.tasks, verdict.effects, verdict.breaks) == (1, 1, ())

    _let_time_pass(stack, user_id)
    seals = _run_the_clock_when_due(cloud, stack, user_id)
    eventually(lambda: list(seals.all(user_id)), what="the daily seal")
    eventually(lambda: check(stack, sam.email)[1] == 1, what="the witness in the log")
    assert check(stack, user_id)[2].breaks == ()

    dynamodb, table = stack.client("dynamodb"), Table(stack.client("dynamodb"), stack.table)
    for kind in ("TASK", "BODY", "EVENT", "EFFECT"):
        for row in table.each({"pk": keys.user(user_id), "sk": f"{kind}#{task['id']}"}):
            key = to_wire({"pk": row["pk"], "sk": row["sk"]})
            dynamodb.delete_item(TableName=stack.table, Key=key)

    (found,) = check(stack, user_id)[2].breaks
    assert found.of == task["id"]
    assert found.at == "seal 1"
