"""What the documents say of the code is what the code says."""

import re
from pathlib import Path

import pytest

from countersign.domain.actions.catalog import KINDS
from countersign.domain.task.task import MOVES
from infra.web import instructions

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


def test_operations_say_what_to_do_about_every_alarm() -> None:
    page = (ROOT / "docs/operations.md").read_text()
    between = page.partition("<!-- alarms -->")[2].partition("<!-- /alarms -->")[0]
    written = re.findall(r"^\| `(\w+)` \| \S.* \| \S.* \|$", between, re.MULTILINE)
    template = (ROOT / "template.yaml").read_text()

    assert written == re.findall(
        r"^  (\w+):\n    Type: AWS::CloudWatch::Alarm$", template, re.MULTILINE
    )


def test_the_readme_names_every_kind_of_task() -> None:
    readme = (ROOT / "README.md").read_text()

    assert all(f"`{kind}`" in readme for kind in KINDS)


def test_security_names_tests_that_are_there() -> None:
    page = (ROOT / "docs/security.md").read_text()
    rows = [line for line in page.splitlines() if re.match(r"\| [STRIDE] \|", line)]
    missing, named = [], 0

    for row in rows:
        shown_by = row.strip("| ").split(" | ")[-1]
        assert re.fullmatch(r"(`tests/[\w/]+\.py`: `test_\w+`(, `test_\w+`)*(; )?)+", shown_by), row
        for path, tests in re.findall(r"`(tests/[\w/]+\.py)`: ((?:`test_\w+`(?:, )?)+)", shown_by):
            there = (ROOT / path).read_text() if (ROOT / path).exists() else ""
            for test in re.findall(r"test_\w+", tests):
                named += 1
                if f"def {test}(" not in there:
                    missing.append(f"{path}: {test}")

    assert missing == []
    assert named > 60


def test_security_looks_at_every_kind_of_threat_on_every_stretch_of_the_way() -> None:
    page = (ROOT / "docs/security.md").read_text()
    stretches = re.findall(r"^### (.+)$", page, re.MULTILINE)

    assert stretches == [
        *("Account", "Connect", "Scan and propose"),
        *("Ask and decide", "Act", "Data and operations"),
    ]
    assert set(re.findall(r"^\| ([STRIDE]) \|", page, re.MULTILINE)) == set("STRIDE")


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


def test_the_page_on_instructions_lists_every_sentence_that_is_understood() -> None:
    assert instructions.main(["--check"]) == 0, "python -m infra.web.instructions writes it"
