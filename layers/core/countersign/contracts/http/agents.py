"""The user's staff."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from countersign.analysis.instructions.forms import NOT_BY_WORDS, SO_ALREADY
from countersign.analysis.instructions.understanding import Instruction, told_in, understood
from countersign.contracts.http.fields import (
    AgentTypeName,
    AgentTypeShown,
    Given,
    Name,
    Prose,
    Sent,
)
from countersign.domain.agent import Agent, AgentStatus, Autonomy, ScanReport
from countersign.domain.guidance.guidance import Guidance, guided_by
from countersign.domain.users.preferences import Preferences
from countersign.domain.values import Moment
from countersign.domain.visible import visible

ScanInterval = Annotated[
    int,
    Field(strict=True, ge=1, le=10_080, description="Minutes; one under the plan's floor is 422."),
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


class InstructionSays(Given):
    """What a sentence tells the agent: `code` and `params` for whoever has words of their own,
    `text` in English. `instruction.already_so` is what no agent does anyway, and
    `instruction.not_by_words` what no instruction brings about. Not `holds`: something that is said
    later, or set in the preferences, says otherwise."""

    code: str
    params: dict[str, str]
    text: str
    holds: bool


class InstructionOut(Given):
    """A sentence of the instructions. `why` it changes nothing: it is for a language model only; or
    it says something, but is `in_doubt`, since it only asks or another sentence that is not
    understood may narrow it or take it back; or nothing that it says holds."""

    text: str
    understood: bool
    says: list[InstructionSays]
    why: Literal["for_a_model", "in_doubt", "overridden"] | None

    @classmethod
    def of(cls, one: Instruction, guidance: Guidance) -> "InstructionOut":
        says = [
            InstructionSays(**told.says.model_dump(), holds=guidance.heeds(told))
            for told in one.directives
        ]
        if one.heard is None:
            why = "in_doubt" if one.in_doubt else "for_a_model"
            return cls(text=one.text, understood=False, says=says, why=why)
        already = SO_ALREADY if one.heard.already else {}
        refused = NOT_BY_WORDS if one.heard.refused else {}
        says += [
            InstructionSays(code=code, params={}, text=text, holds=True)
            for code, text in (already | refused).items()
        ]
        holds = any(each.holds for each in says)
        return cls(text=one.text, understood=True, says=says, why=None if holds else "overridden")


def _understood(instructions: str, wishes: Preferences) -> list[InstructionOut]:
    guidance = guided_by(wishes, told_in(instructions))
    return [InstructionOut.of(one, guidance) for one in understood(instructions)]


class AgentOut(Given):
    """`understood`: the instructions, sentence by sentence."""

    id: str
    type: AgentTypeShown
    name: str
    instructions: str
    understood: list[InstructionOut]
    status: AgentStatus
    autonomy: Autonomy
    scan_interval_minutes: int
    last_scan: ScanReport | None
    next_scan_at: Moment | None
    learned: list[str]
    counts: AgentCounts
    created_at: Moment

    @classmethod
    def of(
        cls, agent: Agent, waiting: int, wishes: Preferences, learned: Sequence[str]
    ) -> "AgentOut":
        """`learned`: in words."""
        return cls(
            id=agent.agent_id,
            type=agent.type,
            name=agent.name,
            instructions=agent.instructions,
            understood=_understood(agent.instructions, wishes),
            status=agent.status,
            autonomy=agent.autonomy,
            scan_interval_minutes=agent.scan_interval_minutes,
            last_scan=agent.last_scan,
            next_scan_at=agent.next_scan_at,
            learned=[visible(one) for one in learned],
            counts=AgentCounts(waiting=waiting),
            created_at=agent.created_at,
        )
