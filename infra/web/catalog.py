"""Kinds, agents, providers, preferences and sentences as the web app is told of them: one row
each, from the code alone."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from countersign.analysis.instructions.forms import NOT_BY_WORDS, SO_ALREADY
from countersign.analysis.mail.reasons import REASONS
from countersign.domain.actions.action import ActionKind
from countersign.domain.actions.catalog import KINDS
from countersign.domain.actions.fields import Role, roles
from countersign.domain.agents import AGENT_TYPES, AgentType
from countersign.domain.guidance.words import SENTENCES
from countersign.domain.providers import PROVIDERS, Permission, ProviderFacts
from countersign.domain.rules.pins import pins_of
from countersign.domain.rules.words import RULE_SENTENCES
from countersign.domain.users.preference_facts import PREFERENCES
from infra.web.instructions import listed
from infra.web.sentences import kept_sentences

Row = Mapping[str, Any]


def catalog() -> dict[str, Mapping[str, Row]]:
    return {
        "agents": {name: _agent(type) for name, type in AGENT_TYPES.items()},
        "instructions": listed(),
        "kinds": {name: _kind(facts) for name, facts in KINDS.items()},
        "preferences": {
            name: {"changes": facts.changes, "heeded": facts.is_heeded(len(AGENT_TYPES))}
            for name, facts in PREFERENCES.items()
        },
        "providers": {name: _provider(facts) for name, facts in PROVIDERS.items()},
        "kept": {template: {"template": template} for template in _kept()},
        "sentences": {code: {"template": template} for code, template in _sentences().items()},
    }


def _kept() -> list[str]:
    """What is sent in English alone, and known again by how it is made."""
    kinds = [words for kind in KINDS.values() for words in (kind.does, kind.undo_does)]
    asked = [one.why for provider in PROVIDERS.values() for one in provider.permissions]
    return sorted({*kept_sentences(), *kinds, *asked})


def _sentences() -> dict[str, str]:
    """By code, with a `{name}` for each parameter."""
    summaries = {f"summary.{name}": facts.model.sums_up for name, facts in KINDS.items()}
    told = {f"directive.{name}": template for name, template in SENTENCES.items()}
    return {**summaries, **REASONS, **told, **SO_ALREADY, **NOT_BY_WORDS, **RULE_SENTENCES}


def _kind(kind: ActionKind[Any]) -> Row:
    return {
        "family": kind.name.partition(".")[0],
        "shape": kind.shape,
        "verb": kind.verb,
        "doing": kind.doing,
        "done": kind.done,
        "noun": kind.noun,
        "does": kind.does,
        "undo_does": kind.undo_does,
        "rule_does": kind.rule_does,
        "steps": kind.steps,
        "key": kind.key,
        "editable": kind.editable,
        "pins": [{"path": path, "pin": pin} for path, pin in pins_of(kind.name).items()],
        "fields": _fields(kind.model),
    }


def _fields(model: type[BaseModel]) -> list[Row]:
    """Every field of a model but its `kind`, in the order in which it is declared."""
    schema = model.model_json_schema()["properties"]
    said = roles(model)
    return [_field(name, said[name], schema[name]) for name in model.model_fields if name != "kind"]


def _field(name: str, role: Role | type[BaseModel], schema: Mapping[str, Any]) -> Row:
    """`longest`: the characters that a value may have; `choices`: all that it may be."""
    many = schema.get("type") == "array"
    row: dict[str, Any] = {"name": name, "many": many}
    if not isinstance(role, Role):
        return row | {"role": "item", "fields": _fields(role)}
    one = schema["items"] if many else schema
    bounds = {"longest": one.get("maxLength"), "choices": one.get("enum")}
    told = {name: bound for name, bound in bounds.items() if bound is not None}
    return row | {"role": str(role)} | told


def _agent(type: AgentType) -> Row:
    return {
        "title": type.title,
        "job": type.job,
        "capabilities": sorted(type.reads),
        "kinds": sorted(type.proposes),
    }


def _provider(facts: ProviderFacts) -> Row:
    return {
        "title": facts.title,
        "reads": facts.reads,
        "capabilities": sorted(facts.offers),
        "permissions": [_permission(one) for one in facts.permissions],
    }


def _permission(permission: Permission) -> Row:
    return {
        "scope": permission.scope,
        "why": permission.why,
        "required": permission.required,
        "needed_for": sorted(permission.needed_for),
    }
