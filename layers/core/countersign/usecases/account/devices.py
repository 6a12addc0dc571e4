"""Which phones and browsers are told when something waits."""

from dataclasses import dataclass

from countersign.domain.errors import InvalidInput, NotFound
from countersign.domain.users.device import Device, Endpoint, Platform
from countersign.domain.users.user import User
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

        An installation tells one person: whoever was told there before is told no more.

        Raises
        ------
        InvalidInput
            This deployment has no credentials for the platform, the push service knows no such
            token, or there are too many devices.
        Conflict
            The person's sessions were ended meanwhile, or the account is being closed.
        """
        if platform not in self.push.platforms():
            raise InvalidInput(f"Push to {platform} is not set up here.", platform=platform)
        endpoint = self.push.open(platform, token)
        known = self.devices.list(user.user_id)
        same = next((device for device in known if device.endpoint == endpoint.address), None)
        if same is not None and endpoint.user_id == user.user_id:
            return same
        device = same or Device(
            user_id=user.user_id,
            device_id=device_id or self.ids.new("dev"),
            platform=platform,
            name=name,
            endpoint=endpoint.address,
            created_at=self.clock.now(),
        )
        if same is None:
            self.devices.add(device, user)
        self._take(endpoint, user)
        self.push.give(endpoint.address, user.user_id)
        return device

    def remove(self, user: User, device_id: str) -> None:
        """Raises NotFound."""
        device = self.devices.remove(user.user_id, device_id)
        if device is None:
            raise NotFound("There is no such device.")
        self.push.close(device.endpoint)

    def _take(self, endpoint: Endpoint, user: User) -> None:
        """From whoever was told there before: they signed out, or the phone changed hands."""
        if endpoint.user_id in (None, user.user_id):
            return
        for device in self.devices.list(endpoint.user_id):
            if device.endpoint == endpoint.address:
                self.devices.remove(device.user_id, device.device_id)
