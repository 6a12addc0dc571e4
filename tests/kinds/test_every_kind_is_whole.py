"""A kind is a file in each layer and one row; what is missing is named by its path."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import fields, replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from countersign.domain.actions.catalog import KINDS
from countersign.domain.actions.fields import SENSITIVE, Role
from countersign.domain.agents import AGENT_TYPES
from countersign.effects.registry import EffectorsByKind
from tests.kinds.example import EXAMPLES, Example, module_of

ROOT = Path(__file__).parents[2]
CORE = ROOT / "layers/core/countersign"


def _file(top: str, kind: str) -> str:
    return f"{top}/{kind.replace('.', '/')}.py"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_has_its_file_in_every_layer(kind: str) -> None:
    wanted = [
        _file("layers/core/countersign/domain/actions", kind),
        _file("layers/core/countersign/effects", kind),
        _file("tests/kinds", kind),
    ]

    assert [path for path in wanted if not (ROOT / path).exists()] == []
    assert KINDS[kind] is import_module(f"countersign.domain.actions.{kind}").KIND
    assert kind in EffectorsByKind()
    assert import_module(module_of(kind)).EXAMPLE.action.kind == kind


def test_no_file_declares_a_kind_that_is_in_no_table() -> None:
    declared = {
        str(path.relative_to(CORE / "domain/actions").with_suffix("")).replace("/", ".")
        for path in (CORE / "domain/actions").glob("*/*.py")
        if "\nKIND = " in path.read_text(encoding="utf-8")
    }

    assert declared == KINDS.keys()
    assert list(KINDS) == sorted(KINDS)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_says_in_words_what_it_does(kind: str) -> None:
    facts = KINDS[kind]

    assert all((facts.verb, facts.doing, facts.done, facts.noun, facts.rule_does))
    assert facts.does.endswith(".")
    assert facts.undo_does.endswith(".")
    assert facts.steps
    assert set(facts.editable) <= facts.model.model_fields.keys()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_somebody_proposes_it_and_the_account_is_worked_with_for_what_it_needs(kind: str) -> None:
    proposing = [one for one in AGENT_TYPES.values() if kind in one.proposes]

    assert proposing, f"domain/agents.py: no agent proposes {kind}"
    assert all(KINDS[kind].needs in one.reads for one in proposing)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_origin_of_all_that_is_sensitive_in_an_example_is_said(kind: str) -> None:
    example = EXAMPLES[kind]
    said = {entry.path for entry in example.provenance}

    assert {leaf.path for leaf in example.action.leaves if leaf.role in SENSITIVE} <= said
    assert (
        Role.REFERENCE
        not in {leaf.role for leaf in example.action.leaves if leaf.field in KINDS[kind].editable}
        or example.action.shape == "items"
    )


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("missing", ["before", "done", "digest"])
def test_an_example_says_what_lies_there_before_it_and_what_the_journal_shows(
    kind: str, missing: str
) -> None:
    whole = {one.name: getattr(EXAMPLES[kind], one.name) for one in fields(Example)}
    del whole[missing]

    with pytest.raises(TypeError, match=missing):
        Example(**whole)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_an_example_whose_journal_shows_nothing_or_the_wrong_thing_is_refused(kind: str) -> None:
    other = () if EXAMPLES[kind].undone else ("delete",)

    for wrong in ({"done": ()}, {"undone": other}):
        with pytest.raises(ValueError, match=f"{kind}: say which writes"):
            replace(EXAMPLES[kind], **wrong)


MAY_NAME = {
    "domain/agents.py": "what each agent may propose",
    "domain/actions/email/outgoing.py": "under which kinds an answer was marked before",
    "effects/registry.py": "where each is carried out",
}


def test_every_area_is_in_the_contracts_that_keep_it_apart() -> None:
    contracts = {one["name"]: one for one in _import_contracts()}
    areas = {path.parent.name for path in (CORE / "domain/actions").glob("*/__init__.py")}
    actions = {f"countersign.domain.actions.{area}" for area in areas}
    effects = {f"countersign.effects.{area}" for area in areas}

    assert set(contracts["an area of actions knows no other"]["modules"]) == actions
    outside = contracts["the life of a task knows no area of actions"]
    assert set(outside["forbidden_modules"]) == actions | effects


def _import_contracts() -> list[dict[str, Any]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return contracts


def _names_of_kinds() -> Iterator[str]:
    for path in sorted(CORE.rglob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        texts = {
            node.value
            for node in ast.walk(module)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        if not texts.isdisjoint(KINDS):
            yield str(path.relative_to(CORE))


def test_no_module_outside_a_kinds_own_files_names_a_kind() -> None:
    own = {_file(top, kind) for kind in KINDS for top in ("domain/actions", "effects")}

    assert set(_names_of_kinds()) - own == MAY_NAME.keys()
