"""The types of agents: what each is for, what it reads, and what it may propose.

One row a type. `agents/registry.py` says where the agent itself stands; a type that is in one of
the two alone is hired by nobody.
"""

from collections.abc import Iterable

from countersign.domain.capabilities import Capability
from countersign.domain.errors import InvalidInput
from countersign.domain.integration import Integration
from countersign.domain.providers import PROVIDERS, Provider
from countersign.domain.values import Value


class AgentType(Value):
    """`title` is what a new agent is called, `proposes` the kinds of action that it may suggest.

    `hired_at_once`: the first account that it can read brings one; of any other type, an agent is
    hired by the person.
    """

    name: str
    title: str
    job: str
    reads: frozenset[Capability]
    proposes: frozenset[str]
    hired_at_once: bool = False

    def may_work_with(self, integration: Integration) -> bool:
        """Whether the account has something that it reads, and the person permitted it to."""
        return not self.reads.isdisjoint(integration.capabilities)

    def can_read(self, integration: Integration) -> bool:
        """Whether it may, and the account lets it in at present."""
        return self.may_work_with(integration) and integration.status == "connected"


AGENT_TYPES: dict[str, AgentType] = {
    row.name: row
    for row in (
        AgentType(
            name="email",
            title="Email",
            job="Reads new mail, sorts it, and drafts answers to what needs one.",
            reads=frozenset({"mail"}),
            proposes=frozenset(
                {
                    "email.archive",
                    "email.draft_reply",
                    "email.follow_up",
                    "email.label",
                    "email.mark_read",
                    "email.send_reply",
                }
            ),
            hired_at_once=True,
        ),
    )
}


def known_type(name: str) -> AgentType:
    """Raises InvalidInput."""
    if name not in AGENT_TYPES:
        raise InvalidInput("There is no such type of agent.")
    return AGENT_TYPES[name]


def scopes_asked(provider: Provider, types: Iterable[AgentType]) -> tuple[str, ...]:
    """What a consent page has to ask for, so that agents of these types can work; no more."""
    read = {capability for type in types for capability in type.reads}
    asked = PROVIDERS[provider].permissions
    return tuple(one.scope for one in asked if one.required or not one.needed_for.isdisjoint(read))
