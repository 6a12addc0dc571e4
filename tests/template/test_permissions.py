"""What each function may do, read from the template as it is deployed: after SAM's transform."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.template.code import FUNCTIONS
from tests.template.reach import reach_of
from tests.template.transforming import transformed

HANDLERS = sorted(path.parent.name for path in FUNCTIONS.glob("*/handler.py"))
PROVIDERS = (
    "arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}"
    ":secret:countersign/${Stage}/provider/*"
)
"""The OAuth clients, one by the name of each provider."""
NOTHING = {"Ref": "AWS::NoValue"}

# What Lambda does in a function's name before and after our code runs.
WRITES_ITS_LOG = {"logs:CreateLogStream", "logs:PutLogEvents"}
READS_ITS_QUEUE = {"sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"}
READS_THE_STREAM = {
    *("dynamodb:DescribeStream", "dynamodb:GetRecords"),
    *("dynamodb:GetShardIterator", "dynamodb:ListStreams"),
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


def _granted(role: dict[str, Any]) -> set[str]:
    return {
        action
        for statement in _statements(role["Policies"])
        for action in _listed(statement["Action"])
    }


def _sources(function: dict[str, Any]) -> dict[str, str]:
    """The queues and tables that call a function, and how."""
    events = [event for event in function["Events"].values() if event["Type"] in _SOURCES]
    return {_named(event["Properties"][_SOURCES[event["Type"]]]): event["Type"] for event in events}


_SOURCES = {"SQS": "Queue", "DynamoDB": "Stream"}


def _of_the_platform(function: dict[str, Any]) -> set[str]:
    kinds = set(_sources(function).values())
    return (
        WRITES_ITS_LOG
        | (READS_ITS_QUEUE if "SQS" in kinds else set())
        | (READS_THE_STREAM if "DynamoDB" in kinds else set())
    )


@pytest.mark.parametrize("function", HANDLERS)
def test_a_function_may_do_what_its_code_can_come_to_and_nothing_else(
    function: str, functions: dict[str, Any], roles: dict[str, Any]
) -> None:
    granted, reach = _granted(roles[function]), reach_of(function)
    granted -= _of_the_platform(functions[function])
    used = set(reach.because)

    missing = [f"  grant {one}: {reach.way_to(one)}" for one in sorted(used - granted)]
    idle = [f"  take {one} away: no code of it makes that call" for one in sorted(granted - used)]

    assert not missing + idle, "\n".join([f"In template.yaml, {function}:", *missing, *idle])


@pytest.mark.parametrize("function", HANDLERS)
def test_a_function_has_a_role_of_its_own_and_nothing_of_a_managed_policy(
    function: str, functions: dict[str, Any], roles: dict[str, Any]
) -> None:
    """AWS's managed policies for functions speak of every queue, stream and log of the account."""
    name = functions[function]["Role"]["Fn::GetAtt"]
    role = roles[function]
    others = {other["Role"]["Fn::GetAtt"] for one, other in functions.items() if one != function}

    assert name not in others
    assert "ManagedPolicyArns" not in role
    (trusted,) = role["AssumeRolePolicyDocument"]["Statement"]
    assert trusted["Principal"] == {"Service": "lambda.amazonaws.com"}
    assert _of_the_platform(functions[function]) <= _granted(role)


@pytest.mark.parametrize("function", HANDLERS)
def test_a_function_reads_only_the_queue_and_the_stream_that_call_it(
    function: str, functions: dict[str, Any], roles: dict[str, Any]
) -> None:
    called_by = _sources(functions[function])
    policies = roles[function]["Policies"]

    for action in READS_ITS_QUEUE:
        assert _resources(policies, action) == {n for n, k in called_by.items() if k == "SQS"}
    for action in READS_THE_STREAM:
        assert _resources(policies, action) == {n for n, k in called_by.items() if k == "DynamoDB"}


@pytest.mark.parametrize("function", HANDLERS)
def test_a_function_writes_its_own_log_and_no_other(
    function: str, functions: dict[str, Any], roles: dict[str, Any]
) -> None:
    """The log of `queue_jobs` witnesses the seals: nobody else may write it."""
    own = {functions[function]["LoggingConfig"]["LogGroup"]["Ref"]}
    others = {one["LoggingConfig"]["LogGroup"]["Ref"] for n, one in functions.items()} - own
    policies = roles[function]["Policies"]

    assert all(_resources(policies, action) == own for action in WRITES_ITS_LOG)
    assert not {log for log in others if f'"{log}"' in str(policies).replace("'", '"')}
    assert {a for a in _granted(roles[function]) if a.startswith("logs:")} == WRITES_ITS_LOG


def test_a_data_key_is_made_where_people_come_to_and_nowhere_else() -> None:
    makes = {one for one in HANDLERS if "kms:GenerateDataKey" in reach_of(one).because}
    assert makes == {"http_api"}


def test_the_code_is_read_and_not_passed_over() -> None:
    """Were nothing found, nothing would be refused above."""
    clock = reach_of("schedule_clock").because
    assert clock.keys() == {"dynamodb:Query", "dynamodb:UpdateItem", "sqs:SendMessage"}
    assert "states:SendTaskSuccess" in reach_of("queue_act").because
    assert "sns:CreatePlatformEndpoint" in reach_of("http_api").because


@pytest.mark.parametrize("function", HANDLERS)
def test_a_function_reads_only_secrets_and_sends_only_to_queues_that_it_is_told_of(
    function: str, functions: dict[str, Any], roles: dict[str, Any]
) -> None:
    told = functions[function]["Environment"]["Variables"]
    secrets = {_named(value) for name, value in told.items() if name.endswith("_SECRET_ID")}
    if "PROVIDER_SECRETS" in told:
        secrets.add(_named({"Fn::Sub": PROVIDERS}))
    queues = {_named(value) for name, value in told.items() if name.endswith("_QUEUE_URL")}
    failures = {"AdvanceDeadQueue"} if function == "stream_advance" else set()

    policies = roles[function]["Policies"]

    assert _resources(policies, "secretsmanager:GetSecretValue") == secrets
    assert _resources(policies, "sqs:SendMessage") == queues | failures


@pytest.mark.parametrize("function", HANDLERS)
def test_a_data_key_opens_only_for_the_person_it_was_made_for(
    function: str, roles: dict[str, Any]
) -> None:
    """KMS is asked with the person's id as context, or refuses."""
    for statement in _statements(roles[function]["Policies"]):
        if {"kms:Decrypt", "kms:GenerateDataKey"} & set(_listed(statement["Action"])):
            assert statement["Condition"] == {
                "Null": {"kms:EncryptionContext:user_id": "false"},
                "ForAllValues:StringEquals": {"kms:EncryptionContextKeys": ["user_id"]},
            }


def test_only_the_jobs_function_signs_and_with_one_algorithm(roles: dict[str, Any]) -> None:
    signers = {name for name, role in roles.items() if "kms:Sign" in _granted(role)}
    assert signers == {"queue_jobs"}
    (sign,) = (
        statement
        for statement in _statements(roles["queue_jobs"]["Policies"])
        if "kms:Sign" in _listed(statement["Action"])
    )
    assert _named(sign["Resource"]) == "SealKey"
    assert sign["Condition"] == {"StringEquals": {"kms:SigningAlgorithm": "ECDSA_SHA_256"}}


@pytest.mark.parametrize(
    ("action", "only"), [("kms:GenerateMac", "http_api"), ("kms:VerifyMac", "queue_act")]
)
def test_decisions_are_signed_where_people_decide_and_told_where_they_are_carried_out(
    action: str, only: str, roles: dict[str, Any]
) -> None:
    """Nobody else may do either; who reads strangers' mail can approve nothing."""
    assert {name for name, role in roles.items() if action in _granted(role)} == {only}
    (grant,) = (
        statement
        for statement in _statements(roles[only]["Policies"])
        if action in _listed(statement["Action"])
    )
    assert grant["Action"] == action
    assert _named(grant["Resource"]) == "ApprovalKey"
    assert grant["Condition"] == {"StringEquals": {"kms:MacAlgorithm": "HMAC_SHA_256"}}


def _resources(policies: Any, action: str) -> set[str]:
    return {
        _named(resource)
        for statement in _statements(policies)
        if action in _listed(statement["Action"])
        for resource in _listed(statement["Resource"])
    }


def _named(reference: Any) -> str:
    """The resource that a Ref, a GetAtt, a Sub or a conditional one names."""
    if "Fn::If" in reference:
        return _named(next(one for one in reference["Fn::If"][1:] if one != NOTHING))
    if "Fn::Sub" in reference:
        return str(reference["Fn::Sub"]).removeprefix("${").partition(".")[0]
    got = reference.get("Fn::GetAtt", "")
    return str(reference.get("Ref") or (got[0] if isinstance(got, list) else got.partition(".")[0]))


@pytest.mark.parametrize("stage", ["local", "dev", "prod"])
def test_nothing_is_granted_on_everything_but_what_is_listed(stage: str) -> None:
    found: dict[str, set[str]] = {}
    for name, resource in transformed(stage)["Resources"].items():
        name = name.removesuffix("Role")
        for statement in _statements(resource):
            if "*" in _listed(statement.get("Resource", [])):
                found.setdefault(name, set()).update(_listed(statement["Action"]))
    assert found == ON_EVERYTHING


def test_no_action_is_a_wildcard_but_in_the_policies_of_the_keys() -> None:
    wild = {
        (name, action)
        for name, resource in transformed("dev")["Resources"].items()
        for statement in _statements(resource)
        for action in _listed(statement["Action"])
        if "*" in action
    }
    assert wild == {("DataKey", "kms:*"), ("SealKey", "kms:*"), ("ApprovalKey", "kms:*")}


def test_only_the_clock_reads_the_index_of_what_is_due(roles: dict[str, Any]) -> None:
    readers = {name for name, role in roles.items() if "index/due" in str(role)}
    assert readers == {"schedule_clock"}


def test_only_who_lets_people_in_reads_the_signing_secret(
    functions: dict[str, Any], roles: dict[str, Any]
) -> None:
    readers = {name for name in roles if "SigningSecret" in f"{functions[name]}{roles[name]}"}
    assert readers == {"http_api", "http_sources"}


def test_the_workflow_may_only_send_to_its_two_queues(template: dict[str, Any]) -> None:
    policies = template["Resources"]["TaskWorkflow"]["Properties"]["Policies"]
    sending = [s for s in _statements(policies) if "sqs:SendMessage" in _listed(s["Action"])]
    assert [s["Resource"] for s in sending] == [
        [{"Fn::GetAtt": "ApprovalQueue.Arn"}, {"Fn::GetAtt": "ActionQueue.Arn"}]
    ]


def test_letters_leave_under_our_own_address_only(roles: dict[str, Any]) -> None:
    """In the SES sandbox the recipient's identity is asked about too; whose letter it is, always.

    Source: Amazon SES developer guide, actions, resources and condition keys.
    """
    for stage in ("dev", "prod"):
        deployed = transformed(stage)
        policies = deployed["Resources"]["QueueJobsRole"]["Properties"]["Policies"]
        (letters,) = (s for s in _statements(policies) if s["Action"] == "ses:SendEmail")
        assert letters["Condition"] == {"StringEquals": {"ses:FromAddress": {"Ref": "MailFrom"}}}
        *ours, of_recipients = letters["Resource"]
        assert len(ours) == 2
        condition, in_prod, elsewhere = of_recipients["Fn::If"]
        assert (condition, in_prod) == ("IsProd", NOTHING)
        assert elsewhere["Fn::Sub"].endswith(":identity/*")
