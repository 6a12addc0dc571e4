import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

from infra.local.sandbox.store import Store
from tests.sandbox.client import Mailbox, Sandbox, mail

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def started(port: int, database: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "infra.local.sandbox", "--port", str(port)]
    process = subprocess.Popen([*command, "--db", str(database)], cwd=ROOT)
    deadline = time.monotonic() + 20
    while True:
        assert time.monotonic() < deadline, "the sandbox did not start"
        try:
            httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=1)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return process


def test_the_program_stops_cleanly_and_goes_on_where_it_was(tmp_path: Path) -> None:
    port, database = free_port(), tmp_path / "new folder" / "sandbox.db"
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=10) as client:
        sandbox = Sandbox(client)
        first = started(port, database)
        ana = sandbox.mailbox("ana@home.example")
        draft = ana.draft(mail())
        first.send_signal(signal.SIGTERM)
        assert first.wait(timeout=10) in (0, -signal.SIGTERM)
        second = started(port, database)
        again = Mailbox(sandbox, ana.account, ana.token)
        assert again.get(f"drafts/{draft['id']}")["id"] == draft["id"]
        second.kill()
        second.wait(timeout=10)
        third = started(port, database)
        assert len(sandbox.journal()) == 1
        third.send_signal(signal.SIGTERM)
        third.wait(timeout=10)


def test_the_program_says_why_it_cannot_read_old_state(tmp_path: Path) -> None:
    database = tmp_path / "sandbox.db"
    Store(database, {"sandbox": "CREATE TABLE IF NOT EXISTS accounts (email)"}).close()
    command = [sys.executable, "-m", "infra.local.sandbox", "--db", str(database)]
    result = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False
    )
    assert result.returncode == 1
    assert "Remove that file to start with an empty sandbox." in result.stderr
    assert "Traceback" not in result.stderr
