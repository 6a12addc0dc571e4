"""What `make test` leaves out is always the same, and `make faults` or `make attack` runs it."""

import re
from pathlib import Path

import pytest

from tests.share import among, share

ROOT = Path(__file__).parents[2]
POINTS = [(number, call, stop) for number in range(50) for call in "ab" for stop in ("x", "y")]


def test_a_share_is_the_same_in_every_run() -> None:
    assert share(range(40), "a scenario", 4) == [0, 2, 9, 11, 13, 18, 24, 26, 30, 32, 39]


def test_where_it_is_one_all_cases_are_tried() -> None:
    assert share(POINTS, "a scenario", 1) == POINTS


def test_a_share_is_about_as_large_as_it_is_called() -> None:
    assert len(POINTS) / 8 < len(share(POINTS, "a scenario", 4)) < len(POINTS) / 2


def test_of_several_with_the_same_cases_each_gets_its_own() -> None:
    tried = [share(POINTS, f"scenario {number}", 4) for number in range(30)]

    assert {point for one in tried for point in one} == set(POINTS)


def test_a_case_that_is_added_moves_no_other() -> None:
    before = share(POINTS[1:], "a scenario", 4)

    assert [case for case in share(POINTS, "a scenario", 4) if case in POINTS[1:]] == before


def test_where_there_are_cases_one_is_tried() -> None:
    assert share(["only"], "a scenario", 1_000_000) == ["only"]
    assert share([], "a scenario", 4) == []


def test_of_parameters_each_stands_in_one_of_the_two_parts() -> None:
    cases = among(POINTS, pytest.mark.skip, str)

    assert [case.values[0] for case in cases] == POINTS
    assert 0 < sum(not case.marks for case in cases) < len(POINTS)


@pytest.mark.parametrize(
    ("mark", "everything"), [("faults", "FAULTS_ONE_IN=1"), ("attack", "ATTACK_ONE_IN=1")]
)
def test_a_long_suite_runs_whole_with_all_that_is_marked_as_its_own(
    mark: str, everything: str
) -> None:
    targets = (ROOT / "Makefile").read_text().split("\n\n")
    (command,) = (target for target in targets if target.startswith(f"{mark}:"))
    run = re.findall(r"tests/[\w/]+(?:\.py)?", command)
    marking = re.compile(rf"(?:pytestmark = |@|marks=.*|among\(.*)pytest\.mark\.{mark}\b")
    marked = [
        str(file.relative_to(ROOT))
        for file in (ROOT / "tests").rglob("test_*.py")
        if marking.search(file.read_text())
    ]

    assert everything in command
    assert marked
    assert [file for file in marked if not any(file.startswith(path) for path in run)] == []
