import json
import os
from datetime import UTC, datetime

import boto3
import pytest

from countersign.domain.task.transitions import reject
from countersign.wiring.shared import change_marks
from stream_advance.handler import handler
from tests.factories import held_back
from tests.functions.cloud import Cloud
from tests.functions.payloads import payload, sqs, stream

TASK = ("USER#usr_1", "TASK#tsk_1")
WAIT = ("USER#usr_1", "WAIT#tsk_1")
NOWHERE = "arn:aws:states:eu-west-1:123456789012:stateMachine:nowhere"
FINE: dict[str, list[dict[str, str]]] = {"batchItemFailures": []}


def test_a_task_that_was_written_begins_its_run(cloud: Cloud) -> None:
    cloud.waiting_task()
    assert handler({"Records": [payload("dynamodb_record")]}, None) == FINE
    assert cloud.runs() == ["tsk_1-r1"]


def test_the_table_is_believed_and_not_the_images(cloud: Cloud) -> None:
    cloud.waiting_task()
    record = payload("dynamodb_record")
    assert record["dynamodb"]["NewImage"]["status"] == {"S": "APPROVED"}
    handler({"Records": [record]}, None)
    machine = boto3.client("stepfunctions")
    (run,) = machine.list_executions(stateMachineArn=cloud.environment["STATE_MACHINE_ARN"])[
        "executions"
    ]
    started = machine.describe_execution(executionArn=run["executionArn"])["input"]
    assert json.loads(started) == {
        "user_id": "usr_1",
        "task_id": "tsk_1",
        "run": 1,
        "enter": "ask",
    }


def test_a_task_named_often_in_one_batch_is_looked_at_once(cloud: Cloud) -> None:
    cloud.waiting_task()
    handler(stream(TASK), None)
    with cloud.counted() as once:
        handler(stream(TASK), None)
    with cloud.counted() as often:
        handler(stream(TASK, WAIT, TASK, WAIT), None)
    assert often == once


def test_a_place_that_is_free_costs_one_small_read_and_a_message_where_something_is_held_back(
    cloud: Cloud,
) -> None:
    task = cloud.waiting_task()
    handler(stream(TASK), None)
    with cloud.counted() as waiting:
        handler(stream(TASK), None)
    cloud.tasks.commit(reject(task, now=datetime.now(UTC), reason=None, text=None))
    with cloud.counted() as nothing_held:
        handler(stream(TASK), None)
    assert nothing_held - waiting == {"Query": 1}
    assert cloud.delayed("scan") == 0
    cloud.held.hold([held_back()])
    handler(stream(TASK), None)
    assert cloud.delayed("scan") == 1


def test_rows_of_other_kinds_are_passed_over(cloud: Cloud) -> None:
    with cloud.counted() as calls:
        assert handler(stream(("USER#usr_1", "PROFILE"), ("EMAIL#a", "EMAIL")), None) == FINE
    assert not calls


def test_a_record_that_fails_goes_to_the_queue_and_holds_nothing_up(cloud: Cloud) -> None:
    cloud.waiting_task(1)
    cloud.waiting_task(2, user_id="usr_2")
    os.environ["STATE_MACHINE_ARN"] = NOWHERE
    assert handler(stream(TASK, ("USER#usr_2", "TASK#tsk_2")), None) == FINE
    asked = cloud.messages("advance")
    assert sorted(asked, key=lambda message: str(message["task_id"])) == [
        {"user_id": "usr_1", "task_id": "tsk_1", "check_run": False},
        {"user_id": "usr_2", "task_id": "tsk_2", "check_run": False},
    ]


def test_only_when_the_queue_fails_too_is_a_record_given_back(cloud: Cloud) -> None:
    cloud.waiting_task()
    os.environ["STATE_MACHINE_ARN"] = NOWHERE
    boto3.client("sqs").delete_queue(QueueUrl=cloud.environment["ADVANCE_QUEUE_URL"])
    answer = handler(stream(("USER#usr_9", "TASK#tsk_9"), TASK, WAIT), None)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "2"}]}


def test_a_message_of_the_queue_advances(cloud: Cloud) -> None:
    cloud.waiting_task()
    message = {"user_id": "usr_1", "task_id": "tsk_1", "check_run": True}
    assert handler(sqs(message, message | {"check_run": False}), None) == FINE
    assert cloud.runs() == ["tsk_1-r1"]


def test_messages_fail_one_by_one(cloud: Cloud) -> None:
    cloud.waiting_task()
    os.environ["STATE_MACHINE_ARN"] = NOWHERE
    failing = {"user_id": "usr_1", "task_id": "tsk_1"}
    gone = {"user_id": "usr_1", "task_id": "tsk_gone"}
    answer = handler(sqs(failing, gone, "not json", failing, {"user_id": "usr_1"}), None)
    again = sorted(item["itemIdentifier"] for item in answer["batchItemFailures"])
    assert again == ["m1", "m3", "m4", "m5"]


@pytest.mark.parametrize("record", ["sqs_record", "dynamodb_record"])
def test_payloads_have_the_fields_that_aws_sends(record: str) -> None:
    assert payload(record)["eventSourceARN"].startswith("arn:aws:")


def test_whoever_follows_their_tasks_is_told_that_something_changed(cloud: Cloud) -> None:
    cloud.waiting_task()
    assert change_marks().latest("usr_1") is None
    handler(stream(TASK), None)
    assert change_marks().latest("usr_1") is not None
    assert change_marks().latest("usr_2") is None


def test_a_person_named_often_in_one_batch_is_noted_once(cloud: Cloud) -> None:
    with cloud.counted() as calls:
        handler(stream(TASK, ("USER#usr_1", "TASK#tsk_2"), WAIT), None)
    assert calls["PutItem"] == 1
