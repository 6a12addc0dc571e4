"""Check everything on record of a person: each task's history, and the seals over all of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from countersign.domain.audit.audit import Break, TaskRecord, breaks_of
from countersign.domain.audit.checkpoint import (
    BEGINNING,
    CheckpointState,
    SignedCheckpoint,
    hash_of,
    place,
    statement,
)
from countersign.ports.audit_trail import AuditTrail
from countersign.ports.checkpoints import CheckpointKeys, Checkpoints, Signature


@dataclass(frozen=True)
class AuditReport:
    """What was looked at, and every contradiction; none means that the record holds."""

    tasks: int
    events: int
    effects: int
    checkpoints: int
    sealed_until: str
    breaks: tuple[Break, ...]


LOOKS = 3
"""How often what seems broken is looked at: people go on while it is read."""

Sealed = tuple[int, int, str]
"""Of one task in one seal: the seal's number, the sequence, the hash there."""

_Found = Iterator[tuple[str, str]]
"""Where in a seal, and what."""


@dataclass(frozen=True)
class VerifyHistory:
    records: AuditTrail
    checkpoints: Checkpoints
    keys: CheckpointKeys

    def __call__(self, user_id: str, *, witnessed: Mapping[int, str] | None = None) -> AuditReport:
        """Look at all of it; `witnessed` holds hashes of seals that somebody else remembered."""
        standing, checkpoints = self._sealed(user_id)
        breaks = list(self._of_seals(user_id, checkpoints, standing, witnessed or {}))
        sealed = _by_task(checkpoints)
        tasks = events = effects = 0
        for passed in self.records.of(user_id):
            record, found = self._looked_at(passed, user_id)
            tasks += record.head is not None
            events += len(record.events)
            effects += len(record.effects)
            breaks.extend(found)
            breaks.extend(_against_seals(record, sealed.pop(record.task_id, ()), standing))
        for task_id, entries in sealed.items():
            number, sequence, _ = entries[-1]
            says = f"was sealed with {sequence} events, and nothing of it is there any more"
            breaks.append(Break(task_id, f"seal {number}", says))
        through = standing.through if standing and standing.number else ""
        return AuditReport(tasks, events, effects, len(checkpoints), through[:24], tuple(breaks))

    def _sealed(self, user_id: str) -> tuple[CheckpointState | None, tuple[SignedCheckpoint, ...]]:
        """How far the person is sealed, and the seals as they were then."""
        for _ in range(LOOKS):
            standing, checkpoints = (
                self.checkpoints.standing(user_id),
                tuple(self.checkpoints.all(user_id)),
            )
            if self.checkpoints.standing(user_id) == standing:
                break
        return standing, checkpoints

    def _looked_at(self, record: TaskRecord, user_id: str) -> tuple[TaskRecord, Sequence[Break]]:
        """A task that changes while its rows are read contradicts itself: it is read again."""
        found = tuple(breaks_of(record, user_id))
        for _ in range(LOOKS - 1):
            if not found:
                break
            record = self.records.one(user_id, record.task_id)
            found = tuple(breaks_of(record, user_id))
        return record, found

    def _of_seals(
        self,
        user_id: str,
        checkpoints: Sequence[SignedCheckpoint],
        standing: CheckpointState | None,
        witnessed: Mapping[int, str],
    ) -> Iterator[Break]:
        before: SignedCheckpoint | None = None
        for checkpoint in checkpoints:
            of = f"seal {checkpoint.number}"
            found = (
                *_out_of_line(checkpoint, before),
                *self._forged(checkpoint, user_id, witnessed),
            )
            yield from (Break(of, at, says) for at, says in found)
            before = checkpoint
        last = (before.number, before.hash) if before else (0, "")
        for missing in sorted(set(witnessed) - {checkpoint.number for checkpoint in checkpoints}):
            yield Break(f"seal {missing}", "witness", "was witnessed, and is gone")
        if checkpoints and standing is None:
            yield Break("checkpoints", "standing", "is gone")
        if standing and (standing.number, standing.hash) != last:
            yield Break("checkpoints", "standing", f"names seal {standing.number} as the last")

    def _forged(
        self, checkpoint: SignedCheckpoint, user_id: str, witnessed: Mapping[int, str]
    ) -> _Found:
        if checkpoint.user_id != user_id:
            yield "owner", "says that it is over another person's histories"
        if hash_of(checkpoint) != checkpoint.hash:
            yield "content", "was altered: its hash is not that of what it says"
        if not self.keys.signed(
            statement(checkpoint), Signature(checkpoint.key_id, checkpoint.signature)
        ):
            yield "signature", "was not made with our key"
        if witnessed.get(checkpoint.number, checkpoint.hash) != checkpoint.hash:
            yield "witness", "is not the seal that was witnessed"


def _out_of_line(checkpoint: SignedCheckpoint, before: SignedCheckpoint | None) -> _Found:
    number, previous = (before.number, before.hash) if before else (0, "")
    if checkpoint.number != number + 1:
        yield "number", f"follows seal {number}: a seal is gone or out of order"
    elif checkpoint.previous != previous:
        yield "chain", f"does not follow from seal {number}"
    if checkpoint.through < (before.through if before else BEGINNING):
        yield "window", "ends before the seal before it"


def _by_task(checkpoints: Sequence[SignedCheckpoint]) -> dict[str, Sequence[Sealed]]:
    found: dict[str, list[Sealed]] = {}
    for checkpoint in checkpoints:
        for head in checkpoint.heads:
            entry = (checkpoint.number, head.sequence, head.chain_head)
            found.setdefault(head.task_id, []).append(entry)
    return dict(found)


def _against_seals(
    record: TaskRecord, entries: Sequence[Sealed], standing: CheckpointState | None
) -> Iterator[Break]:
    """What was sealed stands there still, and what is old enough was sealed."""
    hashes = {event.sequence: event.hash for event in record.events}
    for number, sequence, chain_head in entries:
        at = f"seal {number}"
        if sequence not in hashes:
            yield Break(record.task_id, at, f"event {sequence} was sealed, and is gone")
        elif hashes[sequence] != chain_head:
            yield Break(record.task_id, at, f"event {sequence} was sealed with another hash")
    head, latest = record.head, max((entry[1] for entry in entries), default=0)
    if head and standing and place(head) <= standing.through and head.sequence > latest:
        says = "is older than the last seal, and is not sealed as it stands"
        yield Break(record.task_id, "head", says)
