import sys
from importlib import import_module, reload

from countersign.domain.actions.catalog import KINDS
from countersign.effects import registry
from countersign.effects.registry import MODULES, EffectorsByKind


def test_every_kind_is_carried_out_by_a_module_of_its_name() -> None:
    missing = [f"effects/{kind.replace('.', '/')}.py" for kind in KINDS if kind not in MODULES]
    assert missing == []
    assert {kind: f"countersign.effects.{kind}" for kind in sorted(KINDS)} == MODULES
    assert list(MODULES) == sorted(MODULES)


def test_every_module_says_how_long_to_wait_for_a_lost_answer() -> None:
    effectors = EffectorsByKind()
    assert all(effectors[kind].settling.total_seconds() > 0 for kind in KINDS)


def test_a_module_is_imported_when_its_kind_is_first_carried_out() -> None:
    for module in MODULES.values():
        sys.modules.pop(module, None)
    reload(registry)

    effectors = registry.EffectorsByKind()

    assert "email.archive" in effectors
    assert not sys.modules.keys() & set(MODULES.values())
    assert effectors["email.archive"] is import_module("countersign.effects.email.archive").EFFECTOR


def test_a_kind_that_is_not_known_is_carried_out_by_nobody() -> None:
    assert "email.burn" not in EffectorsByKind()
    assert EffectorsByKind().get("email.burn") is None
