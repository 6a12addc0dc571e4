"""An effect: one write to the outside, as it stands in the ledger."""

from enum import StrEnum
from typing import Any

from countersign.domain.values import Moment, Value

UNDO_STEP = "undo."
"""What the names of steps begin with that take one back."""


def effect_key(task_id: str, revision: int, step: str) -> str:
    """Under what one step of one revision of a task is known at the provider."""
    return f"{task_id}.{revision}.{step}"


class EffectState(StrEnum):
    OPEN = "open"
    DONE = "done"
    REFUSED = "refused"
    UNSETTLED = "unsettled"


class Effect(Value):
    """One external write: one step of one revision, opened before the call, closed by its receipt.

    `given` is what the step builds on: the receipt of the step before, or the compensator that it
    carries out. `lease` names the worker that may call the provider until `lease_until`;
    `last_call_at` is the end of the latest call whose outcome is not known, from which the settling
    time counts.
    """

    user_id: str
    task_id: str
    revision: int
    step: str
    state: EffectState
    digest: str
    lease: str
    lease_until: Moment
    opened_at: Moment
    last_call_at: Moment
    attempts: int = 1
    given: dict[str, Any] | None = None
    receipt: dict[str, Any] | None = None
    compensator: dict[str, Any] | None = None
    closed_at: Moment | None = None

    @property
    def key(self) -> str:
        """The value of `X-Countersign-Effect`."""
        return effect_key(self.task_id, self.revision, self.step)

    @property
    def takes_back(self) -> bool:
        return self.step.startswith(UNDO_STEP)
