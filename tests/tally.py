"""Counts what the breaking suite lived through: a pytest plugin of `make faults`.

Every reckoning is noted under the test that made it. At the end the table is printed, and written
between its markers in `docs/reliability.md`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "reliability.md"
HEAD = ("| what is tried | lives | extra | missing | untrue |", "|---|--:|--:|--:|--:|")
ON_PURPOSE = "test_a_break_turns"


@dataclass
class Row:
    """What one test came upon: effects too many, effects that are missing, and untrue records."""

    lives: int = 0
    extra: int = 0
    missing: int = 0
    untrue: int = 0


_rows: dict[str, Row] = {}
_current: list[str] = []
_said: list[str] = []


def note(*, extra: int, missing: int, untrue: int, lives: int = 1) -> None:
    """One reckoning, or as many as were made at once. Nothing is kept outside of `make faults`."""
    if not _current or ON_PURPOSE in _current[-1]:
        return
    row = _rows.setdefault(_current[-1], Row())
    row.lives += lives
    row.extra += extra
    row.missing += missing
    row.untrue += untrue


def say(what: str) -> None:
    """A line below the table on the screen."""
    _said.append(what)


def lines(rows: Mapping[str, Row], before: Iterable[str] = ()) -> list[str]:
    """The table, a line for each test, named as it is. What was not run stands as `before`."""
    known = {line.split("|")[1].strip(): line for line in before if line not in HEAD}
    for test, row in rows.items():
        numbers = f"{row.lives:,} | {row.extra} | {row.missing} | {row.untrue}"
        known[_named(test)] = f"| {_named(test)} | {numbers} |"
    return [*HEAD, *(line for _, line in sorted(known.items()))]


def written(page: str, section: str, table: Iterable[str]) -> str:
    """The page with the table between the section's markers."""
    begin, end = f"<!-- {section} -->", f"<!-- /{section} -->"
    before, _, rest = page.partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"{PAGE.name} has no place for {section}")
    return "\n".join((before + begin, *table, end + after))


def standing(page: str, section: str) -> list[str]:
    """The lines of a section's table as they are."""
    between = page.partition(f"<!-- {section} -->")[2].partition(f"<!-- /{section} -->")[0]
    return [line for line in between.splitlines() if line.startswith("|")]


def _named(test: str) -> str:
    return test.partition(":")[2].removeprefix("test_").replace("_", " ")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    section = item.path.parent.name
    _current[:] = [f"{section}:{getattr(item, 'originalname', item.name)}"]


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """A break that was noticed counts as a life without a fault."""
    if report.when == "call" and report.passed and ON_PURPOSE in report.nodeid:
        test = report.nodeid.rpartition("::")[2].partition("[")[0]
        _rows.setdefault(f"faults:{test}", Row()).lives += 1


def pytest_sessionfinish(session: pytest.Session) -> None:
    """What one of several processes counted goes to the one that prints."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        kept = {test: asdict(row) for test, row in _rows.items() if ON_PURPOSE not in test}
        output["tally"], output["said"] = kept, list(_said)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    _said.extend(node.workeroutput.get("said", ()))
    for test, counted in node.workeroutput.get("tally", {}).items():
        row = _rows.setdefault(test, Row())
        for name, number in counted.items():
            setattr(row, name, getattr(row, name) + number)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    if hasattr(config, "workeroutput"):
        return
    page = PAGE.read_text()
    for section in ("faults", "stack"):
        rows = {test: row for test, row in _rows.items() if test.startswith(f"{section}:")}
        if not rows:
            continue
        table = lines(rows, standing(page, section))
        terminalreporter.write_line("\n".join(table))
        total = sum(row.lives for row in rows.values())
        terminalreporter.write_line(f"{total:,} lives")
        page = written(page, section, table)
    for line in _said:
        terminalreporter.write_line(line)
    if exitstatus == 0:
        PAGE.write_text(page)
