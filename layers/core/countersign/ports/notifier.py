"""Telling a person that something waits for them."""

from typing import Protocol

from countersign.domain.task.task import Task


class Notifier(Protocol):
    def task_waits(self, task: Task) -> None:
        """Tell the person's devices, at most once for a run; failing to is not a reason to stop."""
        ...
