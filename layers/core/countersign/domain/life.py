"""The life of a task: each function is one move, pure, and yields the change to be stored.

A change holds the head before and after, the event that records the move, and what is written with
it. The store commits all of it or nothing, and only if the head is still the one that was read.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from countersign.domain.actions import Action, Touches, UndoClass, summary, touches, undo_class
from countersign.domain.agent import AgentType
from countersign.domain.digest import digest_of
from countersign.domain.errors import InvalidMove
from countersign.domain.history import Actor, chained
from countersign.domain.task import (
    BLOCKED_LOOK_INTERVAL,
    MOVES,
    WATCH_INTERVAL,
    Body,
    Cost,
    Decision,
    Effect,
    EffectState,
    Enter,
    Event,
    Evidence,
    Problem,
    Source,
    Status,
    Task,
)


@dataclass(frozen=True)
class Change:
    """One transaction on one task."""

    before: Task | None
    after: Task
    event: Event
    body: Body | None = None
    effect_before: Effect | None = None
    effect: Effect | None = None


def propose(
    body: Body,
    *,
    agent_id: str,
    agent_type: AgentType,
    priority: int,
    engine: str,
    cost: Cost,
    now: datetime,
    lifetime_hours: int,
) -> Change:
    """A task comes into being and waits. The clock looks soon whether its first run has begun."""
    task = Task(
        user_id=body.user_id,
        task_id=body.task_id,
        agent_id=agent_id,
        agent_type=agent_type,
        integration_id=body.action.integration_id,
        kind=body.action.kind,
        status=Status.AWAITING_APPROVAL,
        title=body.title,
        priority=priority,
        engine=engine,
        cost=cost,
        created_at=now,
        updated_at=now,
        lifetime_hours=lifetime_hours,
        expires_at=now + timedelta(hours=lifetime_hours),
        due_at=now + WATCH_INTERVAL,
        **_of_body(body),
    )
    return _record(None, task, now, "proposed", "agent", {}, body=body)


def approve(task: Task, *, by: Decision, cooling: timedelta) -> Change:
    """The person countersigns. What others would notice, or cannot be taken back, cools first."""
    cools = task.undo is UndoClass.IRREVERSIBLE or task.touches in (
        Touches.KNOWN_PERSON,
        Touches.EXTERNAL,
    )
    act_not_before = by.at + cooling if cools else by.at
    return _move(
        task,
        Status.APPROVED,
        by.at,
        "approved",
        by.by,
        decided=by,
        act_not_before=act_not_before,
        due_at=act_not_before + WATCH_INTERVAL,
    )


def reject(task: Task, *, now: datetime, reason: str | None, text: str | None) -> Change:
    """The person declines; nothing will be done."""
    data = {key: value for key, value in (("reason", reason), ("text", text)) if value}
    return _move(task, Status.REJECTED, now, "rejected", "user", data=data, due_at=None)


def expire(task: Task, *, now: datetime) -> Change:
    """Nobody decided in time."""
    return _move(task, Status.EXPIRED, now, "expired", "clock", due_at=None)


def claim(task: Task, *, step: str, lease: str, now: datetime, lease_for: timedelta) -> Change:
    """The worker takes the task: the only way to an effect, and only for the digest decided on."""
    if task.decided is None or task.decided.digest != task.digest:
        raise InvalidMove("What was decided on is not what would be done.")
    if task.act_not_before is None or now < task.act_not_before:
        raise InvalidMove("The task is still cooling.")
    return _move(
        task,
        Status.EXECUTING,
        now,
        "claimed",
        "worker",
        data={"step": step},
        effect=_opened(task, step, lease, now, lease_for),
        blocked_by=None,
        blocked_since=None,
        due_at=now + lease_for + WATCH_INTERVAL,
    )


def settle(
    task: Task,
    effect: Effect,
    *,
    receipt: dict[str, Any],
    compensator: dict[str, Any] | None,
    now: datetime,
) -> Change:
    """The provider has it."""
    done = _closed(effect, EffectState.DONE, now, receipt=receipt, compensator=compensator)
    return _move(
        task,
        Status.COMPLETED,
        now,
        "completed",
        "worker",
        data={"step": effect.step, "receipt": receipt},
        effect_before=effect,
        effect=done,
        result=receipt,
        due_at=None,
    )


def fail(task: Task, effect: Effect, *, problem: Problem, now: datetime) -> Change:
    """The provider refused; nothing happened."""
    return _move(
        task,
        Status.FAILED,
        now,
        "failed",
        "worker",
        data={"step": effect.step, "code": problem.code},
        effect_before=effect,
        effect=_closed(effect, EffectState.REFUSED, now),
        error=problem,
        due_at=None,
    )


def review(task: Task, effect: Effect, *, problem: Problem, now: datetime) -> Change:
    """We cannot know whether it happened, and we do not guess."""
    return _move(
        task,
        Status.NEEDS_REVIEW,
        now,
        "needs_review",
        "worker",
        data={"step": effect.step, "code": problem.code},
        effect_before=effect,
        effect=_closed(effect, EffectState.UNSETTLED, now),
        error=problem,
        due_at=None,
    )


def revise(
    task: Task,
    body: Body,
    *,
    changed: str,
    now: datetime,
    evidence: tuple[Evidence, ...] = (),
    action: Action | None = None,
    account: str | None = None,
) -> Change:
    """The world has changed since the approval: the person is asked again, with a new digest.

    `action` and `account` take the place of those that no longer fit.
    """
    revision = body.model_copy(
        update={
            "revision": task.revision + 1,
            "changed": changed,
            "evidence": (*body.evidence, *evidence)[-20:],
            "action": action or body.action,
            "account": account or body.account,
        }
    )
    return _move(
        task,
        Status.AWAITING_APPROVAL,
        now,
        "world_changed",
        "worker",
        data={"changed": changed},
        body=revision,
        run=task.run + 1,
        enter=Enter.ASK,
        decided=None,
        act_not_before=None,
        blocked_by=None,
        blocked_since=None,
        expires_at=now + timedelta(hours=task.lifetime_hours),
        due_at=now + WATCH_INTERVAL,
        **_of_body(revision),
    )


def block(task: Task, *, reason: str, since: datetime, now: datetime) -> Change:
    """The account cannot be used; the approval stands. `since`: when the account was looked at."""
    return _move(
        task,
        task.status,
        now,
        "blocked",
        "worker",
        data={"reason": reason},
        blocked_by=reason,
        blocked_since=since,
        due_at=now + BLOCKED_LOOK_INTERVAL,
    )


def restart(task: Task, *, why: str, by: Actor, now: datetime) -> Change:
    """The run is over and the task is not: the next run goes on from the decision."""
    return _move(
        task,
        task.status,
        now,
        "run_restarted",
        by,
        data={"why": why},
        run=task.run + 1,
        enter=Enter.ACT,
        blocked_by=None,
        blocked_since=None,
        due_at=now + WATCH_INTERVAL,
    )


def _of_body(body: Body) -> dict[str, Any]:
    return {
        "revision": body.revision,
        "digest": digest_of(body),
        "summary": summary(body.action),
        "touches": touches(body.action),
        "undo": undo_class(body.action),
        "verified": all(entry.source is not Source.UNKNOWN for entry in body.provenance),
    }


def _opened(task: Task, step: str, lease: str, now: datetime, lease_for: timedelta) -> Effect:
    return Effect(
        user_id=task.user_id,
        task_id=task.task_id,
        revision=task.revision,
        step=step,
        state=EffectState.OPEN,
        digest=task.digest,
        lease=lease,
        lease_until=now + lease_for,
        opened_at=now,
        last_call_at=now,
    )


def _closed(effect: Effect, state: EffectState, now: datetime, **updates: Any) -> Effect:
    return effect.model_copy(update={"state": state, "closed_at": now, **updates})


def _move(
    task: Task,
    to: Status,
    at: datetime,
    type: str,
    by: Actor,
    *,
    data: dict[str, Any] | None = None,
    body: Body | None = None,
    effect_before: Effect | None = None,
    effect: Effect | None = None,
    **updates: Any,
) -> Change:
    if to is not task.status and to not in MOVES[task.status]:
        raise InvalidMove(f"A task that is {task.status} cannot become {to}.")
    after = task.model_copy(
        update={"status": to, "updated_at": at, "sequence": task.sequence + 1, **updates}
    )
    return _record(
        task, after, at, type, by, data or {}, body=body, effect_before=effect_before, effect=effect
    )


def _record(
    before: Task | None,
    after: Task,
    at: datetime,
    type: str,
    by: Actor,
    data: dict[str, Any],
    *,
    body: Body | None = None,
    effect_before: Effect | None = None,
    effect: Effect | None = None,
) -> Change:
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
        effect_before=effect_before,
        effect=effect,
    )
