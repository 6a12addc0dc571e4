import json
from datetime import timedelta
from typing import Any

import boto3
import pytest

from countersign.adapters.aws.kms_signing import KmsSigner
from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.checkpoints import DynamoCheckpoints
from countersign.adapters.dynamodb.items import to_wire
from countersign.adapters.dynamodb.tasks import DynamoTasks
from countersign.adapters.dynamodb.users import DynamoUsers
from countersign.ports.tasks import Newborn
from countersign.usecases.audit.sign_checkpoint import SignCheckpoint
from infra.operate.history import check, report
from infra.operate.stack import Stack
from infra.problem import CommandFailed
from tests.factories import USER, body, person, proposed
from tests.fakes.checkpoints import RecordingCheckpointWitness
from tests.fakes.system import MORNING, SettableClock
from tests.operate.conftest import TABLE, client

LOG = "/aws/lambda/countersign-local-queue_jobs"


@pytest.fixture
def sealed(stack: Stack) -> Stack:
    """Two tasks of one person, sealed; the log remembers."""
    dynamodb, witness = boto3.client("dynamodb"), RecordingCheckpointWitness()
    DynamoUsers(dynamodb, TABLE).register(person(), "hash")
    for number in (1, 2):
        birth = proposed(body(task_id=f"tsk_{number}"))
        tasks = DynamoTasks(dynamodb, TABLE)
        tasks.create(USER, [Newborn(birth, f"mark-{number}")], month="2026-11")
    signer = KmsSigner(boto3.client("kms"), stack.outputs["SealKeyId"])
    clock = SettableClock(MORNING + timedelta(days=1))
    assert SignCheckpoint(DynamoCheckpoints(dynamodb, TABLE), signer, witness, clock)(USER) == 2
    _log(witness.seen[USER, 1])
    return stack


def _log(hash: str) -> None:
    logs = boto3.client("logs")
    logs.create_log_group(logGroupName=LOG)
    logs.create_log_stream(logGroupName=LOG, logStreamName="one")
    told = {"message": "sealed", "user_id": USER, "seal": 1, "hash": hash}
    lines = ["START sealed usr_1", json.dumps(told), json.dumps({**told, "user_id": "usr_2"})]
    at = int(MORNING.timestamp() * 1000)
    logs.put_log_events(
        logGroupName=LOG,
        logStreamName="one",
        logEvents=[{"timestamp": at, "message": line} for line in lines],
    )


def _said(stack: Stack, who: str) -> str:
    return "\n".join(report(*check(stack, who)))


@pytest.mark.parametrize("who", [USER, "ada@example.com", " Ada@Example.com "])
def test_a_person_goes_by_id_or_address_and_an_untouched_record_holds(
    sealed: Stack, who: str
) -> None:
    said = _said(sealed, who)

    assert "2 tasks, 2 events, 0 effects" in said
    assert "1 checkpoints, up to 2026-11-23T08:00:00.000Z; the log remembers 1" in said
    assert said.endswith("The record holds.")


def _delete(*rows: dict[str, str]) -> None:
    for row in rows:
        boto3.client("dynamodb").delete_item(TableName=TABLE, Key=to_wire(row))


def test_a_task_that_was_taken_out_of_the_table_is_missed(sealed: Stack) -> None:
    _delete(keys.task(USER, "tsk_2"), keys.event(USER, "tsk_2", 1), keys.body(USER, "tsk_2", 1))

    assert "tsk_2, seal 1: was sealed with 1 events, and nothing of it is there" in _said(
        sealed, USER
    )


def test_a_row_that_was_changed_by_hand_is_found(sealed: Stack) -> None:
    boto3.client("dynamodb").update_item(
        TableName=TABLE,
        Key=to_wire(keys.event(USER, "tsk_1", 1)),
        UpdateExpression="SET #by = :by",
        ExpressionAttributeNames={"#by": "by"},
        ExpressionAttributeValues={":by": {"S": "user"}},
    )

    said = _said(sealed, USER)

    assert "! tsk_1, event 1: was altered" in said
    assert said.endswith("The record contradicts itself in 1 places.")


def test_a_row_that_is_no_event_any_more_is_named(sealed: Stack) -> None:
    boto3.client("dynamodb").update_item(
        TableName=TABLE,
        Key=to_wire(keys.event(USER, "tsk_1", 1)),
        UpdateExpression="SET #sequence = :word",
        ExpressionAttributeNames={"#sequence": "sequence"},
        ExpressionAttributeValues={":word": {"S": "first"}},
    )

    assert "! tsk_1, EVENT#tsk_1#000001: cannot be read" in _said(sealed, USER)


def test_seals_that_are_gone_with_all_that_names_them_are_remembered_by_the_log(
    sealed: Stack,
) -> None:
    (seal,) = DynamoCheckpoints(boto3.client("dynamodb"), TABLE).all(USER)
    _delete(keys.checkpoint(USER, seal.at, seal.number), keys.checkpoint_state(USER))

    assert "! seal 1, witness: was witnessed, and is gone" in _said(sealed, USER)


def test_a_log_that_is_not_there_remembers_nothing(sealed: Stack) -> None:
    boto3.client("logs").delete_log_group(logGroupName=LOG)

    assert "the log remembers 0" in _said(sealed, USER)


@pytest.mark.parametrize("who", ["", "usr_9", "nobody@example.com"])
def test_nobody_is_told_from_somebody_without_tasks(sealed: Stack, who: str) -> None:
    with pytest.raises(CommandFailed, match="Nobody here"):
        check(sealed, who)


def test_another_key_of_ours_does_not_pass(sealed: Stack) -> None:
    kms: Any = boto3.client("kms")
    other = kms.create_key(KeyUsage="SIGN_VERIFY", KeySpec="ECC_NIST_P256")["KeyMetadata"]["Arn"]
    stack = Stack("local", client, {**sealed.outputs, "SealKeyId": other})

    assert "! seal 1, signature: was not made with our key" in _said(stack, USER)


def test_a_stack_of_an_older_template_is_said_to_be_one(sealed: Stack) -> None:
    outputs = {name: value for name, value in sealed.outputs.items() if name != "SealKeyId"}

    with pytest.raises(CommandFailed, match="no SealKeyId"):
        check(Stack("local", client, outputs), USER)
