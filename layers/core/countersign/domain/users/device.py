"""A phone or browser that may be told when something waits."""

from typing import Literal

from countersign.domain.errors import InvalidInput
from countersign.domain.values import Moment, Value

Platform = Literal["apns", "apns_sandbox", "fcm", "fcm_web"]

DEVICES_AT_MOST = 20


class Endpoint(Value):
    """Where the push service takes messages for one installation, and who was told there so far."""

    address: str
    user_id: str | None = None


class Device(Value):
    """An installation of the app. Its push token is known to the push service only."""

    user_id: str
    device_id: str
    platform: Platform
    name: str
    endpoint: str
    created_at: Moment


def no_room() -> InvalidInput:
    return InvalidInput(
        f"At most {DEVICES_AT_MOST} devices. Remove one first.", limit=DEVICES_AT_MOST
    )
