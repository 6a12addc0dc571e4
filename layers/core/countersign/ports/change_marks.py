"""When a person's tasks last changed, as far as word of it has come."""

from datetime import datetime
from typing import Protocol


class ChangeMarks(Protocol):
    """A mark may come late, and is never early: who needs the truth reads the tasks."""

    def note(self, user_id: str, at: datetime) -> None:
        """Something of theirs changed before `at`."""
        ...

    def latest(self, user_id: str) -> datetime | None:
        """To the second. None where nothing was noted for a week."""
        ...
