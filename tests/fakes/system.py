"""Time that moves when a test says so, and chance that repeats itself."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from countersign.domain.identifiers import Prefix
from countersign.domain.values import to_milliseconds

MORNING = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@dataclass
class SettableClock:
    """Stands still until it is moved, and moves forward only; or by a bit whenever it is read."""

    present: datetime = MORNING
    moves_by: timedelta = timedelta(0)

    def now(self) -> datetime:
        self.present += self.moves_by
        return self.present

    def move_to(self, moment: datetime) -> None:
        if moment < self.present:
            raise ValueError("time runs forward")
        self.present = to_milliseconds(moment)

    def wait(self, *, seconds: float = 0, minutes: float = 0, hours: float = 0) -> datetime:
        self.move_to(self.present + timedelta(seconds=seconds, minutes=minutes, hours=hours))
        return self.present


@dataclass
class CountingIds:
    """Identifiers and secrets in the order in which they were asked for."""

    handed: dict[str, int] = field(default_factory=dict)

    def new(self, prefix: Prefix) -> str:
        return f"{prefix}_{self._next(prefix):026d}"

    def secret(self) -> str:
        return f"secret-{self._next('secret')}"

    def _next(self, kind: str) -> int:
        self.handed[kind] = self.handed.get(kind, 0) + 1
        return self.handed[kind]
