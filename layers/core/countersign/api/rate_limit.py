"""How fast one caller may call: a bucket each, in the memory of this instance."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from threading import Lock
from time import monotonic

from countersign.domain.errors import TooMany

CALLERS_AT_MOST = 10_000


@dataclass
class TokenBuckets:
    """`burst` calls at once, and `per_second` for good; `seconds` tells a time that runs forward.

    Whoever has not called for longest is forgotten first, and so begins with a full bucket.
    """

    per_second: float = 25.0
    burst: int = 600
    seconds: Callable[[], float] = monotonic
    _buckets: "OrderedDict[str, tuple[float, float]]" = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def keep(self, caller: str) -> None:
        """Count a call. Raises TooMany."""
        with self._lock:
            now = self.seconds()
            level, since = self._buckets.pop(caller, (float(self.burst), now))
            level = min(float(self.burst), level + (now - since) * self.per_second)
            allowed = level >= 1
            self._buckets[caller] = (level - 1 if allowed else level, now)
            if len(self._buckets) > CALLERS_AT_MOST:
                self._buckets.popitem(last=False)
        if not allowed:
            wait = ceil((1 - level) / self.per_second)
            raise TooMany("That is faster than anybody reads. Slow down.", retry_after=wait)


def of_sources() -> TokenBuckets:
    """For an address, whoever calls from there: a house full of people, and no flood."""
    return TokenBuckets(per_second=100.0, burst=2_000)
