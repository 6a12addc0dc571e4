"""For an action of any kind, a rule that approves it and nothing else."""

from typing import Any

from countersign.domain.actions.action import Action
from countersign.domain.actions.fields import PEOPLE, Role
from countersign.domain.rules.pins import pins_of
from countersign.domain.rules.rule import Limits, Rule, checked
from countersign.domain.task.origin import Origin, Provenance
from tests.factories import rule


def vouched_for(action: Action, source: Origin = Origin.OWN) -> tuple[Provenance, ...]:
    """Of everything in it the origin is known."""
    return tuple(Provenance(path=leaf.path, source=source) for leaf in action.with_origin)


def rule_for(action: Action, *, per_day: int = 5) -> Rule:
    """It names everybody whom the action is about, or else the first thing that can be named."""
    pins = pins_of(action.kind)
    people = {
        _pinned(leaf.path): leaf.person
        for leaf in action.leaves
        if leaf.role in PEOPLE and _pinned(leaf.path).partition("/")[0] in pins
    }
    said = next((name for name, pin in pins.items() if pin == "text"), "")
    where = people or {said: str(getattr(action, said))}
    amount = next((leaf.value for leaf in action.leaves if leaf.role is Role.AMOUNT), None)
    fields: dict[str, Any] = {
        "kind": action.kind,
        "integration_id": action.integration_id,
        "limits": Limits(per_day=per_day, max_amount=amount),
    }
    made = rule(where=where, **fields)
    checked(made.kind, made.where, made.limits, made.expires_at, made.created_at)
    return made


def _pinned(path: str) -> str:
    """`to/0` as it is; `items/3/sender` as `sender`."""
    first, *_, last = path.split("/")
    return path if last.isdigit() or last == first else last
