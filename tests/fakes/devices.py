"""Devices, and a push service."""

from dataclasses import dataclass, field

from countersign.domain.device import DEVICES_AT_MOST, Device, Platform, no_room
from countersign.domain.user import User


@dataclass
class InMemoryDevices:
    installed: dict[tuple[str, str], Device] = field(default_factory=dict)

    def add(self, device: Device, by: User) -> None:
        if len(self.list(device.user_id)) >= DEVICES_AT_MOST:
            raise no_room()
        self.installed[device.user_id, device.device_id] = device

    def list(self, user_id: str) -> tuple[Device, ...]:
        return tuple(found for key, found in self.installed.items() if key[0] == user_id)

    def remove(self, user_id: str, device_id: str) -> Device | None:
        return self.installed.pop((user_id, device_id), None)


class AnyPush:
    """A push service that has credentials for one platform."""

    def platforms(self) -> frozenset[Platform]:
        return frozenset({"fcm"})

    def open(self, platform: Platform, token: str) -> str:
        return f"{platform}:{token}"

    def close(self, endpoint: str) -> None:
        return
