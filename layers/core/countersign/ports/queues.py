"""Messages to our own workers. Each is a pointer; what it points to is read from the table."""

from typing import Literal, Protocol

from countersign.ports.workflow import Call

ScanReason = Literal["clock", "asked", "connected", "continue"]


class Queues(Protocol):
    def scan(
        self, user_id: str, agent_id: str | None, reason: ScanReason, *, delay_seconds: int = 0
    ) -> None:
        """Have a user's due agents, or one agent, look at what is new. Delay: 0..900 s."""
        ...

    def advance(
        self, user_id: str, task_id: str, *, check_run: bool, delay_seconds: int = 0
    ) -> None:
        """Have a task looked at; `check_run` also asks the workflow whether its run lives."""
        ...

    def act_later(self, call: Call, *, delay_seconds: int) -> None:
        """Put a call for action back, to come again after 0..900 s."""
        ...
