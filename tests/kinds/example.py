"""One believable action of every kind, from which the suites take their kinds."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from countersign.domain.actions.action import Action
from countersign.domain.actions.catalog import KINDS
from countersign.domain.actions.reach import UndoClass
from countersign.domain.task.origin import Provenance

Before = Callable[[Any, Any], Action]
Overtaken = Callable[[Any, Any], None]


@dataclass(frozen=True)
class Example:
    """An action as an agent would propose it, where what stands in it comes from, and what becomes
    of it at an account.

    `before` puts into an account what the action is about, and answers the action on just that; it
    may be asked again. The account is a rig of `tests/contracts/rigs`, for what the kind needs.
    `done` are the writes that the account's journal shows once it is carried out, in their order,
    and `undone` those that take it back. `overtaken` does what makes it fit no more, where anything
    can. `digest` is what a person countersigned of it: it changes only with the decision that
    stored approvals of the kind are void.
    """

    action: Action
    before: Before
    done: tuple[str, ...]
    digest: str
    undone: tuple[str, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    overtaken: Overtaken | None = None

    def __post_init__(self) -> None:
        can_be_undone = self.action.undo_class() is not UndoClass.IRREVERSIBLE
        if not self.done or bool(self.undone) is not can_be_undone:
            raise ValueError(
                f"{self.action.kind}: say which writes show that it was done, in `done`, "
                "and in `undone` those that take it back, if anything does."
            )


def module_of(kind: str) -> str:
    """Where the example of a kind stands: its name is its address."""
    return f"tests.kinds.{kind}"


def example(kind: str) -> Example:
    found = import_module(module_of(kind)).EXAMPLE
    assert isinstance(found, Example)
    return found


EXAMPLES = {kind: example(kind) for kind in KINDS}

UNDOABLE = tuple(
    kind for kind, one in EXAMPLES.items() if one.action.undo_class() is UndoClass.REVERSIBLE
)

OF_EACH_SHAPE = frozenset(
    max(
        (kind for kind in KINDS if KINDS[kind].shape == shape),
        key=lambda kind: EXAMPLES[kind].action.people_reached,
    )
    for shape in {one.shape for one in KINDS.values()}
)
"""A kind a shape, one that reaches people if any does: for what takes too long for every kind."""
