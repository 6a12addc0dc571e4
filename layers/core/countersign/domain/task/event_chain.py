"""The hash chain of a task's events: each one names the hash of the one before."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

from countersign.domain.canonical_json import sha256_of
from countersign.domain.errors import RecordBroken
from countersign.domain.task.task import Event, Task

Actor = Literal["user", "rule", "agent", "worker", "clock"]


def chained(
    after: Task, *, previous: str, at: datetime, type: str, by: Actor, data: dict[str, Any]
) -> Event:
    """The event that records `after`, whose sequence is already the event's own."""
    draft = Event(
        user_id=after.user_id,
        task_id=after.task_id,
        sequence=after.sequence,
        at=at,
        type=type,
        by=by,
        status=after.status,
        revision=after.revision,
        run=after.run,
        digest=after.digest,
        data=data,
        previous=previous,
        hash="",
    )
    return draft.model_copy(update={"hash": hash_of(draft)})


def hash_of(event: Event) -> str:
    """Hex SHA-256 over every field but the hash itself."""
    return sha256_of(event.model_dump(mode="json", exclude={"hash"}))


def verify(task: Task, events: Sequence[Event]) -> None:
    """Check that the events form the chain whose head stands on the task.

    Raises
    ------
    RecordBroken
        With the sequence number at which the chain breaks.
    """
    previous = ""
    for position, event in enumerate(events, start=1):
        if (event.sequence, event.previous, event.hash) != (position, previous, hash_of(event)):
            raise RecordBroken(f"The history breaks at event {position}.", sequence=position)
        previous = event.hash
    if (task.sequence, task.chain_head) != (len(events), previous):
        raise RecordBroken("The history does not end where the task says.", sequence=task.sequence)
