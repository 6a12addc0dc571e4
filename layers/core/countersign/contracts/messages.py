"""What travels between our functions. Every message is a pointer: its subject is in the table."""

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from countersign.domain.task.task import Enter
from countersign.domain.values import Moment
from countersign.ports.jobs_queue import Job
from countersign.ports.scan_queue import ScanReason
from countersign.ports.workflow import Call

Id = Annotated[str, Field(min_length=1, max_length=64)]


class Message(BaseModel):
    """A queue message; what it does not know it ignores, so that senders may be newer."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class ScanMessage(Message):
    """Scan queue."""

    user_id: Id
    agent_id: Id | None = None
    reason: ScanReason


class InstructMessage(Message):
    """Scan queue. `sequence` is that of the event by which the person asked."""

    user_id: Id
    task_id: Id
    sequence: Annotated[int, Field(ge=1)]


class ScanWork(RootModel[ScanMessage | InstructMessage]):
    """Whatever travels on the scan queue."""


class AdvanceMessage(Message):
    """Advance queue."""

    user_id: Id
    task_id: Id
    check_run: bool = False


class JobMessage(Message):
    """Jobs queue. `op` is any word: one that this version does not know is a newer sender's."""

    op: Annotated[str, Field(min_length=1, max_length=32)]
    user_id: Id | None = None
    address: Annotated[str, Field(min_length=3, max_length=254)] | None = None
    ref: Annotated[str, Field(min_length=1, max_length=200)] | None = None

    @classmethod
    def of(cls, job: Job) -> "JobMessage":
        return cls(op=job.op, user_id=job.user_id, address=job.address, ref=job.ref)


class CallMessage(Message):
    """Approval and action queue: from the workflow, or passed on; `token` is the callback."""

    user_id: Id
    task_id: Id
    run: Annotated[int, Field(ge=1)]
    enter: Enter
    token: Annotated[str, Field(min_length=1, max_length=2048, repr=False)]
    entered_at: Moment

    def call(self) -> Call:
        return Call(
            user_id=self.user_id,
            task_id=self.task_id,
            run=self.run,
            enter=self.enter,
            token=self.token,
            entered_at=self.entered_at,
        )

    @classmethod
    def of(cls, call: Call) -> "CallMessage":
        return cls(
            user_id=call.user_id,
            task_id=call.task_id,
            run=call.run,
            enter=call.enter,
            token=call.token,
            entered_at=call.entered_at,
        )


class RestartDetail(Message):
    """Detail of the event that the laptop cloud and operators send after a restart."""

    ahead_seconds: Annotated[int, Field(ge=0, le=86_400)] = 0


class Tick(Message):
    """What wakes the clock: EventBridge's rule, or a restart."""

    source: Literal["aws.events", "countersign.restart"]
    detail: RestartDetail = RestartDetail()

    @property
    def ahead(self) -> timedelta:
        return timedelta(seconds=self.detail.ahead_seconds)
