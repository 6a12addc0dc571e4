"""What the tests took: a pytest plugin of `make test`.

At the end of a run it says how many there were, the time of each suite (a folder of `tests/`), and
the slowest. A test that takes longer than `AT_MOST_SECONDS` and has no reason in `tests/slow.py` is
named in red: it is to be made quicker, cut to a share (`tests/share.py`), or given its reason. It
fails no run: a clock says as much of the machine as of the test.
"""

from collections import defaultdict
from collections.abc import Generator, Mapping
from pathlib import Path, PurePosixPath

import pytest

from tests.slow import REASONS

AT_MOST_SECONDS = 20.0
SHOWN = 20

_QUEUED = Path("/proc/thread-self/schedstat")
_NANOSECONDS = 1e9

_seconds: defaultdict[str, float] = defaultdict(float)
_times: defaultdict[str, int] = defaultdict(int)
_before: list[float] = [0.0]


def queued() -> float:
    """For how long this thread was ready to go on while others had the cores; 0 if nobody knows.

    The second number of the kernel's scheduler statistics, in nanoseconds (Linux).
    """
    return int(_QUEUED.read_text().split()[1]) / _NANOSECONDS if _QUEUED.exists() else 0.0


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol() -> None:
    _before[0] = queued()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A machine that has other things to do makes no test slower."""
    report, now = (yield), queued()
    report.duration = max(0.0, report.duration - (now - _before[0]))
    _before[0] = now
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Setting up and cleaning up count: somebody waits for them too.

    Some have one name for several tests, such as those that schemathesis makes of a description.
    """
    if report.when == "setup":
        _times[report.nodeid] += 1
    again = f" #{_times[report.nodeid]}" if _times[report.nodeid] > 1 else ""
    _seconds[report.nodeid + again] += report.duration


def suite_of(node_id: str) -> str:
    """The folder below `tests/`, or the file where a test lies in none."""
    parts = PurePosixPath(node_id.partition("::")[0]).parts
    return parts[parts.index("tests") + 1] if "tests" in parts[:-1] else parts[0]


def function_of(node_id: str) -> str:
    """The node id without its parameters: what a row of `tests/slow.py` is named by."""
    return node_id.partition("[")[0].partition(" #")[0]


def too_slow(seconds: Mapping[str, float], reasons: Mapping[str, str]) -> list[str]:
    """What took too long without a reason, the slowest first."""
    return [
        test
        for test, taken in sorted(seconds.items(), key=lambda one: -one[1])
        if taken > AT_MOST_SECONDS and function_of(test) not in reasons
    ]


def lines(seconds: Mapping[str, float]) -> list[str]:
    """The report: a line for each suite, then one for each of the slowest."""
    suites: defaultdict[str, list[float]] = defaultdict(list)
    for test, taken in seconds.items():
        suites[suite_of(test)].append(taken)
    told = [f"{len(seconds):,} tests, {sum(seconds.values()):,.0f} s in all processes together"]
    told += [
        f"{sum(taken):8.1f} s  {len(taken):6,}  {suite}"
        for suite, taken in sorted(suites.items(), key=lambda one: -sum(one[1]))
    ]
    slowest = sorted(seconds.items(), key=lambda one: -one[1])[:SHOWN]
    return [*told, "the slowest:", *(f"{taken:8.1f} s  {test}" for test, taken in slowest)]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if hasattr(config, "workeroutput") or not _seconds:
        return
    terminalreporter.section("what it took")
    for line in lines(_seconds):
        terminalreporter.write_line(line)
    for test in too_slow(_seconds, REASONS):
        terminalreporter.write_line(
            f"over {AT_MOST_SECONDS:.0f} s without a reason in tests/slow.py: {test}", red=True
        )
