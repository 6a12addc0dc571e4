"""Queues that keep what was put into them: a class a queue, and all of them as one."""

from dataclasses import dataclass, field

from countersign.ports.jobs_queue import Job
from countersign.ports.scan_queue import ScanReason
from countersign.ports.workflow import Call


@dataclass(frozen=True)
class ScanAsked:
    user_id: str
    agent_id: str | None
    reason: ScanReason
    delay_seconds: int


@dataclass(frozen=True)
class InstructAsked:
    user_id: str
    task_id: str
    sequence: int
    delay_seconds: int = 0


@dataclass(frozen=True)
class AdvanceAsked:
    user_id: str
    task_id: str
    check_run: bool
    delay_seconds: int


@dataclass(frozen=True)
class ActAsked:
    call: Call
    delay_seconds: int


@dataclass(frozen=True)
class TellAsked:
    call: Call
    delay_seconds: int = 0


@dataclass(frozen=True)
class JobAsked:
    job: Job
    delay_seconds: int


Message = ScanAsked | InstructAsked | AdvanceAsked | ActAsked | TellAsked | JobAsked


@dataclass
class _Recording:
    """`sent` holds every message in order; a delay that SQS would refuse is refused here."""

    sent: list[Message] = field(default_factory=list)

    def take(self) -> list[Message]:
        """Everything that was sent since the last time, oldest first."""
        taken, self.sent = self.sent, []
        return taken

    def _send(self, message: Message) -> None:
        if type(message.delay_seconds) is not int or not 0 <= message.delay_seconds <= 900:
            raise ValueError(f"SQS takes no delay of {message.delay_seconds} s")
        self.sent.append(message)


class RecordingScanQueue(_Recording):
    def scan(
        self, user_id: str, agent_id: str | None, reason: ScanReason, *, delay_seconds: int = 0
    ) -> None:
        self._send(ScanAsked(user_id, agent_id, reason, delay_seconds))

    def instruct(self, user_id: str, task_id: str, sequence: int) -> None:
        self._send(InstructAsked(user_id, task_id, sequence))


class RecordingAdvanceQueue(_Recording):
    def advance(
        self, user_id: str, task_id: str, *, check_run: bool, delay_seconds: int = 0
    ) -> None:
        self._send(AdvanceAsked(user_id, task_id, check_run, delay_seconds))


class RecordingActionQueue(_Recording):
    def act_later(self, call: Call, *, delay_seconds: int) -> None:
        self._send(ActAsked(call, delay_seconds))


class RecordingApprovalQueue(_Recording):
    def tell(self, call: Call) -> None:
        self._send(TellAsked(call))


class RecordingJobsQueue(_Recording):
    def start(self, job: Job, *, delay_seconds: int = 0) -> None:
        self._send(JobAsked(job, delay_seconds))


class RecordingQueues(
    RecordingScanQueue,
    RecordingAdvanceQueue,
    RecordingActionQueue,
    RecordingApprovalQueue,
    RecordingJobsQueue,
):
    """All of them, for who wants to see in which order things were sent to them."""
