"""What the person decides. Each is refused where the task's status does not allow it."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from countersign.domain.actions.reach import Touches, UndoClass
from countersign.domain.errors import (
    ChooseFirst,
    FillFirst,
    InstructionPending,
    InvalidInput,
    InvalidMove,
    NotWaiting,
    StaleTask,
)
from countersign.domain.plans.quota import Count, QuotaGuard
from countersign.domain.task.digest import digest_of
from countersign.domain.task.task import (
    SNOOZE_AT_MOST,
    WATCH_INTERVAL,
    Decision,
    Enter,
    Status,
    Task,
)
from countersign.domain.task.transitions.change import Change, move, of_body, stay
from countersign.domain.visible import visible

if TYPE_CHECKING:
    from countersign.domain.guidance.learned import Teaching
    from countersign.domain.task.body import Body


def approve(
    task: Task, body: "Body", *, by: Decision, cooling: timedelta, counts: tuple[Count, ...] = ()
) -> Change:
    """The person countersigns what the decision's digest names: what is proposed, or one of its
    alternatives. From then on the head speaks of that. A task that was approved before is not
    counted again.

    Raises
    ------
    NotWaiting
        It does not wait any more, or it has expired.
    InstructionPending
        The person asked for something else than what they saw.
    ChooseFirst, FillFirst
        Only the person knows what would be done, and they have not said it yet.
    StaleTask
        The digest is of nothing that this revision offers.
    """
    must_wait(task, by.at)
    if task.pending is not None:
        raise InstructionPending("You asked for a change. Approve what comes of it, or edit it.")
    chosen = _whole(body, by.digest)
    act_not_before = by.at + _cooling(task.model_copy(update=of_body(chosen)), cooling)
    return move(
        task,
        Status.APPROVED,
        by.at,
        "approved",
        by.by,
        data=_told(body, by),
        counts=() if task.counted else counts,
        counted=task.counted or bool(counts),
        decided=placed(by, task),
        act_not_before=act_not_before,
        snoozed_until=None,
        due_at=act_not_before + WATCH_INTERVAL,
        **of_body(chosen),
    )


def approve_at_birth(
    birth: Change,
    *,
    by: Decision,
    cooling: timedelta,
    counts: tuple[Count, ...],
    guards: tuple[QuotaGuard, ...],
) -> Change:
    """A rule of the person's countersigns what is just being proposed; it goes straight to act.

    Raises
    ------
    InvalidMove
        A rule chooses nothing.
    """
    if birth.body is None or birth.body.alternatives:
        raise InvalidMove("What there are several ways to do is the person's to decide.")
    approval = approve(birth.after, birth.body, by=by, cooling=cooling, counts=counts)
    return replace(
        approval,
        before=None,
        after=approval.after.model_copy(update={"enter": Enter.ACT}),
        body=birth.body,
        earlier=(birth.event,),
        guards=guards,
    )


def reject(
    task: Task,
    *,
    now: datetime,
    reason: str | None,
    text: str | None,
    teaching: "Teaching | None" = None,
) -> Change:
    """The person declines; nothing will be done. The history tells what they taught by it, and what
    had to make room for that. Raises NotWaiting."""
    must_wait(task, now)
    told: dict[str, Any] = {"reason": reason, "text": text}
    if teaching is not None:
        told |= {"taught": list(teaching.begins), "forgotten": list(teaching.forgotten)}
    data = {key: value for key, value in told.items() if value}
    change = move(
        task, Status.REJECTED, now, "rejected", "user", data=data, snoozed_until=None, due_at=None
    )
    return change if teaching is None else replace(change, lessons=teaching.lessons)


def snooze(task: Task, *, until: datetime, now: datetime) -> Change:
    """Out of sight until then, at most 30 days; it expires no sooner than it would have after.

    Raises
    ------
    NotWaiting, InvalidInput
    """
    must_wait(task, now)
    if not now < until <= now + SNOOZE_AT_MOST:
        raise InvalidInput(f"Snooze until a time within the next {SNOOZE_AT_MOST.days} days.")
    lifetime = timedelta(hours=task.lifetime_hours)
    return stay(
        task,
        now,
        "snoozed",
        "user",
        data={"until": until.isoformat()},
        snoozed_until=until,
        expires_at=max(task.expires_at, until + lifetime),
        due_at=until,
    )


def wake(task: Task, *, by_clock: bool, now: datetime) -> Change:
    """Back in sight. Raises NotWaiting."""
    must_wait(task, now)
    return stay(
        task,
        now,
        "woken",
        "clock" if by_clock else "user",
        snoozed_until=None,
        due_at=task.expires_at,
    )


def retry(task: Task, *, by: Decision, cooling: timedelta) -> Change:
    """It failed, and nothing happened: the person countersigns the same once more.

    Raises
    ------
    InvalidMove
        It did not fail, or trying again cannot help.
    """
    if task.status is not Status.FAILED or task.error is None or not task.error.retryable:
        raise InvalidMove("Only a task that failed, and may succeed another time, can be retried.")
    act_not_before = by.at + _cooling(task, cooling)
    return move(
        task,
        Status.APPROVED,
        by.at,
        "retried",
        by.by,
        run=task.run + 1,
        enter=Enter.ACT,
        decided=placed(by, task),
        act_not_before=act_not_before,
        error=None,
        due_at=act_not_before + WATCH_INTERVAL,
    )


def resolve(task: Task, *, happened: bool, now: datetime) -> Change:
    """We could not know; the person looked, and says. Raises InvalidMove."""
    if task.status is not Status.NEEDS_REVIEW:
        raise InvalidMove("Only a task that needs review can be resolved.")
    problem = task.error.model_copy(update={"retryable": True}) if task.error else None
    return move(
        task,
        Status.COMPLETED if happened else Status.FAILED,
        now,
        "resolved",
        "user",
        data={"happened": happened},
        error=None if happened else problem,
        due_at=None,
    )


def _whole(body: "Body", digest: str) -> "Body":
    """What the digest names, with nothing left open in it."""
    chosen = body.by_digest.get(digest)
    if chosen is None:
        raise StaleTask("The task has changed since you looked at it.")
    if chosen.must_choose:
        raise ChooseFirst("Only you know the answer. Choose one, or write it yourself.")
    if chosen.action.blanks:
        blanks = [{"path": one.path, "label": visible(one.label)} for one in chosen.action.blanks]
        raise FillFirst("Something is left for you to fill in.", blanks=blanks)
    return chosen


def _told(body: "Body", by: Decision) -> dict[str, Any]:
    """What the history says of an approval besides its digest."""
    told = {"rule_id": by.rule_id} if by.rule_id else {}
    proposed = digest_of(body)
    if by.digest == proposed:
        return told
    labels = (
        one.label for one in body.alternatives if by.digest == digest_of(body.with_alternative(one))
    )
    return {**told, "alternative": next(labels), "proposed": proposed}


def placed(decision: Decision, task: Task) -> Decision:
    """The decision, with the place in the history that it is about to take."""
    return decision.model_copy(update={"sequence": task.sequence + 1})


def _cooling(task: Task, cooling: timedelta) -> timedelta:
    """What others would notice, or cannot be taken back, cools first."""
    notices = task.touches in (Touches.KNOWN_PERSON, Touches.EXTERNAL)
    return cooling if notices or task.undo is UndoClass.IRREVERSIBLE else timedelta(0)


def must_wait(task: Task, now: datetime) -> None:
    """Raises NotWaiting."""
    if task.status is not Status.AWAITING_APPROVAL or task.expires_at <= now:
        raise NotWaiting("The task does not wait for a decision any more.")
