"""Seal where a person's histories stand, once a day."""

from dataclasses import dataclass
from datetime import timedelta

from countersign.domain.audit.checkpoint import (
    HEADS_AT_MOST,
    SETTLED_AFTER,
    CheckpointState,
    drawn_up,
    end_of,
    next_sealing,
    place,
    statement,
)
from countersign.domain.task.task import Task
from countersign.domain.values import to_milliseconds
from countersign.ports.checkpoints import Checkpoints, CheckpointWitness, Signer
from countersign.ports.system import Clock

REST_AFTER = timedelta(minutes=1)
"""When the clock comes for what one seal did not hold."""


@dataclass(frozen=True)
class SignCheckpoint:
    """Each change is in exactly one seal: the window of a seal begins where the last one ended.

    Signed before it is stored: a crash in between leaves nothing behind, and two at once store one.
    """

    checkpoints: Checkpoints
    signer: Signer
    witness: CheckpointWitness
    clock: Clock

    def __call__(self, user_id: str) -> int:
        """Seal what has changed since; answers how many histories went into the seal.

        Raises
        ------
        Conflict
            Somebody else has sealed meanwhile.
        """
        before = self.checkpoints.standing(user_id)
        if before is None:
            return 0
        now = to_milliseconds(self.clock.now())
        until = end_of(now - SETTLED_AFTER)
        tasks = self._changed(before, until)
        if not tasks:
            self.checkpoints.postpone(user_id, before.next_at, next_sealing(user_id, now))
            return 0
        sealed, more = tasks[:HEADS_AT_MOST], len(tasks) > HEADS_AT_MOST
        through = place(sealed[-1]) if more else until
        draft = drawn_up(before, sealed, through=through, at=now)
        signature = self.signer.sign(statement(draft))
        after = CheckpointState(
            user_id=user_id,
            number=draft.number,
            hash=draft.hash,
            through=through,
            next_at=now + REST_AFTER if more else next_sealing(user_id, now),
        )
        checkpoint = draft.model_copy(
            update={"key_id": signature.key_id, "signature": signature.text}
        )
        self.checkpoints.store(before, checkpoint, after)
        self.witness.sealed(user_id, checkpoint.number, checkpoint.hash)
        return len(sealed)

    def _changed(self, before: CheckpointState, until: str) -> tuple[Task, ...]:
        """Nothing when another worker's clock, ahead of ours, has sealed beyond."""
        if until <= before.through:
            return ()
        return self.checkpoints.changed(
            before.user_id, before.through, until, at_most=HEADS_AT_MOST + 1
        )
