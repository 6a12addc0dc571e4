"""Whose phones are told is decided by whoever holds the account when they are added."""

from datetime import timedelta

import boto3
import pytest

from countersign.adapters.dynamodb.devices import DynamoDevices
from countersign.adapters.dynamodb.sessions import DynamoSessions
from countersign.adapters.dynamodb.users import DynamoUsers
from countersign.domain.errors import Conflict
from countersign.domain.job import DurableJob
from countersign.domain.users.device import Device
from countersign.domain.users.session_revocation import without_sessions
from tests.adapters.tables import create_table
from tests.factories import USER, person
from tests.fakes.system import MORNING

TABLE = "countersign-test"
LATER = MORNING + timedelta(minutes=5)
PHONE = Device(
    user_id=USER,
    device_id="dev_1",
    platform="fcm",
    name="Phone",
    endpoint="arn:phone",
    created_at=MORNING,
)


@pytest.mark.parametrize("ending", ["taken back", "closed"])
def test_no_device_is_added_by_a_call_that_was_let_in_before(ending: str) -> None:
    client = boto3.client("dynamodb")
    create_table(client, TABLE)
    users, devices = DynamoUsers(client, TABLE), DynamoDevices(client, TABLE)
    users.register(person(), "hash")
    loaded = users.get(USER)
    assert loaded is not None
    devices.add(PHONE, loaded)
    if ending == "closed":
        users.close(DurableJob(user_id=USER, op="erase", since=MORNING), LATER)
    else:
        ended = without_sessions(loaded, LATER, keep=None)
        DynamoSessions(client, TABLE).end_all(loaded, ended)

    with pytest.raises(Conflict):
        devices.add(PHONE.model_copy(update={"device_id": "dev_2"}), loaded)
    assert devices.list(USER) == (PHONE,)
