"""The ports of our queues over SQS: a class a queue, each with its one address."""

from typing import TYPE_CHECKING

from pydantic import BaseModel

from countersign.contracts.messages import (
    AdvanceMessage,
    CallMessage,
    InstructMessage,
    JobMessage,
    ScanMessage,
)
from countersign.ports.jobs_queue import Job
from countersign.ports.scan_queue import ScanReason
from countersign.ports.workflow import Call

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient


class _SqsQueue:
    def __init__(self, client: "SQSClient", url: str) -> None:
        self._client = client
        self._url = url

    def _send(self, message: BaseModel, delay_seconds: int = 0) -> None:
        self._client.send_message(
            QueueUrl=self._url, MessageBody=message.model_dump_json(), DelaySeconds=delay_seconds
        )


class SqsScanQueue(_SqsQueue):
    """`ports.scan_queue.ScanQueue`."""

    def scan(
        self, user_id: str, agent_id: str | None, reason: ScanReason, *, delay_seconds: int = 0
    ) -> None:
        message = ScanMessage(user_id=user_id, agent_id=agent_id, reason=reason)
        self._send(message, delay_seconds)

    def instruct(self, user_id: str, task_id: str, sequence: int) -> None:
        self._send(InstructMessage(user_id=user_id, task_id=task_id, sequence=sequence))


class SqsAdvanceQueue(_SqsQueue):
    """`ports.advance_queue.AdvanceQueue`."""

    def advance(
        self, user_id: str, task_id: str, *, check_run: bool, delay_seconds: int = 0
    ) -> None:
        message = AdvanceMessage(user_id=user_id, task_id=task_id, check_run=check_run)
        self._send(message, delay_seconds)


class SqsActionQueue(_SqsQueue):
    """`ports.action_queue.ActionQueue`."""

    def act_later(self, call: Call, *, delay_seconds: int) -> None:
        self._send(CallMessage.of(call), delay_seconds)


class SqsApprovalQueue(_SqsQueue):
    """`ports.approval_queue.ApprovalQueue`."""

    def tell(self, call: Call) -> None:
        self._send(CallMessage.of(call))


class SqsJobsQueue(_SqsQueue):
    """`ports.jobs_queue.JobsQueue`."""

    def start(self, job: Job, *, delay_seconds: int = 0) -> None:
        self._send(JobMessage.of(job), delay_seconds)
