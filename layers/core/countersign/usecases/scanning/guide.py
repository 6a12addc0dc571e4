"""All that an agent was ever told, as what holds for its next pass."""

from collections.abc import Iterable
from dataclasses import dataclass

from countersign.analysis.instructions.understanding import told_in
from countersign.domain.agent import Agent
from countersign.domain.guidance.guidance import Guidance, guided_by
from countersign.domain.guidance.learned import LearnedEntry, directives_of
from countersign.domain.users.preferences import Preferences
from countersign.ports.learned import Learned


@dataclass(frozen=True)
class Guide:
    """One request for an agent."""

    learned: Learned

    def __call__(self, agent: Agent, wishes: Preferences) -> Guidance:
        return guidance_of(agent, wishes, self.learned.list(agent.user_id, agent.agent_id))

    def was_taught(self, agent: Agent) -> bool:
        """Whether something was learned since its last pass, which may not have heeded it."""
        known = self.learned.list(agent.user_id, agent.agent_id)
        since = agent.last_scan.at if agent.last_scan else agent.created_at
        return any(one.holds and one.taught_at >= since for one in known)


def guidance_of(agent: Agent, wishes: Preferences, learned: Iterable[LearnedEntry]) -> Guidance:
    return guided_by(wishes, told_in(agent.instructions), directives_of(learned))
