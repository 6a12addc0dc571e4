"""Changing the origin secret: the distribution never sends what the API does not know."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
from moto import mock_aws

from countersign.adapters.aws.secrets_manager import Secrets
from infra.operate.origin import KNOWN_AFTER, turn
from infra.operate.stack import Stack
from infra.problem import CommandFailed

FIRST = "the-first-secret"


class OneFunction:
    def get_function_configuration(self, FunctionName: str) -> dict[str, Any]:  # noqa: N803 - AWS's
        assert FunctionName == "countersign-dev-http_api"
        return {"Environment": {"Variables": {"ORIGIN_SECRET_ID": "origin"}}}


class OneDistribution:
    """As much of CloudFront as the command asks of it."""

    def __init__(self) -> None:
        self.status, self.tag = "Deployed", 1
        headers = {"Items": [{"HeaderName": "X-Origin-Secret", "HeaderValue": FIRST}]}
        self.config: dict[str, Any] = {
            "Origins": {"Items": [{"Id": "web"}, {"Id": "api", "CustomHeaders": headers}]}
        }

    @property
    def sent(self) -> str:
        return str(self.config["Origins"]["Items"][1]["CustomHeaders"]["Items"][0]["HeaderValue"])

    def get_distribution_config(self, Id: str) -> dict[str, Any]:  # noqa: N803 - AWS's
        return {"DistributionConfig": deepcopy(self.config), "ETag": str(self.tag)}

    def get_distribution(self, Id: str) -> dict[str, Any]:  # noqa: N803 - AWS's
        return {"Distribution": {"Status": self.status}}

    def update_distribution(
        self,
        Id: str,  # noqa: N803 - AWS's
        IfMatch: str,  # noqa: N803 - AWS's
        DistributionConfig: dict[str, Any],  # noqa: N803 - AWS's
    ) -> None:
        assert IfMatch == str(self.tag)
        self.config, self.tag, self.status = DistributionConfig, self.tag + 1, "InProgress"


@pytest.fixture
def distribution() -> OneDistribution:
    return OneDistribution()


@pytest.fixture
def stack(distribution: OneDistribution) -> Iterator[Stack]:
    with mock_aws():
        vault = boto3.client(
            "secretsmanager",
            region_name="eu-west-1",
            aws_access_key_id="testing",
            aws_secret_access_key="testing",
        )
        vault.create_secret(Name="origin", SecretString=FIRST)
        clients = {
            "secretsmanager": vault,
            "lambda": OneFunction(),
            "cloudfront": distribution,
        }
        yield Stack("dev", clients.__getitem__, {"DistributionId": "E1"})


def known(stack: Stack) -> tuple[str, ...]:
    """What an instance of the API that reads now takes."""
    return Secrets(stack.client("secretsmanager")).present_and_previous("origin")


def now() -> datetime:
    return datetime.now(UTC)


def test_a_change_has_three_turns_and_never_a_gap(
    stack: Stack, distribution: OneDistribution
) -> None:
    read_before = known(stack)
    assert turn(stack, now()).startswith("1 of 3")
    assert distribution.sent == FIRST
    assert FIRST in read_before
    assert FIRST in known(stack)

    assert turn(stack, now()).startswith("Not every instance")
    assert distribution.sent == FIRST

    assert turn(stack, now() + KNOWN_AFTER).startswith("2 of 3")
    assert distribution.sent != FIRST
    assert {FIRST, distribution.sent} == set(known(stack))

    assert turn(stack, now() + KNOWN_AFTER).startswith("The distribution is not everywhere")
    assert FIRST in known(stack), "some of it sends the old one still"

    distribution.status = "Deployed"
    assert turn(stack, now() + KNOWN_AFTER).startswith("3 of 3")
    assert known(stack) == (distribution.sent,)


def test_the_next_change_begins_anew(stack: Stack, distribution: OneDistribution) -> None:
    later = now() + timedelta(days=90)
    for _ in range(3):
        turn(stack, later)
        distribution.status = "Deployed"
    second = distribution.sent
    assert turn(stack, later).startswith("1 of 3")
    assert second in known(stack)


def test_what_somebody_changed_by_hand_is_left_alone(
    stack: Stack, distribution: OneDistribution
) -> None:
    distribution.config["Origins"]["Items"][1]["CustomHeaders"]["Items"][0]["HeaderValue"] = "?"
    with pytest.raises(CommandFailed, match="another secret"):
        turn(stack, now())
    assert known(stack) == (FIRST,)
