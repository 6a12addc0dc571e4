from datetime import UTC, datetime
from typing import Any

import boto3
import pytest

from countersign.adapters.aws.sqs import QueueUrls, SqsQueues
from countersign.contracts.messages import (
    AdvanceMessage,
    CallMessage,
    InstructMessage,
    JobMessage,
    ScanMessage,
    ScanWork,
)
from countersign.domain.task.task import Enter
from countersign.ports.queues import Job
from countersign.ports.workflow import Call


@pytest.fixture
def sqs() -> Any:
    return boto3.client("sqs")


@pytest.fixture
def url(sqs: Any) -> str:
    return str(sqs.create_queue(QueueName="q")["QueueUrl"])


def received(sqs: Any, url: str) -> str:
    return str(sqs.receive_message(QueueUrl=url)["Messages"][0]["Body"])


def test_a_scan_names_the_person_the_agent_and_the_reason(sqs: Any, url: str) -> None:
    SqsQueues(sqs, QueueUrls(scan=url)).scan("usr_1", "agt_1", "asked")

    message = ScanMessage.model_validate_json(received(sqs, url))

    assert message == ScanMessage(user_id="usr_1", agent_id="agt_1", reason="asked")


def test_an_advance_is_a_pointer_to_a_task(sqs: Any, url: str) -> None:
    SqsQueues(sqs, QueueUrls(advance=url)).advance("usr_1", "tsk_1", check_run=True)

    message = AdvanceMessage.model_validate_json(received(sqs, url))

    assert message == AdvanceMessage(user_id="usr_1", task_id="tsk_1", check_run=True)


def test_an_instruction_is_a_pointer_to_the_event_that_says_it(sqs: Any, url: str) -> None:
    SqsQueues(sqs, QueueUrls(scan=url)).instruct("usr_1", "tsk_1", 7)

    work = ScanWork.model_validate_json(received(sqs, url))

    assert work.root == InstructMessage(user_id="usr_1", task_id="tsk_1", sequence=7)


def test_a_chore_names_whose_it_is_and_the_row_that_says_the_rest(sqs: Any, url: str) -> None:
    SqsQueues(sqs, QueueUrls(start=url)).start(Job("export", user_id="usr_1", ref="exp_1"))

    message = JobMessage.model_validate_json(received(sqs, url))

    assert message == JobMessage(op="export", user_id="usr_1", ref="exp_1")


def test_a_call_that_is_put_back_comes_again_unchanged_and_later(sqs: Any, url: str) -> None:
    call = Call(
        user_id="usr_1",
        task_id="tsk_1",
        run=3,
        enter=Enter.ACT,
        token="callback",
        entered_at=datetime(2026, 11, 22, 9, tzinfo=UTC),
    )
    queues = SqsQueues(sqs, QueueUrls(action=url))
    queues.act_later(call, delay_seconds=900)
    delayed = sqs.get_queue_attributes(
        QueueUrl=url, AttributeNames=["ApproximateNumberOfMessagesDelayed"]
    )["Attributes"]
    queues.act_later(call, delay_seconds=0)

    assert delayed == {"ApproximateNumberOfMessagesDelayed": "1"}
    assert CallMessage.model_validate_json(received(sqs, url)).call() == call


def test_a_function_without_a_queue_cannot_send_to_it(sqs: Any, url: str) -> None:
    with pytest.raises(ValueError, match="no queue"):
        SqsQueues(sqs, QueueUrls(advance=url)).scan("usr_1", None, "clock")


def test_a_callback_does_not_show_in_the_text_of_a_message() -> None:
    message = CallMessage(
        user_id="usr_1",
        task_id="tsk_1",
        run=1,
        enter=Enter.ASK,
        token="the-callback-itself",
        entered_at=datetime(2026, 11, 22, 9, tzinfo=UTC),
    )

    assert "the-callback-itself" not in repr(message)
