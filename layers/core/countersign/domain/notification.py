"""What a person is told: a row first, and whatever goes out to them after it."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Literal

from countersign.domain.task.task import Task
from countersign.domain.values import Moment, Value

NotificationKind = Literal["task_waits", "task_settled"]
"""What there is to tell, each made by a function below."""

ChannelName = Literal["push"]
"""How it may reach a person who does not look into the app."""

KEPT_FOR = timedelta(days=30)
"""Rows expire then. A task that was snoozed for longer stands in the list of tasks all the same."""


class Notification(Value):
    """Something that a person is told once.

    `once` names the occasion: whatever has the same one is the same notification. `subject` points
    at what it is about; no word of a mail, no name and no amount stands here. `at` is when it was
    first noted; `read_at`, of those read all at once, when that was done last.
    """

    user_id: str
    kind: NotificationKind
    once: str
    subject: str
    at: Moment
    read_at: Moment | None = None

    @property
    def notification_id(self) -> str:
        """Follows from the occasion, so that a second one finds the first."""
        return f"ntf_{sha256(self.once.encode()).hexdigest()[:32]}"


class ReadMark(Value):
    """Everything up to a moment was read at once: one row, however much that was."""

    user_id: str
    up_to: Moment
    read_at: Moment

    def on(self, notification: Notification) -> Notification:
        """The notification as the person has it."""
        if notification.read_at is not None or notification.at > self.up_to:
            return notification
        return notification.model_copy(update={"read_at": self.read_at})


def task_settled(task: Task, at: datetime) -> Notification:
    """What nobody could tell was found out, and the person need not look any more."""
    return Notification(
        user_id=task.user_id,
        kind="task_settled",
        once=f"task_settled#{task.task_id}#{task.run}",
        subject=task.task_id,
        at=at,
    )


def task_waits(task: Task, at: datetime) -> Notification:
    """The task waits for its decision: once a run, however often that run asks."""
    return Notification(
        user_id=task.user_id,
        kind="task_waits",
        once=f"task_waits#{task.task_id}#{task.run}",
        subject=task.task_id,
        at=at,
    )
