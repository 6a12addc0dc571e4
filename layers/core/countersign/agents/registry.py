"""Where the agent of each type stands: the name of its type, and the module whose AGENT it is."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from countersign.domain.agents import AGENT_TYPES, AgentType, known_type
from countersign.domain.errors import InvalidInput

if TYPE_CHECKING:
    from countersign.agents.agent import AgentBehavior

MODULES = {
    "email": "countersign.agents.email.agent",
}


class AgentRegistry(Mapping[str, "AgentBehavior"]):
    """Agents by their type, each imported when it is first asked to work."""

    def __getitem__(self, name: str) -> "AgentBehavior":
        agent: AgentBehavior = import_module(MODULES[name]).AGENT
        return agent

    def __iter__(self) -> Iterator[str]:
        return iter(MODULES)

    def __len__(self) -> int:
        return len(MODULES)


def hireable() -> tuple[AgentType, ...]:
    """The types of which there is an agent."""
    return tuple(row for name, row in AGENT_TYPES.items() if name in MODULES)


def hireable_type(name: str) -> AgentType:
    """Raises InvalidInput: nobody works as this, and no other does in its place."""
    if name not in MODULES:
        raise InvalidInput("There is no agent of this type.")
    return known_type(name)
