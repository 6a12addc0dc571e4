"""Everything on record of one task, and where it contradicts itself, in words.

`history.verify` asks whether a chain holds; this says all that is wrong, and checks what stands
beside the chain against it: the head, the bodies, the effects and their receipts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from countersign.domain.actions.catalog import KINDS
from countersign.domain.task.body import Body
from countersign.domain.task.effect import UNDO_STEP, Effect, EffectState
from countersign.domain.task.event_chain import hash_of
from countersign.domain.task.task import (
    MOVES,
    Event,
    Status,
    Task,
)

_SAME_AS_LAST_EVENT = ("status", "revision", "run", "digest")
_SETTLED = frozenset({Status.COMPLETED, Status.UNDONE})


@dataclass(frozen=True)
class TaskRecord:
    """What was found under a task's keys; `unreadable` names rows that are no such thing."""

    task_id: str
    head: Task | None
    events: tuple[Event, ...] = ()
    bodies: tuple[Body, ...] = ()
    effects: tuple[Effect, ...] = ()
    unreadable: tuple[str, ...] = ()


@dataclass(frozen=True)
class Break:
    """One contradiction: of which task (or seal), where, and what it is."""

    of: str
    at: str
    says: str

    def __str__(self) -> str:
        return f"{self.of}, {self.at}: {self.says}"


def breaks_of(record: TaskRecord, user_id: str) -> Iterator[Break]:
    """Every contradiction within the record of one task of this user."""
    found = [
        *_of_rows(record, user_id),
        *_of_chain(record.events),
        *_of_head(record),
        *_of_moves(record.events),
        *_of_bodies(record),
        *_of_effects(record),
        *_of_completion(record),
    ]
    return (Break(record.task_id, at, says) for at, says in found)


_Found = Iterator[tuple[str, str]]


def _of_rows(record: TaskRecord, user_id: str) -> _Found:
    for row in record.unreadable:
        yield row, "cannot be read"
    rows = (record.head, *record.events, *record.bodies, *record.effects)
    foreign = [
        type(row).__name__.lower()
        for row in rows
        if row is not None and (row.user_id, row.task_id) != (user_id, record.task_id)
    ]
    for name in foreign:
        yield name, "says that it belongs to another person or task"


def _of_chain(events: tuple[Event, ...]) -> _Found:
    if events and events[0].sequence == 1 and events[0].previous:
        yield "event 1", "names an event before it"
    expected = 1
    for event in events:
        if event.sequence < expected:
            yield f"event {event.sequence}", f"stands behind event {expected - 1}"
        elif event.sequence > expected:
            upto = f" to {event.sequence - 1}" if event.sequence > expected + 1 else ""
            yield f"event {expected}{upto}", f"is missing before event {event.sequence}"
        if hash_of(event) != event.hash:
            yield f"event {event.sequence}", "was altered: its hash is not that of what it says"
        expected = event.sequence + 1
    for before, event in pairwise(events):
        if event.sequence == before.sequence + 1 and event.previous != before.hash:
            yield f"event {event.sequence}", f"does not follow from event {before.sequence}"


def _of_head(record: TaskRecord) -> _Found:
    head, events = record.head, record.events
    if head is None:
        yield "head", f"is gone, though {len(events)} events are there"
        return
    if not events:
        yield "head", "has no event behind it"
        return
    last = events[-1]
    if head.sequence != last.sequence:
        yield "head", f"names event {head.sequence} as the last, and the last is {last.sequence}"
    elif head.chain_head != last.hash:
        yield "head", f"names another hash than that of event {last.sequence}"
    else:
        for name in _SAME_AS_LAST_EVENT:
            if getattr(head, name) != getattr(last, name):
                says = f"has {name} {getattr(head, name)}, and its last event {getattr(last, name)}"
                yield "head", says


def _of_moves(events: tuple[Event, ...]) -> _Found:
    for before, event in pairwise(events):
        if event.status not in (before.status, *MOVES[before.status]):
            yield f"event {event.sequence}", f"moves {before.status} to {event.status}"


def _of_bodies(record: TaskRecord) -> _Found:
    digests = {body.revision: set(body.by_digest) for body in record.bodies}
    told: set[int] = set()
    for event in record.events:
        if event.revision in told:
            continue
        if event.revision not in digests:
            told.add(event.revision)
            yield f"revision {event.revision}", "has no body"
        elif event.digest not in digests[event.revision]:
            told.add(event.revision)
            at = f"event {event.sequence}"
            yield f"revision {event.revision}", f"is not what {at} speaks of: its digest differs"
    decided = record.head.decided if record.head else None
    if record.head and decided and decided.digest != record.head.digest:
        yield "head", "was decided on another digest than it has"


def _of_effects(record: TaskRecord) -> _Found:
    """Each effect was countersigned, and each receipt is the one that the history tells of."""
    agreed = {
        event.digest
        for event in record.events
        if event.status is Status.APPROVED and event.by in ("user", "rule")
    }
    receipts = {
        (event.revision, event.data["step"]): event.data["receipt"]
        for event in record.events
        if "step" in event.data and "receipt" in event.data
    }
    known = {(effect.revision, effect.step) for effect in record.effects}
    for effect in record.effects:
        at = f"effect {effect.revision}.{effect.step}"
        if effect.digest not in agreed:
            yield at, "has a digest that nobody approved"
        if effect.state is not EffectState.DONE:
            continue
        if (effect.revision, effect.step) not in receipts:
            yield at, "is done, and no event says so"
        elif receipts[effect.revision, effect.step] != effect.receipt:
            yield at, "has another receipt than the event that closed it"
    for revision, step in receipts.keys() - known:
        yield f"effect {revision}.{step}", "is told of by an event, and is not there"


def _of_completion(record: TaskRecord) -> _Found:
    """COMPLETED means that every step is done, unless the person said that it happened."""
    head = record.head
    if head is None or head.status not in _SETTLED:
        return
    kind = KINDS.get(head.kind)
    if kind is None:
        yield "head", f"is of an unknown kind, {head.kind}"
        return
    done = {
        effect.step
        for effect in record.effects
        if effect.revision == head.revision and effect.state is EffectState.DONE
    }
    said_so = any(
        event.type == "resolved" and event.status is Status.COMPLETED for event in record.events
    )
    for step in kind.steps if not said_so else ():
        if step not in done:
            yield "head", f"is {head.status}, and its step {step} is not done"
    if head.status is Status.UNDONE and not any(step.startswith(UNDO_STEP) for step in done):
        yield "head", "is UNDONE, and nothing was taken back"
