"""One move of a task as a value: what was read, what is written, and the event that says so."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from countersign.domain.actions.fields import PEOPLE
from countersign.domain.errors import InvalidMove
from countersign.domain.plans.quota import Count, QuotaGuard
from countersign.domain.task.digest import digest_of
from countersign.domain.task.effect import Effect
from countersign.domain.task.event_chain import Actor, chained
from countersign.domain.task.links import LinkGuard
from countersign.domain.task.origin import Origin
from countersign.domain.task.search_words import words_of
from countersign.domain.task.task import (
    MOVES,
    WATCH_INTERVAL,
    Enter,
    Event,
    Status,
    Task,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from countersign.domain.guidance.learned import Lesson
    from countersign.domain.task.body import Body


Guard = QuotaGuard | LinkGuard


@dataclass(frozen=True)
class EffectWrite:
    """An effect as it was read, None when there was none, and as it is to be."""

    before: Effect | None
    after: Effect


@dataclass(frozen=True)
class Change:
    """One transaction on one task.

    `earlier` are events of the same transaction that come before `event`: a task that a rule
    approves was proposed first. `counts` and `guards` hold, or nothing is stored. `lessons` are
    what the person taught by it.
    """

    before: Task | None
    after: Task
    event: Event
    body: "Body | None" = None
    effects: tuple[EffectWrite, ...] = ()
    earlier: tuple[Event, ...] = ()
    counts: tuple[Count, ...] = ()
    guards: tuple[Guard, ...] = ()
    lessons: "tuple[Lesson, ...]" = ()

    @property
    def effect(self) -> Effect | None:
        """The effect that the change opens, or else the one that it closes."""
        return self.effects[-1].after if self.effects else None


def move(
    task: Task,
    to: Status,
    at: datetime,
    type: str,
    by: Actor,
    *,
    data: dict[str, Any] | None = None,
    body: "Body | None" = None,
    effects: tuple[EffectWrite, ...] = (),
    counts: tuple[Count, ...] = (),
    guards: tuple[Guard, ...] = (),
    **updates: Any,
) -> Change:
    """A change of status, as the table of moves allows it; `updates` are further fields.

    Raises
    ------
    InvalidMove
    """
    if to not in MOVES[task.status]:
        raise InvalidMove(f"A task that is {task.status} cannot become {to}.")
    after = task.model_copy(
        update={"status": to, "updated_at": at, "sequence": task.sequence + 1, **updates}
    )
    change = record(task, after, at, type, by, data or {}, body=body, effects=effects)
    return replace(change, counts=counts, guards=guards)


def stay(
    task: Task,
    at: datetime,
    type: str,
    by: Actor,
    *,
    data: dict[str, Any] | None = None,
    body: "Body | None" = None,
    effects: tuple[EffectWrite, ...] = (),
    **updates: Any,
) -> Change:
    """A change that leaves the status as it is."""
    after = task.model_copy(update={"updated_at": at, "sequence": task.sequence + 1, **updates})
    return record(task, after, at, type, by, data or {}, body=body, effects=effects)


def record(
    before: Task | None,
    after: Task,
    at: datetime,
    type: str,
    by: Actor,
    data: dict[str, Any],
    *,
    body: "Body | None" = None,
    effects: tuple[EffectWrite, ...] = (),
) -> Change:
    if before is not None and _ends_waiting_as_it_is(before, after):
        old_news = after.error == before.error
        updates = {"pending": None, "error": None if old_news else after.error}
        after = after.model_copy(update=updates)
    numbered = after.model_copy(update={"sequence": after.sequence or 1})
    event = chained(
        numbered,
        previous=before.chain_head if before else "",
        at=at,
        type=type,
        by=by,
        data=data,
    )
    return Change(
        before=before,
        after=numbered.model_copy(update={"chain_head": event.hash}),
        event=event,
        body=body,
        effects=effects,
    )


def _ends_waiting_as_it_is(before: Task, after: Task) -> bool:
    """Decided, expired or revised: what was asked for in the meantime, or not got, is over."""
    return before.status is Status.AWAITING_APPROVAL and (
        after.status is not before.status or after.revision != before.revision
    )


def revised(body: "Body", **updates: Any) -> "Body":
    """The next revision, checked: nothing is stored that could not be read again."""
    return type(body).model_validate({**dict(body), "revision": body.revision + 1, **updates})


def then(first: Change, second: Change) -> Change:
    """Two moves in one transaction; the history tells of both."""
    return replace(
        second,
        before=first.before,
        body=second.body or first.body,
        effects=(*first.effects, *second.effects),
        earlier=(*first.earlier, first.event, *second.earlier),
        counts=(*first.counts, *second.counts),
        guards=(*first.guards, *second.guards),
        lessons=(*first.lessons, *second.lessons),
    )


def asked_anew(task: Task, now: datetime) -> dict[str, Any]:
    """What the head forgets as it waits for a decision again, which has a run of its own."""
    return {
        "run": task.run + 1,
        "enter": Enter.ASK,
        "decided": None,
        "act_not_before": None,
        "blocked_by": None,
        "blocked_since": None,
        "blocked_on": None,
        "looks": 0,
        "expires_at": now + timedelta(hours=task.lifetime_hours),
        "due_at": now + WATCH_INTERVAL,
    }


def of_body(body: "Body") -> dict[str, Any]:
    """What the head says of the body."""
    known = _is_known(body)
    return {
        "revision": body.revision,
        "digest": digest_of(body),
        "summary": body.action.summary(),
        "touches": body.action.touches(known=known),
        "undo": body.action.undo_class(),
        "verified": known,
        "words": words_of(_said_in(body)),
        "warnings": tuple(dict.fromkeys(one.code for one in body.warnings)),
    }


def _said_in(body: "Body") -> "Iterator[str]":
    """What a person may remember of it: title, summary and people."""
    yield body.title
    yield body.action.summary()
    for leaf in body.action.leaves:
        if leaf.role in PEOPLE:
            yield str(leaf.value)


def _is_known(body: "Body") -> bool:
    """Whether every origin that has to be known is; what has none at all is not known."""
    sources = {entry.path: entry.source for entry in body.provenance}
    wanted = {leaf.path: Origin.UNKNOWN for leaf in body.action.sensitive}
    return Origin.UNKNOWN not in {**wanted, **sources}.values()
