from collections.abc import Iterator
from typing import Any

import pytest

TABLE = {
    "dynamodb:BatchGetItem",
    "dynamodb:ConditionCheckItem",
    "dynamodb:DeleteItem",
    "dynamodb:GetItem",
    "dynamodb:PutItem",
    "dynamodb:Query",
    "dynamodb:UpdateItem",
}
SEAL = {"kms:Decrypt", "kms:GenerateDataKey"}
READ_SECRET = {"secretsmanager:GetSecretValue"}
SEND = {"sqs:SendMessage"}
ADVANCE = {"states:SendTaskSuccess", "states:StartExecution"} | {
    "states:DescribeExecution",
    "states:StopExecution",
}
PUSH_ENDPOINTS = {"sns:CreatePlatformEndpoint", "sns:DeleteEndpoint"}
ALLOWED = {
    "http_api": TABLE | SEAL | READ_SECRET | SEND | PUSH_ENDPOINTS,
    "schedule_clock": {"dynamodb:Query", "dynamodb:UpdateItem"} | SEND,
    "queue_scan": TABLE | SEAL | READ_SECRET | SEND,
    "stream_advance": TABLE | ADVANCE | SEND,
    "queue_ask": TABLE | ADVANCE | {"sns:Publish"},
    "queue_act": TABLE | SEAL | READ_SECRET | SEND | {"states:SendTaskSuccess"},
}
# Resource "*": a key's policy speaks of the key itself; vended logs know no resources.
ON_EVERYTHING = {
    "DataKey": {"kms:*"},
    "TaskWorkflow": {
        "logs:CreateLogDelivery",
        "logs:DeleteLogDelivery",
        "logs:DescribeLogGroups",
        "logs:DescribeResourcePolicies",
        "logs:GetLogDelivery",
        "logs:ListLogDeliveries",
        "logs:PutResourcePolicy",
        "logs:UpdateLogDelivery",
    },
}


def _statements(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "Effect" in value:
            yield value
        for item in value.values():
            yield from _statements(item)
    elif isinstance(value, list):
        for item in value:
            yield from _statements(item)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize("function", ALLOWED)
def test_a_function_may_do_what_its_work_needs_and_nothing_else(
    function: str, functions: dict[str, Any]
) -> None:
    granted = {
        action
        for statement in _statements(functions[function]["Policies"])
        for action in _listed(statement["Action"])
    }
    assert granted == ALLOWED[function]


def test_nothing_is_granted_on_everything_but_what_is_listed(template: dict[str, Any]) -> None:
    found: dict[str, set[str]] = {}
    for name, resource in template["Resources"].items():
        for statement in _statements(resource):
            if "*" in _listed(statement.get("Resource", [])):
                found.setdefault(name, set()).update(_listed(statement["Action"]))
    assert found == ON_EVERYTHING


def test_no_action_is_a_wildcard_but_in_the_policy_of_the_key(template: dict[str, Any]) -> None:
    wild = {
        (name, action)
        for name, resource in template["Resources"].items()
        for statement in _statements(resource)
        for action in _listed(statement["Action"])
        if "*" in action
    }
    assert wild == {("DataKey", "kms:*")}


def test_only_the_clock_reads_the_index_of_what_is_due(functions: dict[str, Any]) -> None:
    readers = {name for name, function in functions.items() if "index/due" in str(function)}
    assert readers == {"schedule_clock"}


def test_only_the_api_reads_the_signing_secret(functions: dict[str, Any]) -> None:
    readers = {name for name, function in functions.items() if "SigningSecret" in str(function)}
    assert readers == {"http_api"}


def test_the_workflow_may_only_send_to_its_two_queues(template: dict[str, Any]) -> None:
    policies = template["Resources"]["TaskWorkflow"]["Properties"]["Policies"]
    sending = [s for s in _statements(policies) if "sqs:SendMessage" in _listed(s["Action"])]
    assert [s["Resource"] for s in sending] == [
        [{"Fn::GetAtt": "ApprovalQueue.Arn"}, {"Fn::GetAtt": "ActionQueue.Arn"}]
    ]
