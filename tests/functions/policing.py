"""What a function asks of AWS is held against the policies that it is deployed with.

Every call that one of our functions makes in a test is recorded at botocore, and asked of the
function's own role, read from the template after SAM's transform.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from sys import _getframe
from types import FrameType
from typing import Any
from unittest.mock import patch

from botocore.client import BaseClient

from tests.functions.gateway import called
from tests.functions_table import ROWS
from tests.template.reach import IN_TRANSACTIONS, PERMISSIONS
from tests.template.transforming import transformed

FUNCTIONS = Path(__file__).parents[2] / "functions"
SHARED = FUNCTIONS.parent / "layers" / "core" / "countersign" / "api"
ARN = "arn:aws:{service}:eu-west-1:123456789012:{name}"
_SERVICE = {"sesv2": "ses", "stepfunctions": "states"}
_NOTHING = object()
MISLED = re.compile("no-?such|nowhere")
"""In the name of what a test tells a function of so that its call fails."""


@dataclass(frozen=True)
class Ask:
    """One action on one resource, with what conditions may look at."""

    action: str
    resource: str
    context: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)


@contextmanager
def policed(names: Mapping[str, str], seen: list[tuple[str, Ask]]) -> Iterator[list[str]]:
    """Goes on where AWS would refuse, as our code may swallow that; answers with what was denied.

    `names`: what template names are here (`Table` -> countersign). `seen` takes every ask.
    """
    made = BaseClient._make_api_call  # type: ignore[attr-defined]  # where botocore's calls meet
    denied: list[str] = []

    def asked(client: BaseClient, operation: str, parameters: dict[str, Any]) -> Any:
        function = _function_of(_getframe(1))
        if function is not None:
            service = client.meta.service_model.service_name
            for ask in _asks(_SERVICE.get(service, service), operation, parameters):
                seen.append((function, ask))
                if not allows(statements_of(function), ask, names) and not MISLED.search(
                    ask.resource
                ):
                    denied.append(f"{function}: {ask}")
        return made(client, operation, parameters)

    with patch.object(BaseClient, "_make_api_call", asked):
        yield denied


def allows(statements: list[dict[str, Any]], ask: Ask, names: Mapping[str, str]) -> bool:
    """Whether a statement allows it; there is no Deny in ours, and a test says so."""
    return any(
        ask.action in _listed(statement["Action"])
        and any(fnmatchcase(ask.resource, one) for one in _resources(statement, names))
        and _meets(statement.get("Condition", {}), ask, names)
        for statement in statements
    )


@cache
def statements_of(function: str) -> list[dict[str, Any]]:
    """Of the function's role, as it is deployed."""
    deployed = transformed("dev")["Resources"]
    (found,) = (
        one["Properties"]
        for one in deployed.values()
        if one["Type"] == "AWS::Lambda::Function"
        and one["Properties"]["Handler"].startswith(f"{function}.")
    )
    role = deployed[found["Role"]["Fn::GetAtt"][0]]["Properties"]
    return [
        statement
        for policy in role["Policies"]
        for statement in policy["PolicyDocument"]["Statement"]
    ]


def _function_of(frame: FrameType | None) -> str | None:
    """Whose code the call comes from; the tests themselves may ask what they want.

    What functions share behind the API works for the one that the gateway has called.
    """
    while frame is not None:
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(FUNCTIONS):
            return file.relative_to(FUNCTIONS).parts[0]
        if file.is_relative_to(SHARED):
            return _called()
        frame = frame.f_back
    return None


def _called() -> str | None:
    """The function whose handler answers the gateway."""
    handler = called.get()
    modules = {name: sys.modules.get(f"{name}.handler") for name in ROWS}
    return next(
        (
            name
            for name, module in modules.items()
            if handler is not None and getattr(module, "handler", None) is handler
        ),
        None,
    )


def _asks(service: str, operation: str, given: dict[str, Any]) -> Iterator[Ask]:
    if operation == "TransactWriteItems":
        for item in given["TransactItems"]:
            ((kind, one),) = item.items()
            yield Ask(IN_TRANSACTIONS[kind], _resource(service, one))
        return
    call = f"{service}:{operation}"
    for action in PERMISSIONS.get(call, (call,)):
        yield Ask(action, _resource(service, given, action), _context(given))


def _resource(service: str, given: dict[str, Any], action: str = "") -> str:
    match service:
        case "dynamodb":
            table = given.get("TableName") or next(iter(given["RequestItems"]))
            index = f"/index/{given['IndexName']}" if "IndexName" in given else ""
            return ARN.format(service=service, name=f"table/{table}{index}")
        case "sqs":
            return ARN.format(service=service, name=given["QueueUrl"].rpartition("/")[2])
        case "s3":
            bucket = f"arn:aws:s3:::{given['Bucket']}"
            return bucket if action == "s3:ListBucket" else f"{bucket}/{given.get('Key', '')}"
        case "kms":
            return ARN.format(service=service, name=f"key/{given['KeyId'].rpartition('/')[2]}")
        case "secretsmanager":
            name = str(given["SecretId"])
            return ARN.format(service=service, name=f"secret:{name}") if "/" in name else name
        case "states":
            return _of_states(given)
        case "sns":
            return str(
                given.get("EndpointArn")
                or given.get("TargetArn")
                or given["PlatformApplicationArn"]
            )
        case _:
            sender = re.sub(r".*<(.+)>", r"\1", given["FromEmailAddress"])
            return ARN.format(service=service, name=f"identity/{sender}")


def _of_states(given: dict[str, Any]) -> str:
    """Answering a token asks about the machine; the token does not say which."""
    machine = ARN.format(service="states", name="stateMachine:countersign-test-task")
    return str(given.get("stateMachineArn") or given.get("executionArn") or machine)


def _context(given: dict[str, Any]) -> dict[str, str | tuple[str, ...]]:
    found: dict[str, str | tuple[str, ...]] = {}
    for name, value in given.get("EncryptionContext", {}).items():
        found[f"kms:EncryptionContext:{name}"] = value
    if "EncryptionContext" in given:
        found["kms:EncryptionContextKeys"] = tuple(given["EncryptionContext"])
    if "SigningAlgorithm" in given:
        found["kms:SigningAlgorithm"] = given["SigningAlgorithm"]
    if "MacAlgorithm" in given:
        found["kms:MacAlgorithm"] = given["MacAlgorithm"]
    if "FromEmailAddress" in given:
        found["ses:FromAddress"] = re.sub(r".*<(.+)>", r"\1", given["FromEmailAddress"])
    return found


def _meets(condition: dict[str, Any], ask: Ask, names: Mapping[str, str]) -> bool:
    return all(
        _holds(operator, ask.context.get(key), _listed(wanted), names)
        for operator, keys in condition.items()
        for key, wanted in keys.items()
    )


def _holds(
    operator: str, found: str | tuple[str, ...] | None, wanted: list[Any], names: Mapping[str, str]
) -> bool:
    """Source: IAM user guide, condition operators; those that our policies use, and no other."""
    resolved = {_resolved(one, names) for one in wanted}
    match operator:
        case "Null":
            return str(found is None).lower() in resolved
        case "StringEquals":
            return found in resolved
        case "ForAllValues:StringEquals":
            return set(found or ()) <= resolved
        case _:
            raise NotImplementedError(operator)


def _resources(statement: dict[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    for one in _listed(statement["Resource"]):
        resolved = _resolved(one, names)
        if resolved is not _NOTHING:
            yield str(resolved)


def _resolved(value: Any, names: Mapping[str, str]) -> Any:
    """An intrinsic function's value, on the stage `dev`."""
    if isinstance(value, str):
        return value
    ((function, argument),) = value.items()
    match function:
        case "Ref":
            return _NOTHING if argument == "AWS::NoValue" else names[argument]
        case "Fn::GetAtt":
            return names[".".join(argument)]
        case "Fn::If":
            condition, yes, no = argument
            on_this_stage = {"OnAws": True, "IsLocal": False, "IsProd": False}[condition]
            return _resolved(yes if on_this_stage else no, names)
        case "Fn::Sub":
            text, more = argument if isinstance(argument, list) else (argument, {})
            own = {name: _resolved(one, names) for name, one in more.items()}
            return re.sub(r"\$\{(.+?)\}", lambda m: str(own.get(m[1]) or names[m[1]]), text)
        case "Fn::Select":
            return _resolved(argument[1], names)[argument[0]]
        case "Fn::Split":
            return _resolved(argument[1], names).split(argument[0])
        case _:
            raise NotImplementedError(function)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _may(function: str, ask: Ask, names: Mapping[str, str]) -> bool:
    return allows(statements_of(function), ask, names)
