"""All that an agent was ever told, as what holds for its next pass."""

from dataclasses import dataclass

from countersign.analysis.instructions.understanding import told_in
from countersign.domain.agent import Agent
from countersign.domain.guidance.guidance import Guidance, guided_by
from countersign.domain.users.preferences import Preferences


@dataclass(frozen=True)
class Guide:
    def __call__(self, agent: Agent, wishes: Preferences) -> Guidance:
        return guided_by(wishes, told_in(agent.instructions))
