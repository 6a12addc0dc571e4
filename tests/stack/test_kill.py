"""A kill of the emulator, as by a battery: `make up` goes on from the last snapshot."""

import os
import signal

import pytest

from infra.local.cloud import Cloud
from tests.stack.person import Person, eventually

pytestmark = pytest.mark.stack


def test_an_account_is_there_after_a_kill_and_its_work_goes_on(cloud: Cloud, sam: Person) -> None:
    settings = cloud.settings
    table = settings.state / "emulator" / "dynamodb.json"
    agent = sam.settle_in()

    def saved() -> bool:
        return table.exists() and agent in table.read_text()

    pid = int((settings.pids / "emulator.pid").read_text().split()[0])
    os.kill(pid, signal.SIGUSR1)  # the next snapshot, without waiting for its turn
    eventually(saved, within=90, what="a snapshot with the new account")
    os.kill(pid, signal.SIGKILL)

    cloud.up(demo=False)

    assert sam.ok("GET", "/users/me")["email"] == sam.email
    sam.receive("Could you tell me when the invoice will be paid?", subject="Invoice")
    sam.scan(agent)
    eventually(lambda: sam.waiting(), within=90, what="a task that waits")
