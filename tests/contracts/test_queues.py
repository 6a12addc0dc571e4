"""The queues to our own workers: what a worker takes out is what was put in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

import boto3
import pytest
from moto import mock_aws

from countersign.adapters.aws.sqs import (
    SqsActionQueue,
    SqsAdvanceQueue,
    SqsApprovalQueue,
    SqsJobsQueue,
    SqsScanQueue,
)
from countersign.contracts.messages import (
    AdvanceMessage,
    CallMessage,
    InstructMessage,
    JobMessage,
    ScanWork,
)
from countersign.domain.task.task import Enter
from countersign.ports.action_queue import ActionQueue
from countersign.ports.advance_queue import AdvanceQueue
from countersign.ports.approval_queue import ApprovalQueue
from countersign.ports.jobs_queue import Job, JobsQueue
from countersign.ports.scan_queue import ScanQueue
from countersign.ports.workflow import Call
from tests.fakes.queues import (
    ActAsked,
    AdvanceAsked,
    InstructAsked,
    JobAsked,
    Message,
    RecordingActionQueue,
    RecordingAdvanceQueue,
    RecordingApprovalQueue,
    RecordingJobsQueue,
    RecordingScanQueue,
    ScanAsked,
    TellAsked,
)

CALL = Call(
    user_id="usr_1",
    task_id="tsk_1",
    run=3,
    enter=Enter.ACT,
    token="the-callback-itself",
    entered_at=datetime(2026, 11, 22, 9, tzinfo=UTC),
)


class Rig(Protocol):
    """A way to make the queues, and what a worker would find in the one that was made."""

    def scan(self) -> ScanQueue: ...

    def advance(self) -> AdvanceQueue: ...

    def action(self) -> ActionQueue: ...

    def approval(self) -> ApprovalQueue: ...

    def jobs(self) -> JobsQueue: ...

    def taken(self) -> Message | None: ...


class InMemory:
    def __init__(self) -> None:
        self._taken: Callable[[], list[Message]] = list

    def scan(self) -> ScanQueue:
        queue = RecordingScanQueue()
        self._taken = queue.take
        return queue

    def advance(self) -> AdvanceQueue:
        queue = RecordingAdvanceQueue()
        self._taken = queue.take
        return queue

    def action(self) -> ActionQueue:
        queue = RecordingActionQueue()
        self._taken = queue.take
        return queue

    def approval(self) -> ApprovalQueue:
        queue = RecordingApprovalQueue()
        self._taken = queue.take
        return queue

    def jobs(self) -> JobsQueue:
        queue = RecordingJobsQueue()
        self._taken = queue.take
        return queue

    def taken(self) -> Message | None:
        """A message that comes later is not there yet."""
        return next((one for one in self._taken() if one.delay_seconds == 0), None)


@dataclass
class OnSqs:
    client: Any

    def __post_init__(self) -> None:
        self.url = str(self.client.create_queue(QueueName="q")["QueueUrl"])
        self._read: Callable[[str], Message] = _scan_work

    def scan(self) -> ScanQueue:
        return SqsScanQueue(self.client, self.url)

    def advance(self) -> AdvanceQueue:
        self._read = _advance
        return SqsAdvanceQueue(self.client, self.url)

    def action(self) -> ActionQueue:
        self._read = _call
        return SqsActionQueue(self.client, self.url)

    def approval(self) -> ApprovalQueue:
        self._read = _passed_on
        return SqsApprovalQueue(self.client, self.url)

    def jobs(self) -> JobsQueue:
        self._read = _job
        return SqsJobsQueue(self.client, self.url)

    def taken(self) -> Message | None:
        found = self.client.receive_message(QueueUrl=self.url).get("Messages", [])
        return self._read(found[0]["Body"]) if found else None


def _scan_work(text: str) -> Message:
    work = ScanWork.model_validate_json(text).root
    if isinstance(work, InstructMessage):
        return InstructAsked(work.user_id, work.task_id, work.sequence)
    return ScanAsked(work.user_id, work.agent_id, work.reason, 0)


def _advance(text: str) -> Message:
    message = AdvanceMessage.model_validate_json(text)
    return AdvanceAsked(message.user_id, message.task_id, message.check_run, 0)


def _call(text: str) -> Message:
    return ActAsked(CallMessage.model_validate_json(text).call(), 0)


def _passed_on(text: str) -> Message:
    return TellAsked(CallMessage.model_validate_json(text).call())


def _job(text: str) -> Message:
    return JobAsked(Job(**JobMessage.model_validate_json(text).model_dump()), 0)


@pytest.fixture(params=["fake", "sqs"])
def rig(request: pytest.FixtureRequest) -> Rig:
    if request.param == "fake":
        return InMemory()
    return OnSqs(request.getfixturevalue("sqs"))


@pytest.fixture
def sqs(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    with mock_aws():
        yield boto3.client("sqs", region_name="eu-west-1")


def test_a_scan_names_the_person_the_agent_and_the_reason(rig: Rig) -> None:
    rig.scan().scan("usr_1", "agt_1", "asked")

    assert rig.taken() == ScanAsked("usr_1", "agt_1", "asked", 0)


def test_an_instruction_is_a_pointer_to_the_event_that_says_it(rig: Rig) -> None:
    rig.scan().instruct("usr_1", "tsk_1", 7)

    assert rig.taken() == InstructAsked("usr_1", "tsk_1", 7)


def test_an_advance_is_a_pointer_to_a_task(rig: Rig) -> None:
    rig.advance().advance("usr_1", "tsk_1", check_run=True)

    assert rig.taken() == AdvanceAsked("usr_1", "tsk_1", True, 0)


def test_a_job_names_whose_it_is_and_the_row_that_says_the_rest(rig: Rig) -> None:
    rig.jobs().start(Job("export", user_id="usr_1", ref="exp_1"))

    assert rig.taken() == JobAsked(Job("export", user_id="usr_1", ref="exp_1"), 0)


def test_a_call_that_is_put_back_comes_again_unchanged(rig: Rig) -> None:
    rig.action().act_later(CALL, delay_seconds=0)

    assert rig.taken() == ActAsked(CALL, 0)


def test_a_call_that_is_passed_on_is_the_one_that_came(rig: Rig) -> None:
    rig.approval().tell(CALL)

    assert rig.taken() == TellAsked(CALL)


def test_what_is_to_come_later_is_not_there_yet(rig: Rig) -> None:
    rig.action().act_later(CALL, delay_seconds=900)

    assert rig.taken() is None


def test_a_message_that_comes_later_waits_in_the_queue(sqs: Any) -> None:
    rig = OnSqs(sqs)
    rig.action().act_later(CALL, delay_seconds=900)

    waiting = sqs.get_queue_attributes(
        QueueUrl=rig.url, AttributeNames=["ApproximateNumberOfMessagesDelayed"]
    )["Attributes"]

    assert waiting == {"ApproximateNumberOfMessagesDelayed": "1"}


def test_a_callback_does_not_show_in_the_text_of_a_message() -> None:
    assert "the-callback-itself" not in repr(CallMessage.of(CALL))
