"""Devices, and a push service."""

from dataclasses import dataclass, field

from countersign.domain.errors import InvalidInput
from countersign.domain.users.device import DEVICES_AT_MOST, Device, Endpoint, Platform, no_room
from countersign.domain.users.user import User


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


@dataclass
class AnyPush:
    """A push service that has credentials for one platform."""

    owners: dict[str, str | None] = field(default_factory=dict)

    def platforms(self) -> frozenset[Platform]:
        return frozenset({"fcm"})

    def open(self, platform: Platform, token: str) -> Endpoint:
        if not token.strip():
            raise InvalidInput("The push service does not know such a token.", fields=["token"])
        address = f"{platform}:{token}"
        return Endpoint(address=address, user_id=self.owners.setdefault(address, None))

    def give(self, endpoint: str, user_id: str) -> None:
        self.owners[endpoint] = user_id

    def close(self, endpoint: str) -> None:
        self.owners.pop(endpoint, None)
