"""Each type of agent has its row and its module, and no other works in its place."""

import pytest

from countersign.agents.registry import MODULES, AgentRegistry, hireable, hireable_type
from countersign.domain.actions.catalog import KINDS
from countersign.domain.agent import Agent
from countersign.domain.agents import AGENT_TYPES, AgentType
from countersign.domain.errors import InvalidInput
from tests.factories import agent


def test_every_row_has_its_module_and_every_module_its_row() -> None:
    assert sorted(MODULES) == list(MODULES) == sorted(AGENT_TYPES)
    assert [AgentRegistry()[name].type for name in MODULES] == list(AGENT_TYPES.values())


def test_a_type_proposes_kinds_that_there_are() -> None:
    assert all(row.proposes <= set(KINDS) for row in AGENT_TYPES.values())


def test_a_type_without_an_agent_is_hired_by_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    row = AgentType(
        name="butler", title="Butler", job="-", reads=frozenset({"mail"}), proposes=frozenset()
    )
    monkeypatch.setitem(AGENT_TYPES, "butler", row)

    assert [one.name for one in hireable()] == list(MODULES)
    with pytest.raises(InvalidInput):
        hireable_type("butler")


def test_a_cursor_that_the_version_before_stored_is_one_of_mail() -> None:
    stored = agent().model_dump(mode="json") | {
        "cursors": {"int_1": {"position": "7", "backlog": ["t1"]}}
    }

    loaded = Agent.model_validate(stored)

    assert list(loaded.cursors) == ["int_1/mail"]
    assert loaded.cursors["int_1/mail"].backlog == ("t1",)
