"""Where the agent of each type stands: the name of its type, and the module that is it.

A module is imported when its agent is first asked to work.
"""

from countersign.domain.agents import AGENT_TYPES, AgentType, known_type
from countersign.domain.errors import InvalidInput

MODULES = {
    "email": "countersign.agents.email.agent",
}


def hireable() -> tuple[AgentType, ...]:
    """The types of which there is an agent."""
    return tuple(row for name, row in AGENT_TYPES.items() if name in MODULES)


def hireable_type(name: str) -> AgentType:
    """Raises InvalidInput: nobody works as this, and no other does in its place."""
    if name not in MODULES:
        raise InvalidInput("There is no agent of this type.")
    return known_type(name)
