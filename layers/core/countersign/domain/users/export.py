"""A copy of everything that is a person's own, made on request."""

from datetime import datetime, timedelta
from typing import Literal

from countersign.domain.values import Moment, Value

KEPT_FOR = timedelta(days=7)
"""Then the files are gone, by the rule of the bucket that they lie in."""

STUCK_AFTER = timedelta(minutes=30)
"""An export that has made no progress for so long will make none any more."""

ExportState = Literal["pending", "ready", "failed", "expired"]


class ExportPart(Value):
    """One ZIP file; most exports are one."""

    number: int
    bytes: int


class Export(Value):
    """How far it is. `position` is where the next part begins; None before the first one.

    `steps` counts the writes to this row and guards each.
    """

    user_id: str
    export_id: str
    asked_at: Moment
    updated_at: Moment
    ready_at: Moment | None = None
    position: str | None = None
    rows: int = 0
    parts: tuple[ExportPart, ...] = ()
    steps: int = 0

    def state(self, now: datetime) -> ExportState:
        if self.ready_at is not None:
            return "ready" if now < self.ready_at + KEPT_FOR else "expired"
        return "pending" if now < self.updated_at + STUCK_AFTER else "failed"

    def with_part(self, rows: int, bytes: int, position: str | None, now: datetime) -> "Export":
        """One part further; without a position to go on from, it is complete."""
        return self.model_copy(
            update={
                "updated_at": now,
                "ready_at": now if position is None else None,
                "position": position,
                "rows": self.rows + rows,
                "parts": (*self.parts, ExportPart(number=len(self.parts) + 1, bytes=bytes)),
                "steps": self.steps + 1,
            }
        )
