"""Messages that were set aside go back to the queue that they came from."""

import json
import time
from dataclasses import dataclass
from typing import Any

from infra.operate.stack import Stack
from infra.problem import CommandFailed

MEANS = {
    "advance": "looks at a task; the clock repeats them. Stream notices among them are dropped",
    "scan": "scans of a person; the clock asks for them again, ten minutes later",
    "approval": "questions of runs; an approval goes on without its question after two minutes",
    "action": "calls to act; a call older than its run is dropped, and the clock starts another",
    "jobs": "letters, exports, erasures and seals; letters are asked for again by the person only",
}
"""What is in each dead-letter queue, and who does it if nobody moves it."""

AT_MOST = 10_000
PAGE = 10
HIDDEN_SECONDS = 60
MOVE_SECONDS = 300.0
_PAUSE_SECONDS = 1.0


@dataclass(frozen=True)
class Moved:
    back: int
    dropped: int = 0


def redrive(stack: Stack, queue: str, *, at_most: int = AT_MOST) -> Moved:
    """Move what was set aside from `queue` back to it.

    AWS does it by itself, but for the advance queue: Lambda's notices about the stream lie there as
    well, which name no task and are no message to anybody.
    """
    if queue not in MEANS:
        raise CommandFailed(
            f"There is no queue {queue!r}.",
            why=f"The queues are {', '.join(MEANS)}.",
            do="make redrive QUEUE=action",
        )
    sqs = stack.client("sqs")
    source = stack.output(f"{queue.title()}QueueUrl")
    dead_arn = _dead_letters_of(sqs, source)
    if stack.stage != "local" and queue != "advance":
        return _by_aws(sqs, dead_arn)
    dead = sqs.get_queue_url(QueueName=dead_arn.rpartition(":")[2])["QueueUrl"]
    return _by_hand(sqs, dead, source, at_most)


def _dead_letters_of(sqs: Any, source: str) -> str:
    answer = sqs.get_queue_attributes(QueueUrl=source, AttributeNames=["RedrivePolicy"])
    return str(json.loads(answer["Attributes"]["RedrivePolicy"])["deadLetterTargetArn"])


def _by_aws(sqs: Any, dead_arn: str) -> Moved:
    sqs.start_message_move_task(SourceArn=dead_arn)
    deadline = time.monotonic() + MOVE_SECONDS
    while True:
        (task, *_) = sqs.list_message_move_tasks(SourceArn=dead_arn, MaxResults=1)["Results"]
        moved = Moved(task.get("ApproximateNumberOfMessagesMoved", 0))
        if task["Status"] == "COMPLETED":
            return moved
        if task["Status"] != "RUNNING" or time.monotonic() > deadline:
            raise CommandFailed(
                f"{moved.back} messages were moved, and then no more.",
                why=task.get("FailureReason", f"The move is {task['Status'].lower()}."),
                do="Run it again.",
            )
        time.sleep(_PAUSE_SECONDS)


def _by_hand(sqs: Any, dead: str, source: str, at_most: int) -> Moved:
    """Sent before it is deleted: stopped in between, it goes twice, and our messages may."""
    back = dropped = 0
    while back + dropped < at_most:
        answer = sqs.receive_message(
            QueueUrl=dead,
            MaxNumberOfMessages=min(PAGE, at_most - back - dropped),
            VisibilityTimeout=HIDDEN_SECONDS,
            WaitTimeSeconds=1,
        )
        messages = answer.get("Messages", [])
        if not messages:
            break
        for message in messages:
            if _is_stream_notice(message["Body"]):
                dropped += 1
            else:
                sqs.send_message(QueueUrl=source, MessageBody=message["Body"])
                back += 1
            sqs.delete_message(QueueUrl=dead, ReceiptHandle=message["ReceiptHandle"])
    return Moved(back, dropped)


def _is_stream_notice(body: str) -> bool:
    try:
        read = json.loads(body)
    except ValueError:
        return False
    return isinstance(read, dict) and "DDBStreamBatchInfo" in read
