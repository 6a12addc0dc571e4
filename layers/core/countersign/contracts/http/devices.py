"""Installations of the app that are told when something waits."""

from countersign.contracts.http.fields import Given, Name, Secret, Sent
from countersign.domain.users.device import Device, Platform
from countersign.domain.values import Moment


class NewDevice(Sent):
    platform: Platform
    token: Secret
    name: Name


class DeviceOut(Given):
    """Without the push token, which nobody needs to read again."""

    id: str
    platform: Platform
    name: str
    created_at: Moment

    @classmethod
    def of(cls, device: Device) -> "DeviceOut":
        return cls(
            id=device.device_id,
            platform=device.platform,
            name=device.name,
            created_at=device.created_at,
        )
