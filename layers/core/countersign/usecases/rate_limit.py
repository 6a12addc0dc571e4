"""Refuse what is tried too often."""

from dataclasses import dataclass
from math import ceil

from countersign.domain.errors import TooMany
from countersign.domain.rate_limits import RATE_LIMITS, RateLimitName
from countersign.ports.rate_limits import AttemptCounters
from countersign.ports.system import Clock


@dataclass(frozen=True)
class RateLimiter:
    """`on_a_laptop`: all callers share one address."""

    attempt_counters: AttemptCounters
    clock: Clock
    on_a_laptop: bool = False

    def __call__(self, name: RateLimitName, *who: str) -> None:
        """Count an attempt; `who` makes the attempts that count together. Raises TooMany."""
        limit = RATE_LIMITS[name]
        times = limit.times
        if self.on_a_laptop and limit.on_a_laptop is not None:
            times = limit.on_a_laptop
        wait = self.attempt_counters.take(_bucket(name, who), times, limit.window, self.clock.now())
        if wait is not None:
            seconds = max(1, ceil(wait.total_seconds()))
            raise TooMany(f"Too many attempts. Try again in {seconds} s.", retry_after=seconds)

    def forgive(self, name: RateLimitName, *who: str) -> None:
        """The attempts so far are not held against them: they have proved who they are."""
        self.attempt_counters.forget(_bucket(name, who), RATE_LIMITS[name].window, self.clock.now())


def _bucket(name: str, who: tuple[str, ...]) -> str:
    return "\n".join((name, *who))
