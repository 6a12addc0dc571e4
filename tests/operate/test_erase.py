"""After a restore, everybody in the ledger is asked to be erased again."""

import json
from dataclasses import replace
from typing import Any

import pytest

from infra.operate.erase import erase_again
from infra.operate.stack import Stack

BUCKET = "erased-people"


@pytest.fixture
def ledger(stack: Stack) -> Stack:
    stack.client("s3").create_bucket(
        Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
    )
    return replace(stack, outputs={**stack.outputs, "ErasureBucketName": BUCKET})


def _messages(stack: Stack) -> list[dict[str, Any]]:
    received = stack.client("sqs").receive_message(
        QueueUrl=stack.outputs["JobsQueueUrl"], MaxNumberOfMessages=10
    )
    return [json.loads(message["Body"]) for message in received.get("Messages", [])]


def test_everybody_in_the_ledger_is_asked_for_and_nobody_else(ledger: Stack) -> None:
    for key in ("erasures/usr_1", "erasures/usr_2", "something/else"):
        ledger.client("s3").put_object(Bucket=BUCKET, Key=key, Body=b"{}")

    assert erase_again(ledger).asked == 2

    found = sorted(_messages(ledger), key=lambda one: str(one["user_id"]))
    assert found == [{"op": "erase", "user_id": "usr_1"}, {"op": "erase", "user_id": "usr_2"}]


def test_an_empty_ledger_asks_for_nothing(ledger: Stack) -> None:
    assert erase_again(ledger).asked == 0
    assert _messages(ledger) == []
