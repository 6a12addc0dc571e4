import ast
from typing import Any

import pytest

from infra.local import cloud
from infra.operate.redrive import MEANS
from tests.functions_table import FUNCTIONS, QUEUES
from tests.template.code import code

DAY = 24 * 60 * 60


def _event(functions: dict[str, Any], name: str) -> dict[str, Any]:
    event: dict[str, Any] = functions[QUEUES[name].name]["Events"]["Queue"]["Properties"]
    assert event["Queue"] == {"Fn::GetAtt": f"{name}Queue.Arn"}
    return event


@pytest.mark.parametrize("name", QUEUES)
def test_a_message_is_kept_four_days_and_set_aside_after_five_tries(
    name: str, template: dict[str, Any]
) -> None:
    queue = template["Resources"][f"{name}Queue"]["Properties"]
    dead = template["Resources"][f"{name}DeadQueue"]["Properties"]
    assert queue["MessageRetentionPeriod"] == 4 * DAY
    assert dead["MessageRetentionPeriod"] == 14 * DAY
    assert queue["RedrivePolicy"] == {
        "deadLetterTargetArn": {"Fn::GetAtt": f"{name}DeadQueue.Arn"},
        "maxReceiveCount": 5,
    }
    assert queue["SqsManagedSseEnabled"] is True
    assert dead["SqsManagedSseEnabled"] is True


@pytest.mark.parametrize("name", QUEUES)
def test_a_message_stays_hidden_longer_than_its_reader_may_run(
    name: str, template: dict[str, Any], functions: dict[str, Any]
) -> None:
    default = template["Globals"]["Function"]["Timeout"]
    timeout = functions[QUEUES[name].name].get("Timeout", default)
    assert template["Resources"][f"{name}Queue"]["Properties"]["VisibilityTimeout"] > timeout


@pytest.mark.parametrize("name", QUEUES)
def test_a_reader_reports_single_failures_and_is_bounded_at_its_event_source(
    name: str, functions: dict[str, Any]
) -> None:
    event = _event(functions, name)
    assert event["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert 2 <= event["ScalingConfig"]["MaximumConcurrency"] <= 20
    assert "ReservedConcurrentExecutions" not in functions[QUEUES[name].name]


def test_an_action_is_read_alone_with_thirty_seconds_to_act(
    template: dict[str, Any], functions: dict[str, Any]
) -> None:
    assert functions["queue_act"]["Timeout"] == 30
    assert template["Resources"]["ActionQueue"]["Properties"]["VisibilityTimeout"] == 40
    assert _event(functions, "Action")["BatchSize"] == 1


def test_a_scan_has_room_for_sixty_seconds_of_work(functions: dict[str, Any]) -> None:
    assert functions["queue_scan"]["Timeout"] == 90
    assert _event(functions, "Scan")["BatchSize"] == 1


def test_only_writes_to_tasks_and_waits_wake_advance_and_a_poisoned_batch_gives_way(
    functions: dict[str, Any],
) -> None:
    stream = functions["stream_advance"]["Events"]["Table"]["Properties"]
    (pattern,) = stream["FilterCriteria"]["Filters"]
    assert pattern["Pattern"] == (
        '{"eventName": ["INSERT", "MODIFY"], "dynamodb": {"NewImage": {"sk": {"S": '
        '[{"prefix": "TASK#"}, {"prefix": "WAIT#"}]}}}}'
    )
    assert stream["MaximumRetryAttempts"] == 3
    assert stream["MaximumRecordAgeInSeconds"] <= 3600
    assert stream["BisectBatchOnFunctionError"] is True
    assert stream["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert stream["DestinationConfig"]["OnFailure"]["Destination"] == {
        "Fn::GetAtt": "AdvanceDeadQueue.Arn"
    }


def test_every_queue_is_waited_for_on_the_laptop_and_can_be_redriven() -> None:
    assert {queue.lower(): f"{queue}QueueUrl" for queue in QUEUES} == cloud._QUEUES
    assert MEANS.keys() == cloud._QUEUES.keys()


def test_every_dead_letter_queue_has_an_alarm(template: dict[str, Any]) -> None:
    for name in QUEUES:
        alarm = template["Resources"][f"{name}DeadAlarm"]["Properties"]
        assert alarm["Dimensions"][0]["Value"] == {"Fn::GetAtt": f"{name}DeadQueue.QueueName"}
        assert alarm["Threshold"] == 0
        assert alarm["AlarmActions"] == [{"Ref": "AlarmTopic"}]


# It may send to a queue that calls it, and what came from there never goes there again: a look that
# a record of the stream asked for and that failed is asked for once more by a message.
SENDS_ONCE = {"stream_advance"}


def test_a_loop_with_a_deadline_of_its_own_is_not_cut_short_after_sixteen_rounds(
    template: dict[str, Any], functions: dict[str, Any]
) -> None:
    """Lambda ends a chain function -> queue -> same function there, unless it is told to allow it.

    Source: AWS Lambda developer guide, recursive loop detection.
    """
    looping = set()
    for name, function in functions.items():
        told = function["Environment"]["Variables"]
        sends_to = {value["Ref"] for key, value in told.items() if key.endswith("_QUEUE_URL")}
        called_by = {
            event["Properties"]["Queue"]["Fn::GetAtt"].removesuffix(".Arn")
            for event in function["Events"].values()
            if event["Type"] == "SQS"
        }
        if sends_to & called_by:
            looping.add(name)
    allowed = {n for n, function in functions.items() if function.get("RecursiveLoop") == "Allow"}

    assert looping == {row.name for row in FUNCTIONS if row.reads in row.sends_to}
    assert allowed == looping - SENDS_ONCE
    assert looping > SENDS_ONCE
    assert "RecursiveLoop" not in template["Globals"]["Function"]


def test_what_came_from_the_advance_queue_is_not_sent_there_again() -> None:
    """Why `stream_advance` needs no leave to go in a loop: its looks know only the scan queue."""
    body = code().functions["countersign.wiring.advance", "advance_task"]
    assert "advance_queue_url" not in ast.unparse(body)
    from_queue = code().functions["stream_advance.handler", "_from_queue"]
    assert "_enqueue" not in ast.unparse(from_queue)
