"""Messages that nobody sent: copies of what lies in a queue, and messages made up."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from countersign.adapters.dynamodb.tasks import DynamoTasks
from countersign.domain.values import rfc3339
from infra.local import http
from infra.local.cloud import Cloud
from tests.stack.person import eventually

QUEUES = ("action", "approval")
GARBAGE = ("{", "[]", '{"user_id": 7}', "null", "a call", '{"user_id": "usr_1", "run": 1}')


def copies(cloud: Cloud, user_id: str, tasks: Sequence[dict[str, Any]]) -> None:
    """Everything that lies in the queues once more, and for each task a call out of nowhere."""
    outputs = cloud.outputs()
    queues = cloud.aws.client("sqs")
    for name in QUEUES:
        url = outputs["queues"][name]
        lying = http.call(
            "GET", f"{outputs['emulator_url']}/_ministack/sqs/messages?QueueUrl={url}"
        )
        for body in list(_bodies(lying.json()))[:100]:
            queues.send_message(QueueUrl=url, MessageBody=body)
    for task in tasks:
        body = json.dumps(call(user_id, task["id"]))
        queues.send_message(QueueUrl=outputs["queues"]["action"], MessageBody=body)


def altered(cloud: Cloud, user_id: str, tasks: Sequence[dict[str, Any]], another_task: str) -> None:
    """Calls for another run, of another person, for another task, and what is no call at all."""
    url = cloud.outputs()["queues"]["action"]
    queues = cloud.aws.client("sqs")
    for task in tasks:
        genuine = call(user_id, task["id"])
        for wrong in (
            {"run": 2},
            {"user_id": "usr_00000000000000000000000000"},
            {"task_id": another_task},
            {"enter": "undo"},
            {"entered_at": "not a time"},
        ):
            queues.send_message(QueueUrl=url, MessageBody=json.dumps(genuine | wrong))
    for garbage in GARBAGE:
        queues.send_message(QueueUrl=url, MessageBody=garbage)


def asked_again(cloud: Cloud, user_id: str, task_id: str) -> None:
    """The question that the task waits with, delivered once more; back when it has been handled."""
    outputs = cloud.outputs()
    tasks = DynamoTasks(cloud.aws.client("dynamodb"), outputs["table"])
    _, wait = tasks.get_with_wait(user_id, task_id)
    assert wait is not None
    assert wait.token is not None
    assert wait.asked_at is not None
    again = call(user_id, task_id) | {
        "enter": "ask",
        "run": wait.run,
        "token": wait.token,
        "entered_at": rfc3339(wait.asked_at),
    }
    queues, url = cloud.aws.client("sqs"), outputs["queues"]["approval"]
    queues.send_message(QueueUrl=url, MessageBody=json.dumps(again))
    lying = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    eventually(
        lambda: (
            not any(
                int(count)
                for count in queues.get_queue_attributes(QueueUrl=url, AttributeNames=lying)[
                    "Attributes"
                ].values()
            )
        ),
        what="the question to be handled",
    )


def call(user_id: str, task_id: str) -> dict[str, Any]:
    """What the workflow would send to have the task acted on, with a token that is none."""
    return {
        "user_id": user_id,
        "task_id": task_id,
        "run": 1,
        "enter": "act",
        "token": "a-token-that-nobody-waits-with",
        "entered_at": datetime.now(UTC).isoformat().replace("+00:00", "Z"),
    }


def _bodies(answer: Any) -> Iterable[str]:
    """The bodies in the emulator's answer, wherever they stand in it."""
    if isinstance(answer, dict):
        if isinstance(answer.get("Body"), str):
            yield answer["Body"]
        for value in answer.values():
            yield from _bodies(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from _bodies(value)
