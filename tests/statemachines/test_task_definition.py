from pathlib import Path
from typing import Any

import yaml

TRANSITIONS = 8
DAY = 24 * 60 * 60
TEMPLATE = Path(__file__).parents[2] / "template.yaml"


def _next_of(state: dict[str, Any]) -> list[str]:
    found = [choice["Next"] for choice in state.get("Choices", [])]
    found += [catch["Next"] for catch in state.get("Catch", [])]
    return found + [state[key] for key in ("Next", "Default") if key in state]


def _longest(states: dict[str, Any], name: str, seen: tuple[str, ...] = ()) -> int:
    """Transitions from here to the end, a retry counted as one more."""
    assert name not in seen, f"the workflow loops through {name}"
    state = states[name]
    own: int = 1 + sum(retry["MaxAttempts"] for retry in state.get("Retry", []))
    return own + max((_longest(states, n, (*seen, name)) for n in _next_of(state)), default=0)


def test_a_run_never_loops_and_stays_within_eight_transitions(definition: dict[str, Any]) -> None:
    assert _longest(definition["States"], definition["StartAt"]) <= TRANSITIONS


def test_the_workflow_sends_messages_and_touches_nothing_else(definition: dict[str, Any]) -> None:
    tasks = [state for state in definition["States"].values() if state["Type"] == "Task"]
    resources = {task["Resource"] for task in tasks}
    assert resources == {"arn:aws:states:::sqs:sendMessage.waitForTaskToken"}
    assert {state["Type"] for state in definition["States"].values()} == {
        *("Choice", "Task", "Wait", "Succeed")
    }


def test_there_is_one_ask_and_one_act(definition: dict[str, Any]) -> None:
    queues = [s["Parameters"]["QueueUrl"] for s in definition["States"].values() if "Retry" in s]
    assert queues == ["${ApprovalQueueUrl}", "${ActionQueueUrl}"]


def test_every_wait_for_a_token_has_a_constant_timeout_and_only_ends_the_run(
    definition: dict[str, Any],
) -> None:
    states = definition["States"]
    assert states["Ask"]["TimeoutSeconds"] == 32 * DAY
    assert states["Act"]["TimeoutSeconds"] == 15 * 60
    for name in ("Ask", "Act"):
        assert states[name]["Catch"] == [
            {"ErrorEquals": ["States.ALL"], "ResultPath": None, "Next": "Ended"}
        ]
    assert definition["TimeoutSeconds"] > states["Ask"]["TimeoutSeconds"]


def test_only_a_send_that_was_refused_is_tried_again(definition: dict[str, Any]) -> None:
    for name in ("Ask", "Act"):
        (retry,) = definition["States"][name]["Retry"]
        assert retry["ErrorEquals"] == ["SQS.AmazonSQSException"]
        assert retry["JitterStrategy"] == "FULL"


def test_a_message_is_a_pointer_with_a_token(definition: dict[str, Any]) -> None:
    for name in ("Ask", "Act"):
        assert definition["States"][name]["Parameters"]["MessageBody"] == {
            "user_id.$": "$.user_id",
            "task_id.$": "$.task_id",
            "run.$": "$.run",
            "enter.$": "$.enter",
            "token.$": "$$.Task.Token",
            "entered_at.$": "$$.State.EnteredTime",
        }


def test_every_state_says_why(definition: dict[str, Any]) -> None:
    assert all(state["Comment"] for state in definition["States"].values())


def test_logs_of_the_workflow_hold_no_data() -> None:
    class Loader(yaml.SafeLoader):
        pass

    Loader.add_multi_constructor("!", lambda loader, suffix, node: None)
    template = yaml.load(TEMPLATE.read_text(), Loader)  # noqa: S506  # a SafeLoader
    workflow = template["Resources"]["TaskWorkflow"]["Properties"]
    assert workflow["Type"] == "STANDARD"
    assert workflow["Logging"]["IncludeExecutionData"] is False
