"""The workflow that waits for people."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from countersign.domain.errors import DomainError
from countersign.domain.task.task import Enter


class RunShed(DomainError):
    """The workflow takes no further run now: throttled, or the account's quota is used up."""

    code = "run_shed"


@dataclass(frozen=True)
class Call:
    """The workflow calls, and waits until its token is answered.

    A pointer only: what to ask or to do is read from the table.
    """

    user_id: str
    task_id: str
    run: int
    enter: Enter
    token: str
    entered_at: datetime


class Workflow(Protocol):
    def start(self, user_id: str, task_id: str, run: int, enter: Enter) -> bool:
        """Begin the run; False when it exists already, open or closed.

        Raises
        ------
        RunShed
            Try later.
        """
        ...

    def is_running(self, task_id: str, run: int) -> bool:
        """Whether this run is open at this moment."""
        ...

    def answer(self, token: str, outcome: dict[str, Any]) -> bool:
        """Hand the outcome to the state that waits with this token; False if none does any more."""
        ...

    def stop(self, task_id: str, run: int, cause: str) -> None:
        """End a run that nobody needs; one that is over stays over."""
        ...
