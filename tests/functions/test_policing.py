"""The functions' own policies, held against what they ask for."""

import pytest

from http_api.handler import handler
from schedule_clock.handler import handler as tick
from tests.functions.cloud import ORIGIN, Cloud
from tests.functions.gateway import Gateway
from tests.functions.payloads import payload
from tests.functions.policing import Ask, allows, statements_of
from tests.functions_table import ROWS

TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/countersign"


def test_calls_are_recorded_and_not_passed_over(cloud: Cloud, asked: list[tuple[str, Ask]]) -> None:
    """Were nothing recorded, nothing would be refused anywhere."""
    tick(payload("eventbridge_minute"), None)
    assert {function for function, _ in asked} == {"schedule_clock"}
    assert ("schedule_clock", Ask("dynamodb:Query", f"{TABLE}/index/due")) in asked

    Gateway(handler).call(
        "POST",
        "/api/v1/auth/register",
        json_body={"email": "ada@example.com", "password": "three blind mice", "name": "Ada"},
        headers={"X-Origin-Secret": ORIGIN},
    )
    needed = {ask.action for function, ask in asked if function == "http_api"}
    assert {"dynamodb:PutItem", "secretsmanager:GetSecretValue", "sqs:SendMessage"} <= needed


@pytest.mark.parametrize(
    ("function", "ask"),
    [
        ("schedule_clock", Ask("dynamodb:GetItem", TABLE)),
        ("schedule_clock", Ask("dynamodb:Query", TABLE)),
        ("queue_scan", Ask("sqs:SendMessage", "arn:aws:sqs:eu-west-1:123456789012:ACTION")),
        ("queue_scan", Ask("sqs:ReceiveMessage", "arn:aws:sqs:eu-west-1:123456789012:ACTION")),
        ("queue_act", Ask("secretsmanager:GetSecretValue", "signing")),
        ("queue_jobs", Ask("s3:GetObject", "arn:aws:s3:::exports-of-people/exports/usr_1/1.zip")),
    ],
)
def test_what_a_function_may_not_do_is_denied(cloud: Cloud, function: str, ask: Ask) -> None:
    assert not allows(statements_of(function), ask, cloud.names)


def test_a_data_key_is_denied_without_the_person_and_with_anything_beside(cloud: Cloud) -> None:
    key = cloud.names["DataKey.Arn"]
    person: dict[str, str | tuple[str, ...]] = {
        "kms:EncryptionContext:user_id": "usr_1",
        "kms:EncryptionContextKeys": ("user_id",),
    }
    beside = person | {"kms:EncryptionContextKeys": ("user_id", "purpose")}
    may = statements_of("queue_act")

    assert allows(may, Ask("kms:Decrypt", key, person), cloud.names)
    assert not allows(may, Ask("kms:Decrypt", key), cloud.names)
    assert not allows(may, Ask("kms:Decrypt", key, beside), cloud.names)


def test_our_policies_deny_nothing_so_that_one_that_allows_is_enough() -> None:
    for function in ROWS:
        assert {statement["Effect"] for statement in statements_of(function)} == {"Allow"}
