"""A kill of the emulator, as by a battery: `make up` goes on from the last snapshot."""

import os
import signal
import socket
import uuid

import pytest

from countersign.usecases.scanning.scan_user import LEASE
from infra.local.cloud import Cloud
from tests.stack.person import Person, eventually

pytestmark = pytest.mark.stack


def test_an_account_is_there_after_a_kill_and_its_work_goes_on(cloud: Cloud, sam: Person) -> None:
    settings = cloud.settings
    table = settings.state / "emulator" / "dynamodb.json"
    agent = sam.settle_in()
    eventually(
        lambda: sam.ok("GET", f"/agents/{agent}")["last_scan"], within=60, what="the first scan"
    )
    # Written last, so that a snapshot which holds it holds the mailbox and the first scan too: one
    # may have been taken while they were made.
    written_last = uuid.uuid4().hex
    sam.ok("PATCH", "/users/me", json={"name": written_last})

    def saved() -> bool:
        return table.exists() and written_last in table.read_text()

    pid = int((settings.pids / "emulator.pid").read_text().split()[0])
    os.kill(pid, signal.SIGUSR1)  # the next snapshot, without waiting for its turn
    eventually(saved, within=90, what="a snapshot with all of it")
    os.kill(pid, signal.SIGKILL)
    # On a busy machine it is not gone at once, and what still runs is not started again.
    eventually(lambda: _is_closed(settings.emulator_port), what="the end of the emulator")

    cloud.up(demo=False)

    assert sam.ok("GET", "/users/me")["email"] == sam.email
    sam.receive("Could you please confirm receipt of this mail?", subject="Invoice")
    sam.scan(agent)
    # A pass that died with the emulator holds its lease until that ends.
    patience = LEASE.total_seconds() + 60
    eventually(lambda: sam.waiting(), within=patience, what="a task that waits")


def _is_closed(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
