"""What the tests take is told, and none grows slow without a reason."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.slow import REASONS
from tests.timing import SHOWN, function_of, lines, suite_of, too_slow

ROOT = Path(__file__).parents[2]
SECONDS = {"tests/one/test_a.py::test_x[a::b/c]": 21.0, "tests/one/test_a.py::test_y": 19.0}


def test_a_test_belongs_to_the_folder_that_it_lies_in() -> None:
    assert suite_of("tests/functions/http/test_auth.py::test_x[a/b]") == "functions"


def test_a_test_that_takes_too_long_is_named() -> None:
    assert too_slow(SECONDS, {}) == ["tests/one/test_a.py::test_x[a::b/c]"]


def test_a_test_with_a_reason_may_take_longer() -> None:
    assert too_slow(SECONDS, {"tests/one/test_a.py::test_x": "it waits for a clock"}) == []


def test_a_name_that_several_tests_have_is_one_row() -> None:
    assert function_of("tests/one/test_a.py::test_x #2") == "tests/one/test_a.py::test_x"


def test_the_report_adds_up_suites_and_shows_the_slowest() -> None:
    many = {f"tests/two/test_b.py::test_{number}": 0.5 for number in range(40)}

    told = lines(SECONDS | many)

    assert told[0] == "42 tests, 60 s in all processes together"
    assert [line.split() for line in told[1:3]] == [
        ["40.0", "s", "2", "one"],
        ["20.0", "s", "40", "two"],
    ]
    assert [line.split()[0] for line in told[4:6]] == ["21.0", "19.0"]
    assert len(told) == 4 + SHOWN


def test_every_reason_is_that_of_a_test_which_is_there() -> None:
    for test, reason in REASONS.items():
        path, _, name = test.partition("::")
        file = ROOT / path
        assert file.exists(), test
        assert re.search(rf"^def {name}\(", file.read_text(), re.MULTILINE), test
        assert len(reason) > 10, test
        assert function_of(test) == test


@pytest.mark.parametrize("processes", ["0", "1"])
def test_a_run_names_a_slow_test_and_fails_not_by_the_clock(tmp_path: Path, processes: str) -> None:
    (tmp_path / "test_here.py").write_text("def test_nothing() -> None:\n    assert True\n")
    program = (
        "import sys, pytest; from tests import timing; timing.AT_MOST_SECONDS = -1.0; "
        "sys.exit(pytest.main(['-p', 'tests.timing', *sys.argv[1:]]))"
    )

    of_its_own = ("-p", "xdist", "-n", processes, f"--rootdir={tmp_path}")

    done = subprocess.run(
        [sys.executable, "-c", program, *of_its_own, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert done.returncode == pytest.ExitCode.OK, done.stdout + done.stderr
    assert "1 passed" in done.stdout
    assert "without a reason in tests/slow.py: " in done.stdout
