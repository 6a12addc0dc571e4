"""The definition, executed by moto's interpreter."""

import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
from moto import mock_aws
from moto.core.models import DEFAULT_ACCOUNT_ID

REGION = "us-east-1"
TRANSITIONS = 8
PATIENCE = 20
IDS = {"user_id": "usr_1", "task_id": "tsk_1", "run": 1}


class Workflow:
    """The state machine with its two queues."""

    def __init__(self, definition: dict[str, Any]) -> None:
        self._sqs = boto3.client("sqs", region_name=REGION)
        self._sfn = boto3.client("stepfunctions", region_name=REGION)
        self._queues = {
            name: self._sqs.create_queue(QueueName=name)["QueueUrl"]
            for name in ("ApprovalQueueUrl", "ActionQueueUrl")
        }
        text = json.dumps(definition)
        for name, url in self._queues.items():
            text = text.replace(f"${{{name}}}", url)
        self._arn = self._sfn.create_state_machine(
            name="countersign-test-task",
            definition=text,
            roleArn=f"arn:aws:iam::{DEFAULT_ACCOUNT_ID}:role/workflow",
        )["stateMachineArn"]
        self._execution = ""

    def start(self, enter: str) -> None:
        self._execution = self._sfn.start_execution(
            stateMachineArn=self._arn, name="tsk_1-r1", input=json.dumps(IDS | {"enter": enter})
        )["executionArn"]

    def asked(self) -> dict[str, Any]:
        return self._message("ApprovalQueueUrl")

    def told_to_act(self) -> dict[str, Any]:
        return self._message("ActionQueueUrl")

    def acts(self) -> bool:
        return bool(
            self._sqs.receive_message(QueueUrl=self._queues["ActionQueueUrl"]).get("Messages")
        )

    def answer(self, token: str, output: dict[str, Any]) -> None:
        self._sfn.send_task_success(taskToken=token, output=json.dumps(output))

    def fail(self, token: str) -> None:
        self._sfn.send_task_failure(taskToken=token, error="broken", cause="a test")

    def ended(self) -> str:
        return str(_until(lambda: self._final_status(), "the run does not end"))

    def history(self) -> list[dict[str, Any]]:
        events = self._sfn.get_execution_history(executionArn=self._execution, maxResults=100)
        return [dict(event) for event in events["events"]]

    def entered(self) -> list[str]:
        details = [event.get("stateEnteredEventDetails") for event in self.history()]
        return [str(detail["name"]) for detail in details if detail]

    def left(self, state: str) -> datetime:
        return self._moment("stateExitedEventDetails", state)

    def output(self) -> dict[str, Any]:
        answer = self._sfn.describe_execution(executionArn=self._execution)
        read: dict[str, Any] = json.loads(answer["output"])
        return read

    def _moment(self, details: str, state: str) -> datetime:
        moments = [
            event["timestamp"]
            for event in self.history()
            if event.get(details, {}).get("name") == state
        ]
        assert isinstance(moments[0], datetime)
        return moments[0]

    def _final_status(self) -> str | None:
        status = self._sfn.describe_execution(executionArn=self._execution)["status"]
        return None if status == "RUNNING" else status

    def _message(self, queue: str) -> dict[str, Any]:
        def receive() -> dict[str, Any] | None:
            messages = self._sqs.receive_message(QueueUrl=self._queues[queue]).get("Messages")
            return json.loads(messages[0]["Body"]) if messages else None

        found = _until(receive, f"nothing arrives at {queue}")
        assert isinstance(found, dict)
        return found


def _until(check: Callable[[], Any], complaint: str) -> Any:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if found := check():
            return found
        time.sleep(0.05)
    pytest.fail(complaint)


@pytest.fixture
def workflow(definition: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Iterator[Workflow]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    with mock_aws(config={"stepfunctions": {"execute_state_machine": True}}):
        yield Workflow(definition)


def _in(seconds: float) -> str:
    moment = datetime.now(UTC) + timedelta(seconds=seconds)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def test_an_approved_task_cools_then_acts_and_the_run_ends(workflow: Workflow) -> None:
    workflow.start("ask")
    asked = workflow.asked()
    assert {key: asked[key] for key in ("user_id", "task_id", "run", "enter")} == {
        **IDS,
        "enter": "ask",
    }
    not_before = _in(3)
    workflow.answer(asked["token"], {"outcome": "approved", "act_not_before": not_before})
    told = workflow.told_to_act()
    rounded = timedelta(seconds=1)  # moto waits whole seconds, rounded down
    assert workflow.left("Cooling") >= datetime.fromisoformat(not_before) - rounded
    assert told["token"] != asked["token"]
    workflow.answer(told["token"], {"outcome": "completed"})
    assert workflow.ended() == "SUCCEEDED"
    assert workflow.entered() == ["Enter", "Ask", "Decided", "Cooling", "Act", "Ended"]
    assert len(workflow.entered()) <= TRANSITIONS


@pytest.mark.parametrize("outcome", ["rejected", "expired", "superseded"])
def test_a_run_that_was_not_approved_ends_without_acting(workflow: Workflow, outcome: str) -> None:
    workflow.start("ask")
    workflow.answer(workflow.asked()["token"], {"outcome": outcome})
    assert workflow.ended() == "SUCCEEDED"
    assert not workflow.acts()


@pytest.mark.parametrize("enter", ["act", "undo"])
def test_a_decided_run_acts_without_asking(workflow: Workflow, enter: str) -> None:
    workflow.start(enter)
    told = workflow.told_to_act()
    assert told["enter"] == enter
    workflow.answer(told["token"], {"outcome": "completed"})
    assert workflow.ended() == "SUCCEEDED"
    assert workflow.entered() == ["Enter", "Act", "Ended"]


def test_an_error_while_asking_only_ends_the_run(workflow: Workflow) -> None:
    workflow.start("ask")
    workflow.fail(workflow.asked()["token"])
    assert workflow.ended() == "SUCCEEDED"
    assert workflow.entered() == ["Enter", "Ask", "Ended"]


def test_an_error_while_acting_only_ends_the_run(workflow: Workflow) -> None:
    workflow.start("act")
    workflow.fail(workflow.told_to_act()["token"])
    assert workflow.ended() == "SUCCEEDED"


def test_an_unknown_entry_fails_loudly(workflow: Workflow) -> None:
    workflow.start("wander")
    assert workflow.ended() == "FAILED"


def test_nothing_travels_but_ids_and_the_decision(workflow: Workflow) -> None:
    workflow.start("ask")
    decision = {"outcome": "approved", "act_not_before": _in(0)}
    workflow.answer(workflow.asked()["token"], decision)
    workflow.answer(workflow.told_to_act()["token"], {"outcome": "completed"})
    assert workflow.ended() == "SUCCEEDED"
    assert workflow.output() == IDS | {"enter": "ask", "decision": decision}
