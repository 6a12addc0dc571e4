"""What is to be looked at again, in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from countersign.domain.capabilities import Capability
from countersign.domain.look_again import LOOKS_AHEAD_AT_MOST, LookAgain


@dataclass
class InMemoryLooksAhead:
    """By user, agent, account, capability, what and why."""

    kept: dict[tuple[str, ...], LookAgain] = field(default_factory=dict)

    def keep(self, user_id: str, agent_id: str, looks: Sequence[LookAgain]) -> None:
        for one in looks:
            self.kept[_key(user_id, agent_id, one)] = one
        for source in {_key(user_id, agent_id, one)[:4] for one in looks}:
            mine = sorted(
                (key for key in self.kept if key[:4] == source),
                key=lambda key: self.kept[key].at,
            )
            for key in mine[:-LOOKS_AHEAD_AT_MOST]:
                del self.kept[key]

    def due(
        self,
        user_id: str,
        agent_id: str,
        integration_id: str,
        capability: Capability,
        now: datetime,
        *,
        at_most: int,
    ) -> tuple[LookAgain, ...]:
        source = (user_id, agent_id, integration_id, capability)
        mine = (one for key, one in self.kept.items() if key[:4] == source and one.at <= now)
        return tuple(sorted(mine, key=lambda one: one.at)[:at_most])

    def done(self, user_id: str, agent_id: str, looks: Sequence[LookAgain]) -> None:
        for one in looks:
            if self.kept.get(_key(user_id, agent_id, one)) == one:
                del self.kept[_key(user_id, agent_id, one)]


def _key(user_id: str, agent_id: str, look: LookAgain) -> tuple[str, ...]:
    return (user_id, agent_id, look.integration_id, look.capability, look.ref, look.why)
