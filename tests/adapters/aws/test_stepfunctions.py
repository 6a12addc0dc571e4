import json
from datetime import UTC, datetime
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from botocore.stub import Stubber

from countersign.adapters.aws.stepfunctions import StepFunctionsWorkflow
from countersign.domain.task.task import Enter
from countersign.ports.workflow import RunShed

DEFINITION = {"StartAt": "Ask", "States": {"Ask": {"Type": "Wait", "Seconds": 60, "End": True}}}


@pytest.fixture
def sfn() -> Any:
    return boto3.client("stepfunctions")


@pytest.fixture
def machine(sfn: Any) -> str:
    role = "arn:aws:iam::123456789012:role/r"
    created = sfn.create_state_machine(name="task", definition=json.dumps(DEFINITION), roleArn=role)
    return str(created["stateMachineArn"])


@pytest.fixture
def workflow(sfn: Any, machine: str) -> StepFunctionsWorkflow:
    return StepFunctionsWorkflow(sfn, machine)


def _described(machine: str, status: str) -> dict[str, Any]:
    return {
        "executionArn": f"{machine.replace(':stateMachine:', ':execution:')}:tsk_1-r1",
        "stateMachineArn": machine,
        "status": status,
        "startDate": datetime(2026, 11, 22, 9, tzinfo=UTC),
    }


def test_the_input_of_a_run_is_four_fields_and_nothing_of_the_task(
    workflow: StepFunctionsWorkflow, sfn: Any, machine: str
) -> None:
    assert workflow.start("usr_1", "tsk_1", 2, Enter.ACT)

    run = sfn.list_executions(stateMachineArn=machine)["executions"][0]
    told = json.loads(sfn.describe_execution(executionArn=run["executionArn"])["input"])
    assert run["name"] == "tsk_1-r2"
    assert told == {"user_id": "usr_1", "task_id": "tsk_1", "run": 2, "enter": "act"}


def test_a_run_that_has_begun_already_is_not_begun_again(
    workflow: StepFunctionsWorkflow, sfn: Any, machine: str
) -> None:
    assert workflow.start("usr_1", "tsk_1", 1, Enter.ASK)

    assert not workflow.start("usr_1", "tsk_1", 1, Enter.ACT)

    assert len(sfn.list_executions(stateMachineArn=machine)["executions"]) == 1


def test_a_run_is_running_from_its_beginning_until_it_is_stopped(
    workflow: StepFunctionsWorkflow,
) -> None:
    assert not workflow.is_running("tsk_1", 1)
    workflow.start("usr_1", "tsk_1", 1, Enter.ASK)
    assert workflow.is_running("tsk_1", 1)

    workflow.stop("tsk_1", 1, "its question never arrived")

    assert not workflow.is_running("tsk_1", 1)


def test_stopping_a_run_that_never_began_is_no_error(workflow: StepFunctionsWorkflow) -> None:
    workflow.stop("tsk_unknown", 1, "its question never arrived")

    assert not workflow.is_running("tsk_unknown", 1)


@pytest.mark.parametrize("status", ["SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"])
def test_a_run_that_has_ended_by_itself_is_stopped_as_well_as_can_be(
    sfn: Any, machine: str, status: str
) -> None:
    with Stubber(sfn) as stubbed:
        stubbed.add_client_error(
            "stop_execution", "ValidationException", "Execution is not running"
        )
        stubbed.add_response("describe_execution", _described(machine, status))

        StepFunctionsWorkflow(sfn, machine).stop("tsk_1", 1, "the account was closed")

        stubbed.assert_no_pending_responses()


def test_a_run_that_lives_and_cannot_be_stopped_is_an_error(sfn: Any, machine: str) -> None:
    with Stubber(sfn) as stubbed:
        stubbed.add_client_error("stop_execution", "ValidationException", "No such field")
        stubbed.add_response("describe_execution", _described(machine, "RUNNING"))

        with pytest.raises(ClientError, match="No such field"):
            StepFunctionsWorkflow(sfn, machine).stop("tsk_1", 1, "the account was closed")


@pytest.mark.parametrize("code", ["AccessDeniedException", "ThrottlingException", "InvalidArn"])
def test_whatever_else_keeps_a_run_from_being_stopped_is_an_error(
    sfn: Any, machine: str, code: str
) -> None:
    with Stubber(sfn) as stubbed:
        stubbed.add_client_error("stop_execution", code)

        with pytest.raises(ClientError, match=code):
            StepFunctionsWorkflow(sfn, machine).stop("tsk_1", 1, "the account was closed")


@pytest.mark.parametrize("code", ["InvalidToken", "TaskDoesNotExist", "TaskTimedOut"])
def test_a_token_that_nobody_waits_for_is_told_apart(sfn: Any, machine: str, code: str) -> None:
    with Stubber(sfn) as stubbed:
        stubbed.add_client_error("send_task_success", code)

        assert not StepFunctionsWorkflow(sfn, machine).answer("token", {"outcome": "approved"})


def test_an_answer_is_handed_over_as_it_is(sfn: Any, machine: str) -> None:
    outcome = {"outcome": "approved", "act_not_before": "2026-11-22T09:00:00.000Z"}
    with Stubber(sfn) as stubbed:
        stubbed.add_response(
            "send_task_success", {}, {"taskToken": "token", "output": json.dumps(outcome)}
        )

        assert StepFunctionsWorkflow(sfn, machine).answer("token", outcome)


@pytest.mark.parametrize("code", ["ExecutionLimitExceeded", "ThrottlingException"])
def test_a_workflow_that_is_full_sheds_the_run(sfn: Any, machine: str, code: str) -> None:
    with Stubber(sfn) as stubbed:
        stubbed.add_client_error("start_execution", code)

        with pytest.raises(RunShed):
            StepFunctionsWorkflow(sfn, machine).start("usr_1", "tsk_1", 1, Enter.ASK)
