import json
from datetime import UTC, datetime
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber
from moto.sns.models import sns_backends

from countersign.adapters.aws.sns import PushChannel, SnsEndpoints
from countersign.adapters.dynamodb.devices import DynamoDevices
from countersign.adapters.dynamodb.users import DynamoUsers
from countersign.domain.errors import InvalidInput
from countersign.domain.notification import task_waits
from countersign.domain.users.device import Device, Endpoint, Platform
from tests.adapters.tables import create_table
from tests.factories import USER, person, proposed
from tests.fakes.notices import RecordingDiagnostics

TABLE = "countersign-test"
ACCOUNT = "123456789012"
NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def sns() -> Any:
    return boto3.client("sns")


@pytest.fixture
def endpoints(sns: Any) -> SnsEndpoints:
    applications = {
        platform: sns.create_platform_application(
            Name=platform, Platform=kind, Attributes={"PlatformCredential": "x"}
        )["PlatformApplicationArn"]
        for platform, kind in (("apns", "APNS"), ("fcm", "GCM"))
    }
    return SnsEndpoints(sns, applications)


@pytest.fixture
def devices() -> DynamoDevices:
    client = boto3.client("dynamodb")
    create_table(client, TABLE)
    DynamoUsers(client, TABLE).register(person(), "hash")
    return DynamoDevices(client, TABLE)


def device(endpoints: SnsEndpoints, platform: Platform, token: str) -> Device:
    return Device(
        user_id=USER,
        device_id=f"dev_{token}",
        platform=platform,
        name="Phone",
        endpoint=endpoints.open(platform, token).address,
        created_at=NOW,
    )


def pushed() -> list[dict[str, Any]]:
    backend = sns_backends[ACCOUNT]["eu-west-1"]
    return [
        json.loads(message)
        for endpoint in backend.platform_endpoints.values()
        for message in endpoint.messages.values()
    ]


def test_every_device_hears_that_something_waits_in_the_form_of_its_platform(
    sns: Any, endpoints: SnsEndpoints, devices: DynamoDevices
) -> None:
    devices.add(device(endpoints, "apns", "a"), person())
    devices.add(device(endpoints, "fcm", "b"), person())
    task = proposed().after

    PushChannel(sns, devices, RecordingDiagnostics()).tell(task_waits(task, NOW))

    messages = pushed()
    assert {key for message in messages for key in message} == {"default", "APNS", "GCM"}
    assert all(task.task_id in json.dumps(message) for message in messages)


def test_a_push_says_nothing_of_what_the_task_is_about(
    sns: Any, endpoints: SnsEndpoints, devices: DynamoDevices
) -> None:
    devices.add(device(endpoints, "apns", "a"), person())
    task = proposed().after

    PushChannel(sns, devices, RecordingDiagnostics()).tell(task_waits(task, NOW))

    text = json.dumps(pushed())
    assert task.summary not in text
    assert task.title not in text


def test_a_device_whose_app_is_gone_is_forgotten(
    sns: Any, endpoints: SnsEndpoints, devices: DynamoDevices
) -> None:
    gone = device(endpoints, "fcm", "gone")
    devices.add(gone, person())
    sns.set_endpoint_attributes(EndpointArn=gone.endpoint, Attributes={"Enabled": "false"})

    PushChannel(sns, devices, RecordingDiagnostics()).tell(task_waits(proposed().after, NOW))

    assert devices.list(USER) == ()


def test_a_device_whose_app_is_there_again_registers_again_and_is_told(
    sns: Any, endpoints: SnsEndpoints, devices: DynamoDevices
) -> None:
    """The push service had given it up: the row went, the endpoint stayed and was disabled."""
    gone = device(endpoints, "fcm", "back")
    endpoints.give(gone.endpoint, USER)
    sns.set_endpoint_attributes(EndpointArn=gone.endpoint, Attributes={"Enabled": "false"})

    again = device(endpoints, "fcm", "back")
    devices.add(again, person())
    PushChannel(sns, devices, RecordingDiagnostics()).tell(task_waits(proposed().after, NOW))

    assert again.endpoint == gone.endpoint
    assert len(pushed()) == 1
    assert devices.list(USER) == (again,)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Invalid parameter: Token Reason: Endpoint arn:aws:sns:eu-west-1:1:endpoint/GCM/fcm/e-1"
            " already exists with the same Token, but different attributes.",
            "arn:aws:sns:eu-west-1:1:endpoint/GCM/fcm/e-1",
        ),
        (
            "Endpoint arn:aws-cn:sns:cn-north-1:1:endpoint/APNS/a/e-2 already exists with the same"
            " Token, but different attributes.",
            "arn:aws-cn:sns:cn-north-1:1:endpoint/APNS/a/e-2",
        ),
    ],
)
def test_where_an_endpoint_is_that_exists_already_is_read_from_what_is_said(
    sns: Any, said: str, found: str
) -> None:
    with Stubber(sns) as answers:
        answers.add_client_error("create_platform_endpoint", "InvalidParameter", said)
        answers.add_response(
            "get_endpoint_attributes",
            {"Attributes": {"Enabled": "true", "Token": "t", "CustomUserData": "usr_eve"}},
            {"EndpointArn": found},
        )
        opened = SnsEndpoints(sns, {"fcm": "arn:app"}).open("fcm", "t")
    assert opened == Endpoint(address=found, user_id="usr_eve")


def test_a_token_that_is_none_is_bad_input_and_no_failure(sns: Any) -> None:
    with Stubber(sns) as answers:
        answers.add_client_error(
            "create_platform_endpoint",
            "InvalidParameter",
            "Invalid parameter: Token Reason: iOS device tokens must be hexadecimal",
        )
        with pytest.raises(InvalidInput):
            SnsEndpoints(sns, {"apns": "arn:app"}).open("apns", "not hexadecimal")
