import json
from dataclasses import replace
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber

from infra.operate.redrive import MEANS, Moved, redrive
from infra.operate.stack import Stack
from infra.problem import CommandFailed
from tests.operate.conftest import QUEUES

STREAM_NOTICE = json.dumps({"requestContext": {}, "DDBStreamBatchInfo": {"batchSize": 3}})


def _set_aside(queue: str, *bodies: str) -> None:
    sqs = boto3.client("sqs")
    url = sqs.get_queue_url(QueueName=f"{queue}-dead")["QueueUrl"]
    for body in bodies:
        sqs.send_message(QueueUrl=url, MessageBody=body)


def _lies_in(queue: str) -> list[str]:
    sqs = boto3.client("sqs")
    url = sqs.get_queue_url(QueueName=queue)["QueueUrl"]
    found: list[str] = []
    while messages := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
        found += [message["Body"] for message in messages]
    return sorted(found)


@pytest.mark.parametrize("queue", QUEUES)
def test_what_was_set_aside_goes_back_to_its_queue(stack: Stack, queue: str) -> None:
    bodies = [f'{{"number": {number:02d}}}' for number in range(25)]
    _set_aside(queue, *bodies)

    assert redrive(stack, queue) == Moved(25)

    assert _lies_in(queue) == bodies
    assert _lies_in(f"{queue}-dead") == []


def test_with_nothing_set_aside_nothing_is_moved(stack: Stack) -> None:
    assert redrive(stack, "action") == Moved(0)


def test_notices_of_the_stream_are_no_message_to_anybody(stack: Stack) -> None:
    _set_aside("advance", STREAM_NOTICE, '{"user_id": "usr_1"}', "no JSON")

    assert redrive(stack, "advance") == Moved(2, dropped=1)

    assert _lies_in("advance") == ["no JSON", '{"user_id": "usr_1"}']


def test_it_ends_where_it_is_told_to(stack: Stack) -> None:
    _set_aside("jobs", *(f"{number}" for number in range(15)))

    assert redrive(stack, "jobs", at_most=12) == Moved(12)


def test_stopped_half_way_it_goes_on_and_nothing_is_lost(
    stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message in hand was sent and not deleted: it goes twice, and our messages may."""
    sqs = boto3.client("sqs")
    sent = 0

    class StoppedDead:
        def __getattr__(self, name: str) -> Any:
            return self._delete if name == "delete_message" else getattr(sqs, name)

        def _delete(self, **_: Any) -> None:
            raise KeyboardInterrupt

    _set_aside("action", "one")
    with pytest.raises(KeyboardInterrupt):
        redrive(replace(stack, client=lambda _: StoppedDead()), "action")
    sent += len(_lies_in("action"))

    assert sent == 1
    url = sqs.get_queue_url(QueueName="action-dead")["QueueUrl"]
    left = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    assert left["ApproximateNumberOfMessagesNotVisible"] == "1"


def test_a_queue_that_is_not_there_is_said_so(stack: Stack) -> None:
    with pytest.raises(CommandFailed) as problem:
        redrive(stack, "actoin")

    assert all(name in str(problem.value) for name in MEANS)


def test_on_aws_the_service_moves_them_itself(stack: Stack) -> None:
    sqs = boto3.client("sqs")
    arn = "arn:aws:sqs:eu-west-1:123456789012:action-dead"
    policy = json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": 5})
    with Stubber(sqs) as stubbed:
        stubbed.add_response("get_queue_attributes", {"Attributes": {"RedrivePolicy": policy}})
        stubbed.add_response("start_message_move_task", {"TaskHandle": "t"}, {"SourceArn": arn})
        done = {"Status": "COMPLETED", "ApproximateNumberOfMessagesMoved": 7}
        stubbed.add_response("list_message_move_tasks", {"Results": [done]})

        assert redrive(replace(stack, stage="prod", client=lambda _: sqs), "action") == Moved(7)

        stubbed.assert_no_pending_responses()


def test_a_move_that_failed_is_said_so(stack: Stack) -> None:
    sqs = boto3.client("sqs")
    policy = json.dumps({"deadLetterTargetArn": "arn:x", "maxReceiveCount": 5})
    with Stubber(sqs) as stubbed:
        stubbed.add_response("get_queue_attributes", {"Attributes": {"RedrivePolicy": policy}})
        stubbed.add_response("start_message_move_task", {"TaskHandle": "t"})
        failed = {"Status": "FAILED", "FailureReason": "AccessDenied"}
        stubbed.add_response("list_message_move_tasks", {"Results": [failed]})

        with pytest.raises(CommandFailed, match="0 messages were moved"):
            redrive(replace(stack, stage="prod", client=lambda _: sqs), "action")
