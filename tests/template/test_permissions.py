from collections.abc import Iterator
from typing import Any

import pytest

from tests.template.code import FUNCTIONS
from tests.template.reach import reach_of

HANDLERS = sorted(path.parent.name for path in FUNCTIONS.glob("*/handler.py"))
NOTHING = {"Ref": "AWS::NoValue"}

# What the code can come to and is not granted, with the reason why it never gets there.
NEVER_THERE = {
    ("queue_ask", "sqs:SendMessage"): "a look that has no queue sends nothing: only the clock's do",
}
# Resource "*": a key's policy speaks of the key itself; vended logs know no resources.
ON_EVERYTHING = {
    "DataKey": {"kms:*"},
    "SealKey": {"kms:*"},
    "ApprovalKey": {"kms:*"},
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


def _granted(function: dict[str, Any]) -> set[str]:
    return {
        action
        for statement in _statements(function["Policies"])
        for action in _listed(statement["Action"])
    }


@pytest.mark.parametrize("function", HANDLERS)
def test_a_function_may_do_what_its_code_can_come_to_and_nothing_else(
    function: str, functions: dict[str, Any]
) -> None:
    granted, reach = _granted(functions[function]), reach_of(function)
    used = {action for action in reach.because if (function, action) not in NEVER_THERE}

    missing = [f"  grant {one}: {reach.way_to(one)}" for one in sorted(used - granted)]
    idle = [f"  take {one} away: no code of it makes that call" for one in sorted(granted - used)]

    assert not missing + idle, "\n".join([f"In template.yaml, {function}:", *missing, *idle])


def test_an_exception_is_one_still(functions: dict[str, Any]) -> None:
    for function, action in NEVER_THERE:
        assert action in reach_of(function).because
        assert action not in _granted(functions[function])


def test_the_code_is_read_and_not_passed_over() -> None:
    """Were nothing found, nothing would be refused above."""
    clock = reach_of("schedule_clock").because
    assert clock.keys() == {"dynamodb:Query", "dynamodb:UpdateItem", "sqs:SendMessage"}
    assert "states:SendTaskSuccess" in reach_of("queue_act").because
    assert "sns:CreatePlatformEndpoint" in reach_of("http_api").because


@pytest.mark.parametrize("function", HANDLERS)
def test_a_function_reads_only_secrets_and_sends_only_to_queues_that_it_is_told_of(
    function: str, functions: dict[str, Any]
) -> None:
    told = functions[function]["Environment"]["Variables"]
    secrets = {_named(value) for name, value in told.items() if name.endswith("_SECRET_ID")}
    queues = {_named(value) for name, value in told.items() if name.endswith("_QUEUE_URL")}
    failures = {"AdvanceDeadQueue"} if function == "stream_advance" else set()

    policies = functions[function]["Policies"]

    assert _resources(policies, "secretsmanager:GetSecretValue") == secrets
    assert _resources(policies, "sqs:SendMessage") == queues | failures


@pytest.mark.parametrize("function", HANDLERS)
def test_a_data_key_opens_only_for_the_person_it_was_made_for(
    function: str, functions: dict[str, Any]
) -> None:
    """KMS is asked with the person's id as context, or refuses."""
    for statement in _statements(functions[function]["Policies"]):
        if {"kms:Decrypt", "kms:GenerateDataKey"} & set(_listed(statement["Action"])):
            assert statement["Condition"] == {
                "Null": {"kms:EncryptionContext:user_id": "false"},
                "ForAllValues:StringEquals": {"kms:EncryptionContextKeys": ["user_id"]},
            }


def test_only_the_tending_function_signs_and_with_one_algorithm(functions: dict[str, Any]) -> None:
    signers = {name for name, function in functions.items() if "kms:Sign" in _granted(function)}
    assert signers == {"queue_tend"}
    (sign,) = (
        statement
        for statement in _statements(functions["queue_tend"]["Policies"])
        if "kms:Sign" in _listed(statement["Action"])
    )
    assert sign["Resource"] == {"Fn::GetAtt": "SealKey.Arn"}
    assert sign["Condition"] == {"StringEquals": {"kms:SigningAlgorithm": "ECDSA_SHA_256"}}


@pytest.mark.parametrize(
    ("action", "only"), [("kms:GenerateMac", "http_api"), ("kms:VerifyMac", "queue_act")]
)
def test_decisions_are_signed_where_people_decide_and_told_where_they_are_carried_out(
    action: str, only: str, functions: dict[str, Any]
) -> None:
    """Nobody else may do either; who reads strangers' mail can approve nothing."""
    holders = {name for name, function in functions.items() if action in _granted(function)}
    assert holders == {only}
    (grant,) = (
        statement
        for statement in _statements(functions[only]["Policies"])
        if action in _listed(statement["Action"])
    )
    assert grant["Action"] == action
    assert grant["Resource"] == {"Fn::GetAtt": "ApprovalKey.Arn"}
    assert grant["Condition"] == {"StringEquals": {"kms:MacAlgorithm": "HMAC_SHA_256"}}


def _resources(policies: Any, action: str) -> set[str]:
    return {
        _named(resource)
        for statement in _statements(policies)
        if action in _listed(statement["Action"])
        for resource in _listed(statement["Resource"])
    }


def _named(reference: Any) -> str:
    """The resource that a Ref, a GetAtt or a conditional one names."""
    if "Fn::If" in reference:
        return _named(next(one for one in reference["Fn::If"][1:] if one != NOTHING))
    return str(reference.get("Ref") or reference["Fn::GetAtt"].partition(".")[0])


def test_nothing_is_granted_on_everything_but_what_is_listed(template: dict[str, Any]) -> None:
    found: dict[str, set[str]] = {}
    for name, resource in template["Resources"].items():
        for statement in _statements(resource):
            if "*" in _listed(statement.get("Resource", [])):
                found.setdefault(name, set()).update(_listed(statement["Action"]))
    assert found == ON_EVERYTHING


def test_no_action_is_a_wildcard_but_in_the_policies_of_the_keys(template: dict[str, Any]) -> None:
    wild = {
        (name, action)
        for name, resource in template["Resources"].items()
        for statement in _statements(resource)
        for action in _listed(statement["Action"])
        if "*" in action
    }
    assert wild == {("DataKey", "kms:*"), ("SealKey", "kms:*"), ("ApprovalKey", "kms:*")}


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
