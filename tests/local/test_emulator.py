import io
import json
from pathlib import Path

import pytest

from infra.local.cli import announce
from infra.local.cloud import Cloud
from infra.local.emulator.localstack import LocalStack
from infra.local.emulator.ministack import MiniStack, forget_stream_positions
from infra.local.report import Report
from infra.local.settings import Settings
from infra.problem import CommandFailed


def test_stream_readers_start_over_after_a_restart(tmp_path: Path) -> None:
    saved = tmp_path / "lambda.json"
    positions = {"__account_region_scoped__": True, "data": {"000000000000 us-east-1 'id'": 41}}
    saved.write_text(
        json.dumps({"payload": {"functions": {"a": 1}, "dynamodb_stream_positions": positions}})
    )
    forget_stream_positions(saved)
    payload = json.loads(saved.read_text())["payload"]
    assert payload["dynamodb_stream_positions"]["data"] == {}
    assert payload["functions"] == {"a": 1}


def test_a_first_start_has_nothing_to_forget(tmp_path: Path) -> None:
    forget_stream_positions(tmp_path / "lambda.json")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("state", ['{"payload": {}}', '{"payload": {"func', ""])
def test_a_state_of_another_shape_or_half_of_one_is_reported(tmp_path: Path, state: str) -> None:
    saved = tmp_path / "lambda.json"
    saved.write_text(state)
    with pytest.raises(CommandFailed, match="another shape") as told:
        forget_stream_positions(saved)
    assert told.value.do == "make reset"


def test_an_emulator_that_never_ran_is_not_running(tmp_path: Path) -> None:
    assert not MiniStack(Settings(home=tmp_path)).running()


def test_localstack_without_docker_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CommandFailed, match="Docker is not installed") as told:
        LocalStack(Settings(home=tmp_path)).start()
    assert "make up" in told.value.do


@pytest.mark.parametrize(("system", "reaches"), [("Linux", False), ("Darwin", True)])
def test_where_functions_do_not_reach_the_sandbox_no_demo_is_promised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, reaches: bool
) -> None:
    monkeypatch.setattr("platform.system", lambda: system)
    cloud = Cloud(Settings(home=tmp_path, cloud="localstack"))
    said = io.StringIO()
    outputs = {
        "web_url": "w",
        "api_url": "a",
        "sandbox_url": "s",
        "letters_url": cloud.settings.letters_url,
        "demo": {"email": "demo@countersign.example", "password": "secret"},
    }

    announce(outputs, Report(said), has_mailbox=cloud.has_mailbox)

    assert cloud.has_mailbox is reaches
    assert ("without a mailbox" in said.getvalue()) is not reaches
    assert "demo@countersign.example  secret" in said.getvalue()
    assert "letters" not in said.getvalue(), "it has no SES v2 that would take one"


def test_where_the_letters_lie_is_said_as_the_laptop_starts() -> None:
    settings = Settings(edge_port=3210)
    said = io.StringIO()
    outputs = {
        "web_url": "w",
        "api_url": "a",
        "sandbox_url": "s",
        "letters_url": settings.letters_url,
        "demo": {"email": "demo@countersign.example", "password": "secret"},
    }

    announce(outputs, Report(said), has_mailbox=True)

    assert "http://localhost:3210/_local/letters" in said.getvalue()


def test_the_default_emulators_functions_reach_the_sandbox(tmp_path: Path) -> None:
    assert Cloud(Settings(home=tmp_path)).has_mailbox
