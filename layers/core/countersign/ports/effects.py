"""What every kind of action can do, and what it can answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, Protocol, TypeVar

from countersign.domain.actions.action import Action
from countersign.domain.integration import Integration
from countersign.domain.task.body import Body, Evidence
from countersign.domain.task.effect import effect_key

A = TypeVar("A", bound=Action)
S = TypeVar("S")

Session = Any
"""An account, opened for what a kind needs: a mailbox, a calendar."""


@dataclass(frozen=True)
class Approved(Generic[A, S]):
    """What was approved, and the account that it is for, opened once for all of the call.

    `action` is that of the `body`, `session` what the kind needs (a mailbox, a calendar). Nothing
    of ours at the provider is older than `decided_at`.
    """

    action: A
    session: S
    body: Body
    decided_at: datetime

    def key_of(self, step: str) -> str:
        """Under what a step is known at the provider: of what was approved, not of a row of the
        table beside it."""
        return effect_key(self.body.task_id, self.body.revision, step)


@dataclass(frozen=True)
class Attempt(Approved[A, S]):
    """One step of it. `given` is what the step builds on: the receipt of the step before with what
    was planned, or the compensator to carry out. `result` is the receipt of the last step that was
    done, where there is one."""

    step: str
    key: str
    given: Mapping[str, Any] | None
    opened_at: datetime
    result: Mapping[str, Any] | None = None


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


class Effector(Protocol[A, S]):
    """One kind of action at its provider. All methods may raise what `ports.providers` names.

    `settling` is how long after a call whose answer was lost the provider may still carry it out.
    `names_sender`: the address that was approved is the one from which it leaves, an alias perhaps,
    and preflight holds it to those of the account. All others are approved for the account's own
    address, which is held to before they are asked.

    `finds_by_key`: what it looks for bears a key of ours, so that it is found, or missed, however
    long ago it was. Without one the world alone is compared, which the person may have brought
    about, or changed, by their own hand since.
    """

    @property
    def settling(self) -> timedelta: ...

    @property
    def names_sender(self) -> bool: ...

    @property
    def finds_by_key(self) -> bool: ...

    def preflight(
        self, approved: Approved[A, S], integration: Integration
    ) -> Ready | WorldChanged: ...

    def plan(self, attempt: Attempt[A, S]) -> dict[str, Any] | None:
        """What nobody can find out any more once the step is done; None if there is nothing.

        It is stored in `given` before the write, and asked for again before a write that is
        repeated: None says that what stands there is still so.
        """
        ...

    def write(self, attempt: Attempt[A, S]) -> Written:
        """Carry out the step once, under its key."""
        ...

    def take_back(self, attempt: Attempt[A, S]) -> Written:
        """Carry out the compensator `given`. Doing so twice is doing so once."""
        ...

    def reconcile(self, attempt: Attempt[A, S]) -> Written | Absent | CannotTell:
        """Whether the step under this key has happened."""
        ...


AnyEffector = Effector[Any, Any]
