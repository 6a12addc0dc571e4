"""Push through Amazon SNS mobile endpoints. No word of a mail, a name or an amount is pushed."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from botocore.exceptions import BotoCoreError, ClientError

from countersign.domain.device import Device, Platform
from countersign.domain.errors import InvalidInput
from countersign.domain.task import Task
from countersign.ports.notes import Notes
from countersign.ports.users import Devices

if TYPE_CHECKING:
    from mypy_boto3_sns import SNSClient

_TITLE = "Something waits for your decision"


class SnsEndpoints:
    """`ports.users.PushEndpoints`; CreatePlatformEndpoint answers the same for the same token."""

    def __init__(self, client: "SNSClient", applications: Mapping[str, str]) -> None:
        self._client = client
        self._applications = applications

    def platforms(self) -> frozenset[Platform]:
        return frozenset(cast("set[Platform]", set(self._applications)))

    def open(self, platform: Platform, token: str) -> str:
        application = self._applications[platform]
        try:
            answer = self._client.create_platform_endpoint(
                PlatformApplicationArn=application, Token=token
            )
        except self._client.exceptions.InvalidParameterException as refused:
            raise InvalidInput("The push service does not take this token.") from refused
        return answer["EndpointArn"]

    def close(self, endpoint: str) -> None:
        self._client.delete_endpoint(EndpointArn=endpoint)


class SnsNotifier:
    """`ports.notifier.Notifier`. A push that fails is noted; the task waits in the app anyway."""

    def __init__(self, client: "SNSClient", devices: Devices, notes: Notes) -> None:
        self._client = client
        self._devices = devices
        self._notes = notes

    def task_waits(self, task: Task) -> None:
        for device in self._devices.list(task.user_id):
            try:
                self._client.publish(
                    TargetArn=device.endpoint,
                    MessageStructure="json",
                    Message=json.dumps(_message(device, task.task_id)),
                )
            except (ClientError, BotoCoreError) as problem:
                if _is_gone(problem):
                    self._devices.remove(device.user_id, device.device_id)
                else:
                    self._notes.set_aside("push", device.device_id, problem)


def _message(device: Device, task_id: str) -> dict[str, str]:
    """The payload by platform. Source: SNS developer guide, mobile push payloads."""
    if device.platform.startswith("apns"):
        key = "APNS" if device.platform == "apns" else "APNS_SANDBOX"
        payload: dict[str, Any] = {"aps": {"alert": _TITLE, "sound": "default"}, "task_id": task_id}
    else:
        key = "GCM"
        payload = {"notification": {"title": _TITLE}, "data": {"task_id": task_id}}
    return {"default": _TITLE, key: json.dumps(payload)}


def _is_gone(problem: Exception) -> bool:
    return isinstance(problem, ClientError) and problem.response["Error"]["Code"] in (
        "EndpointDisabled",
        "NotFound",
    )
