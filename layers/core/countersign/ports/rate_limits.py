"""Counting attempts."""

from datetime import datetime, timedelta
from typing import Protocol


class AttemptCounters(Protocol):
    def take(self, bucket: str, limit: int, window: timedelta, now: datetime) -> timedelta | None:
        """Count one attempt in the window that `now` is in; None while there is room for it.

        With the window full nothing is counted, and the answer is how long to wait for the next.
        """
        ...

    def forget(self, bucket: str, window: timedelta, now: datetime) -> None:
        """Begin anew: what was counted in this window is not held against anybody."""
        ...
