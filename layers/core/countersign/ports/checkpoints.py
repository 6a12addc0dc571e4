"""Where seals rest, who signs them, and who can tell a signature."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from countersign.domain.audit.checkpoint import CheckpointState, SignedCheckpoint
from countersign.domain.task.task import Task


class Checkpoints(Protocol):
    """A person is on the clock for sealing from their first task on (`Tasks.create`)."""

    def standing(self, user_id: str) -> CheckpointState | None:
        """How far the person is sealed; None before their first task. Consistent."""
        ...

    def changed(self, user_id: str, after: str, until: str, *, at_most: int) -> tuple[Task, ...]:
        """Heads whose place lies after `after` and not after `until`, in order of place.

        Eventually consistent.
        """
        ...

    def store(
        self, before: CheckpointState, checkpoint: SignedCheckpoint, after: CheckpointState
    ) -> None:
        """Store the seal and how far the person is sealed now, both or neither.

        Raises
        ------
        Conflict
            Somebody else has sealed meanwhile, or the person is gone.
        """
        ...

    def postpone(self, user_id: str, due_at: datetime, until: datetime) -> bool:
        """Move the clock's next look, if it still stands at `due_at`."""
        ...

    def all(self, user_id: str) -> Iterator[SignedCheckpoint]:
        """Every seal of the person, in the order in which they are kept. Consistent."""
        ...


@dataclass(frozen=True)
class Signature:
    """`key_id` names the key, base64 `text` is the signature."""

    key_id: str
    text: str


class Signer(Protocol):
    def sign(self, statement: bytes) -> Signature:
        """Sign with a key that nobody holds in their hands. At most 4,096 bytes."""
        ...


class CheckpointKeys(Protocol):
    def signed(self, statement: bytes, signature: Signature) -> bool:
        """Whether a key that we trust made the signature over the statement."""
        ...


class CheckpointWitness(Protocol):
    """Somebody outside the table who remembers."""

    def sealed(self, user_id: str, number: int, hash: str) -> None: ...
