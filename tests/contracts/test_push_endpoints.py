"""The push service, as every port to it has to behave."""

from collections.abc import Iterator

import boto3
import pytest
from moto import mock_aws

from countersign.adapters.aws.sns import SnsEndpoints
from countersign.ports.users import PushEndpoints
from tests.fakes.devices import AnyPush

ADA, EVE = "usr_ada", "usr_eve"


@pytest.fixture(params=["memory", "sns"])
def push(request: pytest.FixtureRequest) -> Iterator[PushEndpoints]:
    if request.param == "memory":
        yield AnyPush()
        return
    with mock_aws():
        client = boto3.client("sns", region_name="eu-west-1")
        made = client.create_platform_application(
            Name="fcm", Platform="GCM", Attributes={"PlatformCredential": "x"}
        )
        yield SnsEndpoints(client, {"fcm": made["PlatformApplicationArn"]})


def test_the_same_token_has_the_same_address(push: PushEndpoints) -> None:
    assert push.open("fcm", "phone").address == push.open("fcm", "phone").address
    assert push.open("fcm", "phone").address != push.open("fcm", "tablet").address


def test_who_was_told_there_is_remembered(push: PushEndpoints) -> None:
    opened = push.open("fcm", "phone")
    assert opened.user_id is None
    push.give(opened.address, ADA)
    assert push.open("fcm", "phone").user_id == ADA
    push.give(opened.address, EVE)
    assert push.open("fcm", "phone").user_id == EVE
    assert push.open("fcm", "tablet").user_id is None


def test_an_address_that_was_closed_is_nobodys(push: PushEndpoints) -> None:
    opened = push.open("fcm", "phone")
    push.give(opened.address, ADA)
    push.close(opened.address)
    assert push.open("fcm", "phone").user_id is None


def test_closing_twice_is_closing_once(push: PushEndpoints) -> None:
    opened = push.open("fcm", "phone")
    push.close(opened.address)
    push.close(opened.address)
