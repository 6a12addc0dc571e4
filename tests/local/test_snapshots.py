"""A kill of the emulator loses what is newer than the last snapshot, and no more."""

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from infra import venvs
from infra.local.aws import Emulated
from infra.local.emulator.ministack import MiniStack
from infra.local.settings import Settings
from tests.local.test_daemon import free_port

TABLE: dict[str, Any] = {
    "TableName": "people",
    "BillingMode": "PAY_PER_REQUEST",
    "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
    "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    venvs.ensure("emulator")
    return Settings(home=tmp_path, emulator_port=free_port())


@pytest.fixture
def emulator(settings: Settings) -> Iterator[MiniStack]:
    made = MiniStack(settings)
    made.start()
    yield made
    made.stop()


def until(holds: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def killed(settings: Settings) -> None:
    """As by the kernel, or a battery."""
    pid = int((settings.pids / "emulator.pid").read_text().split()[0])
    os.kill(pid, signal.SIGKILL)
    until(lambda: not MiniStack(settings).running())


def put(settings: Settings, name: str) -> None:
    people = Emulated(settings).client("dynamodb")
    people.put_item(TableName="people", Item={"pk": {"S": name}})


def names(settings: Settings) -> set[str]:
    items = Emulated(settings).client("dynamodb").scan(TableName="people")["Items"]
    return {item["pk"]["S"] for item in items}


def saved(settings: Settings, name: str) -> bool:
    file = settings.state / "emulator" / "dynamodb.json"
    return file.exists() and name in file.read_text()


def test_what_a_snapshot_holds_is_there_after_a_kill(
    settings: Settings, emulator: MiniStack
) -> None:
    Emulated(settings).client("dynamodb").create_table(**TABLE)
    put(settings, "ada")
    emulator.keep()
    until(lambda: saved(settings, "ada"))
    put(settings, "eve")

    killed(settings)
    assert emulator.start() is True

    assert "ada" in names(settings)
    put(settings, "kim")
    emulator.keep()
    until(lambda: saved(settings, "kim"))
    json.loads((settings.state / "emulator" / "dynamodb.json").read_text())


def test_a_clean_stop_still_keeps_everything(settings: Settings, emulator: MiniStack) -> None:
    Emulated(settings).client("dynamodb").create_table(**TABLE)
    put(settings, "ada")
    assert emulator.stop() is True
    emulator.start()
    assert names(settings) == {"ada"}
