"""Messages to the function that does the jobs of an account; each is a pointer."""

from dataclasses import dataclass
from typing import Literal, Protocol

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


class JobsQueue(Protocol):
    def start(self, job: Job, *, delay_seconds: int = 0) -> None:
        """Have a job of an account done. Delay: 0..900 s."""
        ...
