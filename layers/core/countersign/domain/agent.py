"""A standing helper of one user."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Literal

from pydantic import Field, field_validator

from countersign.domain.errors import InvalidInput
from countersign.domain.plans.plan import Plan
from countersign.domain.values import Moment, Value

AgentStatus = Literal["active", "paused", "needs_integration", "error"]
Autonomy = Literal["ask", "rules"]
"""Whether it asks before everything, or may do what a rule of the person's covers."""
ScanPhase = Literal["reading", "done", "failed"]

AGENTS_AT_MOST = 100
"""Whatever the plan includes."""


class ScanReport(Value):
    """What the last pass read and proposed."""

    at: Moment
    phase: ScanPhase
    read: int = 0
    proposed: int = 0
    error: str | None = None


class Cursor(Value):
    """How far an agent has read one source.

    `position` is the provider's own marker (Gmail: history id). `backlog` is what is known to have
    changed before it and was not looked at yet, oldest first; a pass that runs out of time leaves
    it.
    """

    position: str
    backlog: tuple[str, ...] = ()


class Agent(Value):
    """An agent and where it stands.

    Its cursors are by account and what is read there, as in `int_1/mail`.
    """

    user_id: str
    agent_id: str
    type: str
    name: str
    instructions: str = ""
    status: AgentStatus
    autonomy: Autonomy = "ask"
    scan_interval_minutes: int
    last_scan: ScanReport | None = None
    next_scan_at: Moment | None = None
    cursors: dict[str, Cursor] = Field(default_factory=dict)
    created_at: Moment

    @field_validator("cursors", mode="before")
    @classmethod
    def _by_capability(cls, stored: Mapping[str, Any]) -> dict[str, Any]:
        """While nothing but mail was read, a cursor was kept by its account alone."""
        return {key if "/" in key else f"{key}/mail": one for key, one in stored.items()}

    def is_due(self, now: datetime) -> bool:
        return (
            self.status == "active" and self.next_scan_at is not None and self.next_scan_at <= now
        )

    def after_scan(self, report: ScanReport, now: datetime, *, goes_on: bool) -> "Agent":
        """The agent once a pass has ended: due at once if it goes on, else after its interval."""
        pause = timedelta(0) if goes_on else timedelta(minutes=self.scan_interval_minutes)
        return self.model_copy(update={"last_scan": report, "next_scan_at": now + pause})


def scan_interval(plan: Plan, wanted: int | None) -> int:
    """Minutes between scans: what the user wants, else as often as the plan allows.

    Raises
    ------
    InvalidInput
        It is under the plan's floor.
    """
    floor = plan.scan_floor_minutes
    if wanted is not None and wanted < floor:
        raise InvalidInput(
            f"On the {plan.name} plan an agent looks every {floor} minutes at most.",
            fields=["scan_interval_minutes"],
            at_least=floor,
        )
    return wanted or floor
