"""Kinds, agents and providers as the web app is told of them: one row each, from the code alone."""

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import BaseModel

from countersign.domain.actions import KINDS, Action, Address, KindFacts
from countersign.domain.agents import AGENT_TYPES, AgentType
from countersign.domain.integration import PERMISSIONS, Permission, Provider, offered
from countersign.domain.rules.rule import PATHS
from infra.web import words

Row = Mapping[str, Any]


def catalog() -> dict[str, dict[str, Row]]:
    return {
        "agents": {name: _agent(type) for name, type in AGENT_TYPES.items()},
        "kinds": {name: _kind(facts) for name, facts in KINDS.items()},
        "providers": {name: _provider(name) for name in get_args(Provider)},
    }


def _kind(facts: KindFacts) -> Row:
    said = words.KINDS[facts.kind]
    return {
        "family": facts.kind.partition(".")[0],
        "shape": said.shape,
        "verb": facts.verb,
        "doing": said.doing,
        "done": said.done,
        "noun": said.noun,
        "does": facts.does,
        "undo_does": facts.undo_does,
        "rule_does": said.rule_does,
        "steps": facts.steps,
        "key": facts.key,
        "editable": facts.editable,
        "pins": [{"path": path, "pin": pin} for path, pin in PATHS[facts.kind].items()],
        "fields": _fields(_model_of(facts.kind)),
    }


def _model_of(kind: str) -> type[BaseModel]:
    union, *_ = get_args(Action)
    models: tuple[type[BaseModel], ...] = get_args(union)
    return next(model for model in models if model.model_fields["kind"].default == kind)


def _fields(model: type[BaseModel]) -> list[Row]:
    """Every field of a model but its `kind`, in the order in which it is declared."""
    schema = model.model_json_schema()["properties"]
    return [
        _field(name, field.annotation, schema[name])
        for name, field in model.model_fields.items()
        if name != "kind"
    ]


def _field(name: str, annotation: Any, schema: Mapping[str, Any]) -> Row:
    """`longest`: the characters that a value may have; `choices`: all that it may be."""
    many = schema.get("type") == "array"
    inner = get_args(annotation)[0] if many else annotation
    row: dict[str, Any] = {"name": name, "many": many}
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        return row | {"role": "item", "fields": _fields(inner)}
    one = schema["items"] if many else schema
    bounds = {"longest": one.get("maxLength"), "choices": one.get("enum")}
    told = {name: bound for name, bound in bounds.items() if bound is not None}
    return row | {"role": _role(name, inner)} | told


def _role(name: str, annotation: Any) -> str:
    if annotation == Address:
        return "recipient"
    if name == "sender":
        return "correspondent"
    is_reference = name.endswith(("_id", "_ids")) or name in ("in_reply_to", "references")
    return "reference" if is_reference else "words"


def _agent(type: AgentType) -> Row:
    return {
        "title": type.title,
        "job": type.job,
        "capabilities": sorted(type.reads),
        "kinds": sorted(type.proposes),
    }


def _provider(name: Provider) -> Row:
    said = words.PROVIDERS[name]
    return {
        "title": said.title,
        "reads": said.reads,
        "capabilities": sorted(offered(name)),
        "permissions": [_permission(one) for one in PERMISSIONS[name]],
    }


def _permission(permission: Permission) -> Row:
    return {
        "scope": permission.scope,
        "why": permission.why,
        "required": permission.required,
        "needed_for": sorted(permission.needed_for),
    }
