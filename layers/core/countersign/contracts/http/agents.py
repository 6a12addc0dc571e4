"""The user's staff."""

from typing import Annotated, Literal

from pydantic import Field

from countersign.contracts.http.fields import (
    AgentTypeName,
    AgentTypeShown,
    Given,
    Name,
    Prose,
    Sent,
)
from countersign.domain.agent import Agent, AgentStatus, Autonomy, ScanReport
from countersign.domain.values import Moment

ScanInterval = Annotated[
    int,
    Field(strict=True, ge=1, le=10_080, description="Minutes; never under the plan's floor."),
]


class NewAgent(Sent):
    type: AgentTypeName
    name: Name | None = None
    instructions: Prose = ""
    scan_interval_minutes: ScanInterval | None = None
    autonomy: Autonomy = "ask"


class AgentChange(Sent):
    """What is left out, or null, stays as it is."""

    name: Name | None = None
    instructions: Prose | None = None
    scan_interval_minutes: ScanInterval | None = None
    status: Literal["active", "paused"] | None = None
    autonomy: Autonomy | None = None


class AgentCounts(Given):
    """How many of its tasks wait, counted among the first 200 that do."""

    waiting: int


class AgentOut(Given):
    id: str
    type: AgentTypeShown
    name: str
    instructions: str
    status: AgentStatus
    autonomy: Autonomy
    scan_interval_minutes: int
    last_scan: ScanReport | None
    next_scan_at: Moment | None
    learned: list[str]
    counts: AgentCounts
    created_at: Moment

    @classmethod
    def of(cls, agent: Agent, waiting: int) -> "AgentOut":
        return cls(
            id=agent.agent_id,
            type=agent.type,
            name=agent.name,
            instructions=agent.instructions,
            status=agent.status,
            autonomy=agent.autonomy,
            scan_interval_minutes=agent.scan_interval_minutes,
            last_scan=agent.last_scan,
            next_scan_at=agent.next_scan_at,
            learned=[],
            counts=AgentCounts(waiting=waiting),
            created_at=agent.created_at,
        )
