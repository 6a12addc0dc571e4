"""What an operator is woken by exists, and somebody is told."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
Resource = dict[str, Any]
OURS = "Countersign"


@pytest.fixture(scope="session")
def alarms(of_type: Callable[[str], dict[str, Resource]]) -> dict[str, Resource]:
    return {name: one["Properties"] for name, one in of_type("AWS::CloudWatch::Alarm").items()}


def _metrics(alarm: Resource) -> Iterator[Resource]:
    """Namespace, MetricName and Dimensions of each metric that an alarm looks at."""
    if "MetricName" in alarm:
        yield alarm
    for entry in alarm.get("Metrics", ()):
        if "MetricStat" in entry:
            yield entry["MetricStat"]["Metric"]


def _watched(alarm: Resource) -> set[str]:
    return {
        str(dimension["Value"]) for metric in _metrics(alarm) for dimension in metric["Dimensions"]
    }


def test_every_alarm_tells_the_topic_and_says_what_it_means(alarms: dict[str, Resource]) -> None:
    for name, alarm in alarms.items():
        assert alarm["AlarmActions"] == [{"Ref": "AlarmTopic"}], name
        assert alarm["AlarmDescription"].endswith("."), name


def test_a_clock_that_stands_still_is_an_alarm_and_silence_elsewhere_is_none(
    alarms: dict[str, Resource],
) -> None:
    breaching = {
        name for name, alarm in alarms.items() if alarm["TreatMissingData"] != "notBreaching"
    }
    assert breaching == {"ClockStoppedAlarm"}
    assert alarms["ClockStoppedAlarm"]["TreatMissingData"] == "breaching"


def test_a_metric_of_our_own_is_one_that_this_function_counts(alarms: dict[str, Resource]) -> None:
    ours = {
        (metric["MetricName"], metric["Dimensions"][0]["Name"], metric["Dimensions"][0]["Value"])
        for alarm in alarms.values()
        for metric in _metrics(alarm)
        if metric["Namespace"] == OURS
    }
    code = [*(ROOT / "functions").rglob("*.py"), *(ROOT / "layers/core").rglob("*.py")]
    said = {
        found
        for path in code
        for found in re.findall(r"\b(?:count|seconds)\(\"(\w+)\"", path.read_text())
    }

    assert {name for name, _, _ in ours} <= said
    assert {dimension for _, dimension, _ in ours} == {"service"}
    assert all((ROOT / "functions" / service).is_dir() for _, _, service in ours)


def test_every_function_and_every_queue_is_watched(
    alarms: dict[str, Resource], of_type: Callable[[str], dict[str, Resource]]
) -> None:
    watched = _watched(alarms["FunctionErrorsAlarm"])
    assert watched == {str({"Ref": name}) for name in of_type("AWS::Serverless::Function")}

    queues = set(of_type("AWS::SQS::Queue"))
    dead = {name for name in queues if name.endswith("DeadQueue")}
    assert _watched(alarms["OldestMessageAlarm"]) == {
        str({"Fn::GetAtt": f"{name}.QueueName"}) for name in queues - dead
    }
    of_dead = [alarm for name, alarm in alarms.items() if name.endswith("DeadAlarm")]
    assert set().union(*map(_watched, of_dead)) == {
        str({"Fn::GetAtt": f"{name}.QueueName"}) for name in dead
    }


def test_the_workflow_is_watched_for_whatever_ends_badly(alarms: dict[str, Resource]) -> None:
    of_workflow = {
        metric["MetricName"]
        for alarm in alarms.values()
        for metric in _metrics(alarm)
        if metric["Namespace"] == "AWS/States"
    }
    assert of_workflow == {"ExecutionsFailed", "ExecutionsTimedOut", "ExecutionThrottled"}
