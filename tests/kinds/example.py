"""One believable action of every kind, from which the suites take their kinds."""

from dataclasses import dataclass
from importlib import import_module

from countersign.domain.actions.action import Action
from countersign.domain.actions.catalog import KINDS
from countersign.domain.task.task import Provenance


@dataclass(frozen=True)
class Example:
    """An action as an agent would propose it, and where what stands in it comes from."""

    action: Action
    provenance: tuple[Provenance, ...] = ()


def module_of(kind: str) -> str:
    """Where the example of a kind stands: its name is its address."""
    return f"tests.kinds.{kind}"


def example(kind: str) -> Example:
    found = import_module(module_of(kind)).EXAMPLE
    assert isinstance(found, Example)
    return found


EXAMPLES = {kind: example(kind) for kind in KINDS}
