"""Installations of the app that are told when something waits."""

from fastapi import APIRouter

from countersign.api.deps import CurrentUser, Id, Page
from countersign.api.pagination import SealedCursors, sliced
from countersign.api.problems import documented
from countersign.contracts.http.devices import DeviceOut, NewDevice
from countersign.contracts.http.lists import Listed
from http_api.deps import Services
from http_api.idempotency import Repeats

router = APIRouter(prefix="/devices", tags=["devices"])


@router.get("", name="list", responses=documented(401, 422))
def list_devices(user: CurrentUser, services: Services, paging: Page) -> Listed[DeviceOut]:
    seal = SealedCursors(services.cursor_keys(), user.user_id, {"of": "devices"})
    devices = services.devices.list(user.user_id)
    page, cursor = sliced(devices, paging, seal, lambda device: device.device_id)
    return Listed(items=[DeviceOut.of(device) for device in page], next_cursor=cursor)


@router.post("", name="create", status_code=201, responses=documented(401, 403, 409, 422))
def add_device(
    body: NewDevice, user: CurrentUser, services: Services, repeats: Repeats
) -> DeviceOut:
    """The same push token again answers with the device that it is."""

    def make(device_id: str) -> DeviceOut:
        device = services.manage_devices.add(user, body.platform, body.token, body.name, device_id)
        return DeviceOut.of(device)

    def find(device_id: str) -> DeviceOut | None:
        installed = services.devices.list(user.user_id)
        return next((DeviceOut.of(it) for it in installed if it.device_id == device_id), None)

    return repeats.make(DeviceOut, body, "dev", make=make, find=find)


@router.delete("/{device_id}", name="remove", status_code=204, responses=documented(401, 404, 422))
def remove_device(device_id: Id, user: CurrentUser, services: Services) -> None:
    services.manage_devices.remove(user, device_id)
