"""How fast one person may call: a bucket each, in the memory of this instance."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from threading import Lock
from time import monotonic

from countersign.domain.errors import TooMany

PEOPLE_AT_MOST = 10_000


@dataclass
class Pace:
    """`burst` calls at once, and `per_second` for good; `seconds` tells a time that runs forward.

    Whoever has not called for longest is forgotten first, and so begins with a full bucket.
    """

    per_second: float = 25.0
    burst: int = 600
    seconds: Callable[[], float] = monotonic
    _buckets: "OrderedDict[str, tuple[float, float]]" = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def keep(self, user_id: str) -> None:
        """Count a call. Raises TooMany."""
        with self._lock:
            now = self.seconds()
            level, since = self._buckets.pop(user_id, (float(self.burst), now))
            level = min(float(self.burst), level + (now - since) * self.per_second)
            allowed = level >= 1
            self._buckets[user_id] = (level - 1 if allowed else level, now)
            if len(self._buckets) > PEOPLE_AT_MOST:
                self._buckets.popitem(last=False)
        if not allowed:
            wait = ceil((1 - level) / self.per_second)
            raise TooMany("That is faster than anybody reads. Slow down.", retry_after=wait)
