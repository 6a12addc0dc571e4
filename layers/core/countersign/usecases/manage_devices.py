"""Which phones and browsers are told when something waits."""

from dataclasses import dataclass

from countersign.domain.device import Device, Platform
from countersign.domain.errors import InvalidInput, NotFound
from countersign.domain.user import User
from countersign.ports.system import Clock, Ids
from countersign.ports.users import Devices, PushEndpoints


@dataclass(frozen=True)
class ManageDevices:
    devices: Devices
    push: PushEndpoints
    clock: Clock
    ids: Ids

    def add(
        self,
        user: User,
        platform: Platform,
        token: str,
        name: str,
        device_id: str | None = None,
    ) -> Device:
        """Register an installation; the same token again answers with the device it is.

        Raises
        ------
        InvalidInput
            This deployment has no credentials for the platform, or there are too many devices.
        Conflict
            The person's sessions were ended meanwhile, or the account is being closed.
        """
        if platform not in self.push.platforms():
            raise InvalidInput(f"Push to {platform} is not set up here.", platform=platform)
        endpoint = self.push.open(platform, token)
        known = self.devices.list(user.user_id)
        same = next((device for device in known if device.endpoint == endpoint), None)
        if same is not None:
            return same
        device = Device(
            user_id=user.user_id,
            device_id=device_id or self.ids.new("dev"),
            platform=platform,
            name=name,
            endpoint=endpoint,
            created_at=self.clock.now(),
        )
        self.devices.add(device, user)
        return device

    def remove(self, user: User, device_id: str) -> None:
        """Raises NotFound."""
        device = self.devices.remove(user.user_id, device_id)
        if device is None:
            raise NotFound("There is no such device.")
        self.push.close(device.endpoint)
