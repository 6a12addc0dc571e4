"""Messages to the function that brings tasks on; each is a pointer to a task."""

from typing import Protocol


class AdvanceQueue(Protocol):
    def advance(
        self, user_id: str, task_id: str, *, check_run: bool, delay_seconds: int = 0
    ) -> None:
        """Have a task looked at; `check_run` also asks the workflow whether its run lives."""
        ...
