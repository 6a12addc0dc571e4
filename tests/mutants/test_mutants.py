"""A slip that no test finds is reported, and one that a test finds is not."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutants.changes import mutants
from tests.mutants.covering import ASKED, sources
from tests.mutants.hunt import Verdict, verdicts
from tests.mutants.report import report

ROOT = Path(__file__).parents[2]
SOURCE = "layers/core/countersign/domain/age.py"
TESTED = b"""
LIMIT = 18

def is_of_age(years):
    if years < 0:
        raise ValueError("Not born.")
    return years >= LIMIT

def nobody_asks(years):
    return years + 1
"""
TESTS = """
import pytest
from countersign.domain.age import is_of_age

def test_a_child_is_not_of_age():
    assert not is_of_age(17)
    assert is_of_age(19)

def test_nobody_is_of_age_before_birth():
    with pytest.raises(ValueError, match="Not born"):
        is_of_age(-1)
"""


def changes(source: str, path: str = SOURCE) -> set[str]:
    return {mutant.applied(source.encode()).decode() for mutant in mutants(path, source.encode())}


def test_every_mutant_of_the_code_can_be_compiled_and_changes_it() -> None:
    for path in sources(ROOT)[::10]:
        source = (ROOT / path).read_bytes()
        for mutant in mutants(path, source):
            changed = mutant.applied(source)
            compile(changed, path, "exec")
            assert changed != source, mutant
            assert mutant.first <= mutant.line <= mutant.last, mutant


@pytest.mark.parametrize(
    ("source", "slip"),
    [
        ("a = b < c", "a = (b <= c)"),
        ("a = 0 < b <= c", "a = (0 <= b <= c)"),
        ("a = b and not c", "a = ((b))"),
        ("a = b and not c", "a = b and (c)"),
        ("if a:\n    raise E", "if False:\n    raise E"),
        ("if a:\n    raise E", "if a:\n    pass"),
        ("a = {1: b, 2: c}", "a = {2: c}"),
        ("a = (b, c)", "a = (c,)"),
        ("f(a, within=b)", "f(a)"),
        ("def f(a):\n    return a", "def f(a):\n    return None"),
        ("a = 7", "a = (8)"),
        ("a = b | c", "a = (b)"),
        ("a = [b for b in c if b]", "a = [b for b in c if True]"),
    ],
)
def test_a_slip_that_a_person_makes_is_made(source: str, slip: str) -> None:
    assert slip in changes(source)


@pytest.mark.parametrize(
    "source",
    ['"""Words."""', "a: int | None", "logger.info(1)", '__all__ = ["a", "b"]', "import a"],
)
def test_what_means_nothing_is_left_alone(source: str) -> None:
    assert changes(source) == set()


def test_a_condition_that_always_holds_still_uses_its_values() -> None:
    source = 'write(key, condition="#run < :run AND attribute_exists(pk)")'
    always = "(#run < :run OR attribute_exists(pk) OR attribute_not_exists(pk))"

    assert f'write(key, condition="{always} AND attribute_exists(pk)")' in changes(
        source, "layers/core/countersign/adapters/dynamodb/tasks.py"
    )
    assert f'write(key, condition="{always} AND attribute_exists(pk)")' not in changes(source)


def _run(root: Path, module: str, *arguments: str) -> None:
    places = [root / "layers" / "core", ROOT, *map(Path, filter(None, sys.path))]
    subprocess.run(
        [sys.executable, "-m", f"tests.mutants.{module}", *arguments],
        cwd=root,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, places))},
        check=True,
        capture_output=True,
        timeout=120,
    )


@pytest.mark.faults  # of the tool alone, and two runs of its own
def test_what_no_test_finds_is_in_the_report(tmp_path: Path) -> None:
    root, state = tmp_path / "tree", tmp_path / "state"
    (root / "tests" / ASKED[0]).mkdir(parents=True)
    (root / SOURCE).parent.mkdir(parents=True)
    state.mkdir()
    (root / SOURCE).write_bytes(TESTED)
    for package in (root / SOURCE).parents[:2]:
        (package / "__init__.py").touch()
    (root / "tests" / ASKED[0] / "test_age.py").write_text(TESTS)
    (root / "pyproject.toml").write_text(
        '[tool.pytest.ini_options]\naddopts = "--import-mode=importlib"\nmarkers = ["stack", '
        '"faults", "attack"]\n'
    )
    options = {"places": [], "seed": 1, "minutes": 1, "workers": 1, "again": []}

    _run(root, "covering", str(state), f"tests/{ASKED[0]}/test_age.py")
    _run(root, "hunt", str(state), json.dumps(options))

    found = verdicts(state)
    outcomes = {verdict.what: verdict.outcome for verdict in found.values()}
    assert outcomes == {
        "`18` is `19`": "survived",
        "`18` is `17`": "killed",
        "`years < 0` never holds": "killed",
        "`years < 0` always holds": "killed",
        "`<` is `<=` in `years < 0`": "survived",
        "`0` is `1`": "survived",
        "`0` is `-1`": "killed",
        '`raise ValueError("Not born.")` dropped': "killed",
        "`>=` is `>` in `years >= LIMIT`": "survived",
        "returns None": outcomes["returns None"],
        "`+` is `-` in `years + 1`": "no test",
        "`1` is `2`": "no test",
        "`1` is `0`": "no test",
    }
    page = report(list(found.values()), made=len(found), seed=1, seconds=60)
    assert "- domain/age.py:7: `>=` is `>` in `years >= LIMIT` (" in page
    assert "\n- domain/age.py:10: `1` is `2`\n" in page
    assert (root / SOURCE).read_bytes() == TESTED


def test_the_report_counts_by_folder() -> None:
    one = Verdict(
        name="n",
        path="layers/core/countersign/usecases/a.py",
        line=3,
        what="returns None",
        outcome="survived",
        by="",
        asked=2,
        left=1,
        near=("tests/usecases/test_a.py",),
    )

    page = report([one], made=9, seed=4, seconds=120)

    assert "1 of 9 asked (seed 4), 2 minutes this time." in page
    assert "| usecases | 1 | 0 | 0 | 1 | 0 |" in page
    assert (
        "- usecases/a.py:3: returns None (2 tests, first of tests/usecases/test_a.py; 1 slower"
        in page
    )
