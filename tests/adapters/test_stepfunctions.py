import json
import time
from typing import Any

import boto3
import pytest

from countersign.adapters.stepfunctions import StepFunctionsWorkflow
from countersign.domain.task import Enter

DEFINITION = {
    "StartAt": "Ask",
    "States": {
        "Ask": {
            "Type": "Task",
            "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
            "Parameters": {"QueueUrl": "", "MessageBody.$": "$$.Task.Token"},
            "End": True,
        }
    },
}


@pytest.fixture
def sfn() -> Any:
    return boto3.client("stepfunctions")


@pytest.fixture
def queue() -> str:
    return str(boto3.client("sqs").create_queue(QueueName="approval")["QueueUrl"])


@pytest.fixture
def workflow(sfn: Any, queue: str) -> StepFunctionsWorkflow:
    definition = json.loads(json.dumps(DEFINITION))
    definition["States"]["Ask"]["Parameters"]["QueueUrl"] = queue
    machine = sfn.create_state_machine(
        name="task", definition=json.dumps(definition), roleArn="arn:aws:iam::123456789012:role/r"
    )
    return StepFunctionsWorkflow(sfn, machine["stateMachineArn"])


def token_of_the_question(queue: str) -> str:
    sqs = boto3.client("sqs")
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        messages = sqs.receive_message(QueueUrl=queue, WaitTimeSeconds=1).get("Messages", [])
        if messages:
            return str(messages[0]["Body"])
    raise AssertionError("The run never asked.")


def becomes_over(workflow: StepFunctionsWorkflow, task_id: str, run: int) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if not workflow.is_running(task_id, run):
            return True
    return False


def test_a_run_that_begins_is_running_until_its_question_is_answered(
    workflow: StepFunctionsWorkflow, queue: str
) -> None:
    workflow.start("usr_1", "tsk_1", 1, Enter.ASK)
    assert workflow.is_running("tsk_1", 1)

    assert workflow.answer(token_of_the_question(queue), {"outcome": "approved"})

    assert becomes_over(workflow, "tsk_1", 1)


def test_the_input_of_a_run_is_four_fields_and_nothing_of_the_task(
    workflow: StepFunctionsWorkflow, sfn: Any
) -> None:
    workflow.start("usr_1", "tsk_1", 2, Enter.ACT)

    machine = sfn.list_state_machines()["stateMachines"][0]["stateMachineArn"]
    run = sfn.list_executions(stateMachineArn=machine)["executions"][0]
    told = json.loads(sfn.describe_execution(executionArn=run["executionArn"])["input"])
    assert run["name"] == "tsk_1-r2"
    assert told == {"user_id": "usr_1", "task_id": "tsk_1", "run": 2, "enter": "act"}


def test_a_run_that_has_begun_already_is_not_begun_again(workflow: StepFunctionsWorkflow) -> None:
    workflow.start("usr_1", "tsk_1", 1, Enter.ASK)

    workflow.start("usr_1", "tsk_1", 1, Enter.ACT)

    assert workflow.is_running("tsk_1", 1)


def test_a_run_that_never_began_is_not_running(workflow: StepFunctionsWorkflow) -> None:
    assert not workflow.is_running("tsk_unknown", 1)


def test_a_stopped_run_is_over_and_stopping_it_twice_is_no_error(
    workflow: StepFunctionsWorkflow,
) -> None:
    workflow.start("usr_1", "tsk_1", 1, Enter.ASK)

    workflow.stop("tsk_1", 1, "its question never arrived")
    assert becomes_over(workflow, "tsk_1", 1)

    workflow.stop("tsk_1", 1, "its question never arrived")
    workflow.stop("tsk_unknown", 1, "never began")


def test_a_token_that_nobody_waits_for_is_told_apart(workflow: StepFunctionsWorkflow) -> None:
    assert not workflow.answer("no-such-token", {"outcome": "approved"})
