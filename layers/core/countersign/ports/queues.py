"""Messages to our own workers. Each is a pointer; what it points to is read from the table."""

from dataclasses import dataclass
from typing import Literal, Protocol

from countersign.ports.workflow import Call

ScanReason = Literal["clock", "asked", "connected", "continue"]
JobOp = Literal["verify", "forgot", "notice", "export", "erase", "revoke", "seal"]


@dataclass(frozen=True)
class Job:
    """Work of an account that is no scan, no question and no act; never a secret in it.

    `ref` names the row that says the rest.
    """

    op: JobOp
    user_id: str | None = None
    address: str | None = None
    ref: str | None = None


class Queues(Protocol):
    def scan(
        self, user_id: str, agent_id: str | None, reason: ScanReason, *, delay_seconds: int = 0
    ) -> None:
        """Have a user's due agents, or one agent, look at what is new. Delay: 0..900 s."""
        ...

    def instruct(self, user_id: str, task_id: str, sequence: int) -> None:
        """Have what the person asked for at this event of the task followed."""
        ...

    def advance(
        self, user_id: str, task_id: str, *, check_run: bool, delay_seconds: int = 0
    ) -> None:
        """Have a task looked at; `check_run` also asks the workflow whether its run lives."""
        ...

    def act_later(self, call: Call, *, delay_seconds: int) -> None:
        """Put a call for action back, to come again after 0..900 s."""
        ...

    def start(self, job: Job, *, delay_seconds: int = 0) -> None:
        """Have a job of an account done. Delay: 0..900 s."""
        ...
