"""A stack of its own for every test, as moto plays it."""

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws

from infra.operate.stack import Stack
from tests.adapters.tables import create_table

TABLE = "countersign"
QUEUES = ("advance", "scan", "approval", "action", "jobs")


@pytest.fixture
def stack(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stack]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    with mock_aws():
        create_table(boto3.client("dynamodb"), TABLE)
        sqs = boto3.client("sqs")
        key = boto3.client("kms").create_key(KeyUsage="SIGN_VERIFY", KeySpec="ECC_NIST_P256")
        outputs = {"TableName": TABLE, "SealKeyId": key["KeyMetadata"]["Arn"]}
        for name in QUEUES:
            outputs[f"{name.title()}QueueUrl"] = _queue_with_dead_letters(sqs, name)
        yield Stack("local", client, outputs)


def client(service: str) -> Any:
    return boto3.client(service)  # type: ignore[call-overload]  # named at run time


def _queue_with_dead_letters(sqs: Any, name: str) -> str:
    dead = sqs.create_queue(QueueName=f"{name}-dead")["QueueUrl"]
    named = sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])
    policy = {"deadLetterTargetArn": named["Attributes"]["QueueArn"], "maxReceiveCount": 5}
    made = sqs.create_queue(QueueName=name, Attributes={"RedrivePolicy": json.dumps(policy)})
    return str(made["QueueUrl"])
