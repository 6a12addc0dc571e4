"""How a task comes to be asked about, and how it stops being asked about by itself."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from countersign.domain.errors import InvalidMove
from countersign.domain.task.event_chain import Actor
from countersign.domain.task.links import Links
from countersign.domain.task.task import (
    BLOCKED_LOOK_INTERVAL,
    WATCH_INTERVAL,
    BlockedOn,
    Cost,
    Status,
    Task,
    TaskProblem,
)
from countersign.domain.task.transitions.change import (
    Change,
    asked_anew,
    move,
    of_body,
    record,
    revised,
    stay,
)

if TYPE_CHECKING:
    from countersign.domain.actions.action import Action
    from countersign.domain.task.body import Body, Evidence


def propose(
    body: "Body",
    *,
    agent_id: str,
    agent_type: str,
    priority: int,
    engine: str,
    cost: Cost,
    now: datetime,
    lifetime_hours: int,
    links: Links | None = None,
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
        **of_body(body),
        **vars(links or Links()),
    )
    told = links.told if links else {}
    return record(None, task, now, "proposed", "agent", told, body=body)


def expire(task: Task, *, now: datetime) -> Change:
    """Nobody decided in time."""
    return move(task, Status.EXPIRED, now, "expired", "clock", snoozed_until=None, due_at=None)


def withdraw(task: Task, *, problem: TaskProblem, now: datetime, by: Actor = "user") -> Change:
    """Nothing is left to be decided, mostly by the person's own hand. Raises InvalidMove."""
    return move(
        task,
        Status.EXPIRED,
        now,
        "expired",
        by,
        data={"code": problem.code},
        error=problem,
        snoozed_until=None,
        blocked_by=None,
        blocked_since=None,
        blocked_on=None,
        due_at=None,
    )


def revise(
    task: Task,
    body: "Body",
    *,
    changed: str,
    now: datetime,
    evidence: "tuple[Evidence, ...]" = (),
    action: "Action | None" = None,
    account: str | None = None,
    parted: str | None = None,
) -> Change:
    """The world has changed since the approval: the person is asked again, with a new digest.

    `action` and `account` take the place of those that no longer fit. What had been chosen of
    several stays chosen, with the others beside it. From the task `parted`, which goes with it, it
    goes on alone. Raises InvalidMove.
    """
    if task.status is not Status.APPROVED:
        raise InvalidMove(f"A task that is {task.status} is not about to be carried out.")
    chosen = body.chosen(task.digest)
    acting = action or chosen.action
    revision = revised(
        chosen,
        changed=changed,
        evidence=(*body.evidence, *evidence)[-20:],
        action=acting,
        alternatives=tuple(one for one in chosen.alternatives if one.action != acting),
        account=account or body.account,
    )
    return move(
        task,
        Status.AWAITING_APPROVAL,
        now,
        "world_changed",
        "worker",
        data={"changed": changed} | ({"parted": parted} if parted else {}),
        body=revision,
        begun=False,
        is_news=True,
        together_with=tuple(other for other in task.together_with if other != parted),
        **asked_anew(task, now),
        **of_body(revision),
    )


def block(
    task: Task, *, reason: str, since: datetime, now: datetime, on: BlockedOn = "account"
) -> Change:
    """It cannot go on; the approval stands. `since`: when what it waits for was looked at."""
    return stay(
        task,
        now,
        "blocked",
        "worker",
        data={"reason": reason},
        blocked_by=reason,
        blocked_since=since,
        blocked_on=on,
        due_at=now + BLOCKED_LOOK_INTERVAL,
    )


def restart(task: Task, *, why: str, by: Actor, now: datetime) -> Change:
    """The run is over and the task is not: the next run goes on from the decision."""
    return stay(
        task,
        now,
        "run_restarted",
        by,
        data={"why": why},
        run=task.run + 1,
        enter=task.next_enter,
        blocked_by=None,
        blocked_since=None,
        blocked_on=None,
        due_at=now + WATCH_INTERVAL,
    )
