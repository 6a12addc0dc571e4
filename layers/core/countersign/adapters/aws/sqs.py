"""`ports.queues.Queues` over SQS."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel

from countersign.contracts.messages import (
    AdvanceMessage,
    CallMessage,
    InstructMessage,
    JobMessage,
    ScanMessage,
)
from countersign.ports.queues import Job, ScanReason
from countersign.ports.workflow import Call

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient


@dataclass(frozen=True)
class QueueUrls:
    """Where to send; a function that never sends to a queue has no address for it."""

    scan: str | None = None
    advance: str | None = None
    action: str | None = None
    start: str | None = None


class SqsQueues:
    def __init__(self, client: "SQSClient", urls: QueueUrls) -> None:
        self._client = client
        self._urls = urls

    def scan(
        self, user_id: str, agent_id: str | None, reason: ScanReason, *, delay_seconds: int = 0
    ) -> None:
        message = ScanMessage(user_id=user_id, agent_id=agent_id, reason=reason)
        self._send(self._urls.scan, message, delay_seconds)

    def instruct(self, user_id: str, task_id: str, sequence: int) -> None:
        message = InstructMessage(user_id=user_id, task_id=task_id, sequence=sequence)
        self._send(self._urls.scan, message, 0)

    def advance(
        self, user_id: str, task_id: str, *, check_run: bool, delay_seconds: int = 0
    ) -> None:
        message = AdvanceMessage(user_id=user_id, task_id=task_id, check_run=check_run)
        self._send(self._urls.advance, message, delay_seconds)

    def act_later(self, call: Call, *, delay_seconds: int) -> None:
        self._send(self._urls.action, CallMessage.of(call), delay_seconds)

    def start(self, job: Job, *, delay_seconds: int = 0) -> None:
        self._send(self._urls.start, JobMessage.of(job), delay_seconds)

    def _send(self, url: str | None, message: BaseModel, delay_seconds: int) -> None:
        if url is None:
            raise ValueError(f"This function has no queue for a {type(message).__name__}.")
        self._client.send_message(
            QueueUrl=url, MessageBody=message.model_dump_json(), DelaySeconds=delay_seconds
        )
