"""What every kind of action can do, and what it can answer."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

from countersign.domain.actions.action import Action
from countersign.domain.integration import Integration
from countersign.domain.task.task import Effect, Evidence
from countersign.ports.tasks import Filed


@dataclass(frozen=True)
class Ready:
    """The world is as it was when the person approved."""


@dataclass(frozen=True)
class WorldChanged:
    """It is not: ask again, say what is different, and offer what fits now."""

    changed: str
    evidence: tuple[Evidence, ...] = ()
    action: Action | None = None
    account: str | None = None


@dataclass(frozen=True)
class Written:
    """The provider has it: its receipt, and what taking it back would need."""

    receipt: dict[str, Any]
    compensator: dict[str, Any] | None


@dataclass(frozen=True)
class Absent:
    """The provider does not have it."""


@dataclass(frozen=True)
class CannotTell:
    """The provider gives us no way to know."""


class Effector(Protocol):
    """One kind of action at its provider. All methods may raise what `ports.providers` names.

    `settling` is how long after a call whose answer was lost the provider may still carry it out.
    """

    @property
    def settling(self) -> timedelta: ...

    def preflight(self, filed: Filed, integration: Integration) -> Ready | WorldChanged: ...

    def plan(self, filed: Filed, integration: Integration, effect: Effect) -> dict[str, Any] | None:
        """What nobody can find out any more once the step is done; None if there is nothing.

        It is stored in `effect.given` before the write, and asked for again before a write that is
        repeated: None says that what stands there is still so.
        """
        ...

    def write(self, filed: Filed, integration: Integration, effect: Effect) -> Written:
        """Carry out the step once, under the effect's key."""
        ...

    def take_back(self, filed: Filed, integration: Integration, effect: Effect) -> Written:
        """Carry out the compensator `effect.given`. Doing so twice is doing so once."""
        ...

    def reconcile(
        self, filed: Filed, integration: Integration, effect: Effect
    ) -> Written | Absent | CannotTell:
        """Whether the step under this key has happened."""
        ...
