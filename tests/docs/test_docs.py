"""What the documents say of the code is what the code says."""

import re
from pathlib import Path

import pytest

from countersign.domain.actions import KINDS
from countersign.domain.task import MOVES

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def test_the_table_of_moves_in_the_tour_is_the_table() -> None:
    tour = (ROOT / "docs/tour.md").read_text()
    between = tour.partition("<!-- moves -->")[2].partition("<!-- /moves -->")[0]
    rows = [line.strip("| ").split("|") for line in between.strip().splitlines()[2:]]

    written = {
        row[0].strip(): {word.strip() for word in row[1].split(",")} if len(row) > 1 else set()
        for row in rows
    }

    assert written == {status.value: {to.value for to in moves} for status, moves in MOVES.items()}


def test_the_readme_names_every_kind_of_task() -> None:
    readme = (ROOT / "README.md").read_text()

    assert all(f"`{kind}`" in readme for kind in KINDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?://|#|mailto:)([^)#]+)", page.read_text())

    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_paths_that_the_tour_names_are_there() -> None:
    tour = (ROOT / "docs/tour.md").read_text()
    named = set(re.findall(r"`([a-z_]+/[a-z_/]+\.(?:py|json))`", tour))

    below = [ROOT, ROOT / "layers/core/countersign"]
    missing = [path for path in named if not any((base / path).exists() for base in below)]

    assert missing == []
