"""Push through Amazon SNS mobile endpoints. No word of a mail, a name or an amount is pushed."""

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from botocore.exceptions import BotoCoreError, ClientError

from countersign.domain.errors import InvalidInput
from countersign.domain.notification import ChannelName, Notification, NotificationKind
from countersign.domain.users.device import Device, Endpoint, Platform
from countersign.ports.diagnostics import Diagnostics
from countersign.ports.users import Devices

if TYPE_CHECKING:
    from mypy_boto3_sns import SNSClient

_SAYS: dict[NotificationKind, tuple[str, str]] = {
    "task_waits": ("Something waits for your decision", "task_id"),
    "task_settled": ("What was unclear is known now", "task_id"),
}
"""What a push says, and what the app knows its subject by."""

_THERE_ALREADY = re.compile(r"Endpoint (arn:\S+) already exists with the same Token")
"""Where it is stands in no field of the answer. Source: SNS API, CreatePlatformEndpoint."""


class SnsEndpoints:
    """`ports.users.PushEndpoints`. An endpoint remembers in CustomUserData whose it is."""

    def __init__(self, client: "SNSClient", applications: Mapping[str, str]) -> None:
        self._client = client
        self._applications = applications

    def platforms(self) -> frozenset[Platform]:
        return frozenset(cast("set[Platform]", set(self._applications)))

    def open(self, platform: Platform, token: str) -> Endpoint:
        address = self._address(platform, token)
        had = self._client.get_endpoint_attributes(EndpointArn=address)["Attributes"]
        if had.get("Enabled", "").lower() != "true" or had.get("Token") != token:
            self._client.set_endpoint_attributes(
                EndpointArn=address, Attributes={"Enabled": "true", "Token": token}
            )
        return Endpoint(address=address, user_id=had.get("CustomUserData") or None)

    def give(self, endpoint: str, user_id: str) -> None:
        self._client.set_endpoint_attributes(
            EndpointArn=endpoint, Attributes={"CustomUserData": user_id}
        )

    def close(self, endpoint: str) -> None:
        self._client.delete_endpoint(EndpointArn=endpoint)

    def _address(self, platform: Platform, token: str) -> str:
        """SNS refuses to make one that is there already and was disabled, or says whose it is."""
        try:
            answer = self._client.create_platform_endpoint(
                PlatformApplicationArn=self._applications[platform], Token=token
            )
        except self._client.exceptions.InvalidParameterException as refused:
            there = _THERE_ALREADY.search(refused.response["Error"]["Message"])
            if there is None:
                raise InvalidInput(
                    "The push service does not know such a token.", fields=["token"]
                ) from refused
            return there[1]
        return answer["EndpointArn"]


class PushChannel:
    """`ports.notifications.Channel`: each device for itself. A push that fails is noted, and a
    device whose app is gone is told no more."""

    name: ChannelName = "push"

    def __init__(self, client: "SNSClient", devices: Devices, diagnostics: Diagnostics) -> None:
        self._client = client
        self._devices = devices
        self._notes = diagnostics

    def tell(self, notification: Notification) -> None:
        for device in self._devices.list(notification.user_id):
            try:
                self._client.publish(
                    TargetArn=device.endpoint,
                    MessageStructure="json",
                    Message=json.dumps(_message(device, notification)),
                )
            except (ClientError, BotoCoreError) as problem:
                if _is_gone(problem):
                    self._devices.remove(device.user_id, device.device_id)
                else:
                    self._notes.set_aside(self.name, device.device_id, problem)


def _message(device: Device, notification: Notification) -> dict[str, str]:
    """The payload by platform. Source: SNS developer guide, mobile push payloads."""
    title, subject = _SAYS[notification.kind]
    pointer = {subject: notification.subject}
    if device.platform.startswith("apns"):
        key = "APNS" if device.platform == "apns" else "APNS_SANDBOX"
        payload: dict[str, Any] = {"aps": {"alert": title, "sound": "default"}} | pointer
    else:
        key = "GCM"
        payload = {"notification": {"title": title}, "data": pointer}
    return {"default": title, key: json.dumps(payload)}


def _is_gone(problem: Exception) -> bool:
    return isinstance(problem, ClientError) and problem.response["Error"]["Code"] in (
        "EndpointDisabled",
        "NotFound",
    )
