"""Attempts counted in memory."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass
class CountingAttempts:
    attempts: Counter[tuple[str, float]] = field(default_factory=Counter)

    def take(self, bucket: str, limit: int, window: timedelta, now: datetime) -> timedelta | None:
        place = _place(bucket, window, now)
        if self.attempts[place] >= limit:
            return timedelta(seconds=place[1] + window.total_seconds() - now.timestamp())
        self.attempts[place] += 1
        return None

    def forget(self, bucket: str, window: timedelta, now: datetime) -> None:
        del self.attempts[_place(bucket, window, now)]


def _place(bucket: str, window: timedelta, now: datetime) -> tuple[str, float]:
    length = window.total_seconds()
    return bucket, now.timestamp() // length * length
