"""The command that changes the signing key, on an account as moto plays it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
from moto import mock_aws

from countersign.adapters.identity.signing_keys import AHEAD, KEYS_AT_MOST, read
from infra.operate.rotate import rotate
from infra.operate.stack import Stack
from infra.problem import CommandFailed

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class OneFunction:
    """As much of Lambda as the command asks of it."""

    def get_function_configuration(self, FunctionName: str) -> dict[str, Any]:  # noqa: N803 - AWS's
        assert FunctionName == "countersign-dev-http_api"
        return {"Environment": {"Variables": {"SIGNING_SECRET_ID": "signing"}}}


@pytest.fixture
def stack() -> Iterator[Stack]:
    with mock_aws():
        vault = boto3.client(
            "secretsmanager",
            region_name="eu-west-1",
            aws_access_key_id="testing",
            aws_secret_access_key="testing",
        )
        generated = json.dumps({"kid": "k1", "key": "g" * 64})
        vault.create_secret(Name="signing", SecretString=generated)
        clients = {"secretsmanager": vault, "lambda": OneFunction()}
        yield Stack("dev", clients.__getitem__, {})


def secret(stack: Stack) -> str:
    text: str = stack.client("secretsmanager").get_secret_value(SecretId="signing")["SecretString"]
    return text


def test_a_new_key_stands_beside_the_one_that_signs(stack: Stack) -> None:
    begins = rotate(stack, NOW)
    newest, first = read(secret(stack))
    assert begins == newest.signs_from == NOW + AHEAD
    assert first.kid == "k1"
    assert len(newest.key) == 64
    assert newest.key != first.key


def test_a_key_that_is_needed_is_never_pushed_out(stack: Stack) -> None:
    for number in range(KEYS_AT_MOST - 1):
        rotate(stack, NOW + timedelta(hours=number))
    before = secret(stack)
    with pytest.raises(CommandFailed):
        rotate(stack, NOW + timedelta(hours=KEYS_AT_MOST))
    assert secret(stack) == before


def test_a_secret_that_cannot_be_read_is_left_as_it_is(stack: Stack) -> None:
    stack.client("secretsmanager").put_secret_value(SecretId="signing", SecretString="{}")
    with pytest.raises(CommandFailed):
        rotate(stack, NOW)
    assert secret(stack) == "{}"
