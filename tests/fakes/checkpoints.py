"""Seals in memory, over the tasks in memory; and a key that a test can hold."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from countersign.domain.audit.audit import TaskRecord
from countersign.domain.audit.checkpoint import CheckpointState, SignedCheckpoint, place
from countersign.domain.errors import Conflict
from countersign.domain.task.task import Task
from countersign.ports.checkpoints import Signature
from tests.fakes.tasks import InMemoryTasks


@dataclass
class InMemoryCheckpoints:
    tasks: InMemoryTasks
    kept: dict[tuple[str, int], SignedCheckpoint] = field(default_factory=dict)

    def standing(self, user_id: str) -> CheckpointState | None:
        return self.tasks.sealings.get(user_id)

    def changed(self, user_id: str, after: str, until: str, *, at_most: int) -> tuple[Task, ...]:
        if until < after:
            raise ValueError("DynamoDB refuses a window that ends before it begins")
        mine = [task for task in self.tasks.heads.values() if task.user_id == user_id]
        within = [task for task in mine if after < place(task) <= until]
        return tuple(sorted(within, key=place)[:at_most])

    def store(
        self, before: CheckpointState, checkpoint: SignedCheckpoint, after: CheckpointState
    ) -> None:
        stored = self.standing(before.user_id)
        if stored is None or (stored.number, stored.hash) != (before.number, before.hash):
            raise Conflict("Somebody else has sealed.")
        if (checkpoint.user_id, checkpoint.number) in self.kept:
            raise Conflict("The seal is there already.")
        self.kept[checkpoint.user_id, checkpoint.number] = checkpoint
        self.tasks.sealings[after.user_id] = after

    def postpone(self, user_id: str, due_at: datetime, until: datetime) -> bool:
        stored = self.standing(user_id)
        if stored is None or stored.next_at != due_at:
            return False
        self.tasks.sealings[user_id] = stored.model_copy(update={"next_at": until})
        return True

    def all(self, user_id: str) -> Iterator[SignedCheckpoint]:
        mine = [checkpoint for key, checkpoint in self.kept.items() if key[0] == user_id]
        yield from sorted(mine, key=lambda checkpoint: (checkpoint.at, checkpoint.number))


@dataclass
class InMemoryRecords:
    tasks: InMemoryTasks

    def of(self, user_id: str) -> Iterator[TaskRecord]:
        named = [*self.tasks.heads, *(key for key, told in self.tasks.histories.items() if told)]
        for _, task_id in sorted({key for key in named if key[0] == user_id}):
            yield self.one(user_id, task_id)

    def one(self, user_id: str, task_id: str) -> TaskRecord:
        bodies = [body for key, body in self.tasks.bodies.items() if key[:2] == (user_id, task_id)]
        return TaskRecord(
            task_id=task_id,
            head=self.tasks.heads.get((user_id, task_id)),
            events=self.tasks.events(user_id, task_id),
            bodies=tuple(sorted(bodies, key=lambda body: body.revision)),
            effects=self.tasks.effects(user_id, task_id),
        )


@dataclass
class KeyInHand:
    """Signs and tells signatures; whoever has not `secret` cannot."""

    secret: str = "ours"
    key_id: str = "key-1"
    signed_statements: int = 0

    def sign(self, statement: bytes) -> Signature:
        self.signed_statements += 1
        return Signature(self.key_id, self._over(statement))

    def signed(self, statement: bytes, signature: Signature) -> bool:
        return signature == Signature(self.key_id, self._over(statement))

    def _over(self, statement: bytes) -> str:
        return hashlib.sha256(self.secret.encode() + statement).hexdigest()


@dataclass
class RecordingCheckpointWitness:
    seen: dict[tuple[str, int], str] = field(default_factory=dict)

    def sealed(self, user_id: str, number: int, hash: str) -> None:
        self.seen[user_id, number] = hash
