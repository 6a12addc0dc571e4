"""What runs at once is read one after the other, and none of it can fail unseen."""

import shlex
import sys
import time
from pathlib import Path

import pytest

from infra.beside import beside
from infra.problem import CommandFailed

PATIENCE = 60.0


def python(script: str) -> str:
    return shlex.join((sys.executable, "-c", script))


def waits_for(path: Path, then: str) -> str:
    """A command that does nothing before that file is there."""
    return python(
        "import pathlib, sys, time\n"
        f"until = time.monotonic() + {PATIENCE}\n"
        f"while not pathlib.Path({str(path)!r}).exists() and time.monotonic() < until:\n"
        "    time.sleep(0.01)\n"
        f"{then}"
    )


def test_what_the_second_prints_comes_whole_after_the_first(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    done = tmp_path / "done"
    first = waits_for(done, "print('one')")
    second = python(
        "import pathlib, sys\nprint('two'); print('of two', file=sys.stderr)\n"
        f"pathlib.Path({str(done)!r}).touch()"
    )

    began = time.monotonic()
    beside([first, second])

    assert time.monotonic() - began < PATIENCE, "the first waits for the second: they run at once"
    printed = capfd.readouterr().out.splitlines()
    assert printed[0] == "one"
    assert sorted(printed[1:]) == ["of two", "two"]


@pytest.mark.parametrize("failing", [0, 1, 2])
def test_whichever_fails_is_named_and_all_of_them_end(
    capfd: pytest.CaptureFixture[str], failing: int
) -> None:
    commands = [
        python(f"print({n}); raise SystemExit({7 if n == failing else 0})") for n in range(3)
    ]

    with pytest.raises(CommandFailed) as failed:
        beside(commands)

    assert failed.value.what == "1 of 3 that ran at once failed."
    assert failed.value.why == f"{commands[failing]} (ended with 7)"
    assert capfd.readouterr().out.split() == ["0", "1", "2"]


def test_all_that_fail_are_named() -> None:
    commands = [python("raise SystemExit(1)"), python("raise SystemExit(2)")]

    with pytest.raises(CommandFailed) as failed:
        beside(commands)

    assert [line.split(" (")[-1] for line in failed.value.why.splitlines()] == [
        "ended with 1)",
        "ended with 2)",
    ]


def test_who_is_stopped_stops_what_it_started(tmp_path: Path) -> None:
    """A command that cannot be started is the simplest way to be stopped halfway."""
    forever = python("import time; time.sleep(3600)")

    began = time.monotonic()
    with pytest.raises(FileNotFoundError):
        beside([forever, str(tmp_path / "is not there")])

    assert time.monotonic() - began < PATIENCE
