"""`ports.workflow.Workflow` over AWS Step Functions.

An execution is named `{task_id}-r{run}`, so that a run begins once. Source: StartExecution,
SendTaskSuccess and StopExecution in the AWS Step Functions API Reference. Of StopExecution it names
`ExecutionDoesNotExist` and `ValidationException`, and does not say what it answers of an execution
that has ended: some answer as if they had stopped it, others refuse with the latter.
"""

import json
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from countersign.domain.task.task import Enter
from countersign.ports.workflow import RunShed

if TYPE_CHECKING:
    from mypy_boto3_stepfunctions import SFNClient

_SHED = frozenset({"ExecutionLimitExceeded", "ThrottlingException", "TooManyRequestsException"})
_NOBODY_WAITS = frozenset({"InvalidToken", "TaskDoesNotExist", "TaskTimedOut"})


class StepFunctionsWorkflow:
    def __init__(self, client: "SFNClient", state_machine_arn: str) -> None:
        self._client = client
        self._machine = state_machine_arn

    def start(self, user_id: str, task_id: str, run: int, enter: Enter) -> bool:
        about = {"user_id": user_id, "task_id": task_id, "run": run, "enter": enter.value}
        try:
            self._client.start_execution(
                stateMachineArn=self._machine, name=_name(task_id, run), input=json.dumps(about)
            )
        except ClientError as error:
            code = error.response["Error"]["Code"]
            if code == "ExecutionAlreadyExists":
                return False
            if code in _SHED:
                raise RunShed("The workflow takes no further run now.") from error
            raise
        return True

    def is_running(self, task_id: str, run: int) -> bool:
        try:
            answer = self._client.describe_execution(executionArn=self._arn(task_id, run))
        except self._client.exceptions.ExecutionDoesNotExist:
            return False
        return answer["status"] == "RUNNING"

    def answer(self, token: str, outcome: dict[str, Any]) -> bool:
        try:
            self._client.send_task_success(taskToken=token, output=json.dumps(outcome))
        except ClientError as error:
            if error.response["Error"]["Code"] in _NOBODY_WAITS:
                return False
            raise
        return True

    def stop(self, task_id: str, run: int, cause: str) -> None:
        try:
            self._client.stop_execution(executionArn=self._arn(task_id, run), cause=cause)
        except self._client.exceptions.ExecutionDoesNotExist:
            return
        except self._client.exceptions.ValidationException:
            if self.is_running(task_id, run):
                raise

    def _arn(self, task_id: str, run: int) -> str:
        machine = self._machine.replace(":stateMachine:", ":execution:")
        return f"{machine}:{_name(task_id, run)}"


def _name(task_id: str, run: int) -> str:
    return f"{task_id}-r{run}"
