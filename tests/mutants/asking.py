"""Asks tests of a mutant: in a process forked for it, which loads the changed module."""

import gc
import os
import resource
import signal
import sys
import time
import warnings
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, Literal

import pytest

from tests.mutants.changes import Mutant
from tests.mutants.covering import ARGUMENTS, CORE

Outcome = Literal["survived", "killed", "timed out", "no test"]

IMPORT = "import"

_START_SECONDS = 20
_SLOWER = 8
_MEMORY = 4 * 2**30
_LOOK = 0.01


@dataclass(frozen=True)
class Answer:
    """`by` is the test that failed, or `IMPORT` where the module could not even be loaded."""

    outcome: Outcome
    by: str = ""


def preload(modules: Iterable[str]) -> None:
    """Load what is not ours before any fork, so that each of them begins at once."""
    with warnings.catch_warnings(action="ignore"):
        for name in modules:
            with suppress(Exception):
                import_module(name)
    gc.collect()
    gc.freeze()


def ask(root: Path, mutant: Mutant | None, tests: Sequence[str], seconds: float) -> Answer:
    """Run the tests until one fails; `seconds` is what they take where nothing is changed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _run(root, mutant, tests, writing)
    os.close(writing)
    code = _wait(child, time.monotonic() + _START_SECONDS + _SLOWER * seconds)
    with os.fdopen(reading) as pipe:
        said = pipe.read().strip()
    if code is None:
        return Answer("timed out")
    return Answer("survived") if code == 0 else Answer("killed", said or IMPORT)


def _wait(child: int, until: float) -> int | None:
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(_LOOK)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def _run(root: Path, mutant: Mutant | None, tests: Sequence[str], writing: int) -> None:
    code = 70
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        quiet = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(quiet, stream)
        if mutant is not None:
            sys.meta_path.insert(0, _Mutated(root, mutant))
        only = _Only(tests, writing)
        code = int(pytest.main([*ARGUMENTS, "-x", *only.files], plugins=[only]))
        if code == 0 and not only.passed:
            os.write(writing, b"no test ran")
            code = 5
    finally:
        os._exit(code)


class _Only:
    """The plugin: these tests and no others, file by file in this order."""

    def __init__(self, tests: Sequence[str], writing: int) -> None:
        self.files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
        self.passed = 0
        self._rank = {file: number for number, file in enumerate(self.files)}
        self._wanted, self._writing = frozenset(tests), writing

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        wanted = [item for item in items if item.nodeid in self._wanted]
        items[:] = sorted(wanted, key=lambda item: self._rank[item.nodeid.partition("::")[0]])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            os.write(self._writing, f"{report.nodeid}\n".encode())
        self.passed += report.passed and report.when == "call"


class _Mutated(MetaPathFinder):
    """Finds the mutant where the module is asked for; no file is written."""

    def __init__(self, root: Path, mutant: Mutant) -> None:
        self._path = root / mutant.path
        self._name = mutant.path.removeprefix(f"{CORE}/").removesuffix(".py").replace("/", ".")
        self._name = self._name.removesuffix(".__init__")
        self._code = compile(mutant.applied(self._path.read_bytes()), self._path, "exec")

    def find_spec(
        self, fullname: str, path: Any = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self._name:
            return None
        loader = _Ready(fullname, str(self._path))
        loader.code = self._code
        return spec_from_file_location(fullname, self._path, loader=loader)


class _Ready(SourceFileLoader):
    code: CodeType

    def get_code(self, fullname: str) -> CodeType:
        return self.code
