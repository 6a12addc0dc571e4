from pathlib import Path

import pytest

from infra import venvs
from infra.build.target import AWS_PYTHON, Target, from_environment, running_python
from infra.problem import CommandFailed


def test_a_build_is_for_lambda_unless_it_is_said_to_be_local() -> None:
    assert from_environment({}) == Target(AWS_PYTHON, "aarch64-manylinux_2_28")
    x86 = from_environment({"LAMBDA_ARCHITECTURE": "x86_64"})
    assert x86 == Target(AWS_PYTHON, "x86_64-manylinux_2_28")
    assert from_environment({"COUNTERSIGN_TARGET": "local"}) == Target(running_python(), None)


def test_an_architecture_that_lambda_does_not_know_is_refused() -> None:
    with pytest.raises(CommandFailed, match="mips"):
        from_environment({"LAMBDA_ARCHITECTURE": "mips"})


def test_a_missing_interpreter_is_named_with_the_way_to_get_it() -> None:
    with pytest.raises(CommandFailed, match=r"Python 3\.77 is not on this machine") as told:
        Target("3.77", None).interpreter()
    assert "python install 3.77" in told.value.do


def test_an_environment_is_ready_only_for_the_lock_it_was_made_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "requirements").mkdir()
    lock = tmp_path / "requirements" / "tool.txt"
    lock.write_text("tool==1")
    monkeypatch.setattr(venvs, "ROOT", tmp_path)
    monkeypatch.setattr(venvs, "VENVS", tmp_path / "venvs")
    python = venvs.python_of("tool")
    python.parent.mkdir(parents=True)
    python.touch()
    assert not venvs.is_ready("tool")
    (tmp_path / "venvs" / "tool" / ".stamp").write_text(venvs.stamp("tool"))
    assert venvs.is_ready("tool")
    lock.write_text("tool==2")
    assert not venvs.is_ready("tool")


def test_an_environment_that_was_moved_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = venvs.place("dev")
    monkeypatch.setattr(venvs, "VENVS", tmp_path)
    assert venvs.place("dev") != here
