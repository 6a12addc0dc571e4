"""A kind is a file in each place; what is missing is named by its path."""

from pathlib import Path

from countersign.domain.actions.catalog import KINDS

ROOT = Path(__file__).parents[2]
PLACES = (
    "layers/core/countersign/domain/actions",
    "layers/core/countersign/effects",
    "tests/kinds",
)


def test_every_kind_has_its_files() -> None:
    wanted = [f"{place}/{kind.replace('.', '/')}.py" for kind in KINDS for place in PLACES]
    assert [path for path in wanted if not (ROOT / path).is_file()] == []


def test_every_kind_stands_under_its_own_name() -> None:
    modules = {kind: KINDS[kind].model.__module__ for kind in KINDS}
    assert modules == {kind: f"countersign.domain.actions.{kind}" for kind in KINDS}
