"""Which tests run which lines, and how long each of them takes: measured once for a tree.

`python -m tests.mutants.covering STATE TEST...` measures; it is a pytest plugin of its own run.
"""

import ast
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import coverage
import pytest

CORE = "layers/core"
MUTATED = ("domain", "usecases", "adapters/dynamodb")
ASKED = ("domain", "usecases", "agents", "engines", "contracts", "functions", "adapters", "faults")
_DATA, _TESTS = "covered.db", "tests.json"


@dataclass
class Tests:
    """What was measured of the tests; `seconds` by node id, and `modules` that they load."""

    seconds: dict[str, float] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    modules: list[str] = field(default_factory=list)


def load(state: Path) -> Tests:
    path = state / _TESTS
    return Tests(**json.loads(path.read_text())) if path.exists() else Tests()


def save(state: Path, tests: Tests) -> None:
    (state / _TESTS).write_text(json.dumps(asdict(tests)))


def sources(root: Path) -> list[str]:
    """The files that are mutated, from the root."""
    package = root / CORE / "countersign"
    found = (path for folder in MUTATED for path in (package / folder).rglob("*.py"))
    return sorted(str(path.relative_to(root)) for path in found if path.stat().st_size)


class Covering:
    """Answers which tests to ask of a mutant, the nearest and quickest first."""

    def __init__(self, root: Path, state: Path) -> None:
        self.tests = load(state)
        self._root = root
        self._data = coverage.CoverageData(str(state / _DATA))
        self._data.read()
        self._lines: dict[str, dict[int, frozenset[str]]] = {}
        self._sources = frozenset(sources(root))
        self._importers = _importers(root, self._sources)
        self._broken = frozenset(self.tests.failed)

    def of(self, path: str, first: int, last: int) -> list[str]:
        """What runs these lines inside a test. Where only imports do, what uses the module."""
        lines = self._of_file(path)
        hit = [lines[line] for line in range(first, last + 1) if line in lines]
        found: frozenset[str] = frozenset().union(*hit)
        if hit and not any(found):
            found = self._of_users(path)
        known = [test for test in found if test in self.tests.seconds and test not in self._broken]
        return sorted(
            known, key=lambda test: (_distance(test, path), self.tests.seconds[test], test)
        )

    def _of_users(self, path: str) -> frozenset[str]:
        """What runs anything of the module or of one that imports it, or reads its constants."""
        users = self._importers.get(path, frozenset())
        reading = {test for test in self.tests.seconds if test.partition("::")[0] in users}
        inside = users & self._sources | {path}
        return frozenset(reading).union(
            *(t for user in inside for t in self._of_file(user).values())
        )

    def _of_file(self, path: str) -> dict[int, frozenset[str]]:
        if path not in self._lines:
            measured = self._data.contexts_by_lineno(str(self._root / path))
            self._lines[path] = {line: frozenset(tests) for line, tests in measured.items()}
        return self._lines[path]


def _distance(test: str, path: str) -> int:
    """0 for the tests of this module by name, 1 for those of its folder, 2 for all others."""
    file = test.partition("::")[0]
    if Path(path).stem in Path(file).stem:
        return 0
    folder = "contracts" if "dynamodb" in path else path.split("/")[3]
    return 1 if file.split("/")[1] == folder else 2


def _importers(root: Path, paths: frozenset[str]) -> dict[str, frozenset[str]]:
    """By the path of a module, the files of sources and tests that import it."""
    tests = {str(path.relative_to(root)) for path in (root / "tests").rglob("test_*.py")}
    found: dict[str, set[str]] = {}
    for path in paths | tests:
        for name in _imported(ast.parse((root / path).read_text())):
            found.setdefault(f"{CORE}/{name.replace('.', '/')}.py", set()).add(path)
    return {path: frozenset(users) for path, users in found.items()}


def _imported(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


class _Meter:
    """The plugin: each test is a context of the coverage."""

    def __init__(self, measured: coverage.Coverage) -> None:
        self._measured = measured
        self.tests = Tests()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._measured.switch_context(item.nodeid)
        try:
            return (yield)
        finally:
            self._measured.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        seconds = self.tests.seconds
        seconds[report.nodeid] = seconds.get(report.nodeid, 0) + report.duration
        if report.failed or report.skipped:
            self.tests.failed.append(report.nodeid)


def measure(state: Path, files: list[str]) -> None:
    """Run the tests of these files and add what they cover to what is known of others."""
    package = Path.cwd() / CORE / "countersign"
    measured = coverage.Coverage(
        data_file=str(state / _DATA),
        include=[f"{package / folder}/*" for folder in MUTATED],
        config_file=False,
    )
    measured.load()
    meter = _Meter(measured)
    measured.start()
    pytest.main([*ARGUMENTS, *files], plugins=[meter])
    measured.stop()
    measured.save()
    known = load(state)
    kept = {t: s for t, s in known.seconds.items() if t.partition("::")[0] not in set(files)}
    meter.tests.seconds |= kept
    meter.tests.failed += [test for test in known.failed if test in kept]
    meter.tests.modules = sorted({*known.modules, *_third_parties()})
    save(state, meter.tests)


ARGUMENTS = (
    *("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-profile=mutants"),
    *("-p", "tests.mutants.steady", "-W", "ignore::pytest.PytestAssertRewriteWarning"),
    *("-m", "not stack and not faults and not attack"),
)


def _third_parties() -> Iterator[str]:
    for name, module in list(sys.modules.items()):
        file: Any = getattr(module, "__file__", None)
        if file and "site-packages" in file and not name.startswith("__"):
            yield name


if __name__ == "__main__":
    measure(Path(sys.argv[1]), sys.argv[2:])
