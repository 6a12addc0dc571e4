"""What an agent has learned, for the person to look at and to delete."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from countersign.domain.errors import NotFound
from countersign.domain.users.preferences import Preferences
from countersign.domain.users.user import User
from countersign.ports.learned import Learned
from countersign.ports.users import Agents, Users
from countersign.usecases.scanning.guide import guidance_of

if TYPE_CHECKING:
    from countersign.domain.guidance.learned import LearnedEntry


@dataclass(frozen=True)
class InForce:
    """An entry; `overridden`: the person has set or said something else, which wins."""

    entry: "LearnedEntry"
    overridden: bool


@dataclass(frozen=True)
class ReviewLearned:
    agents: Agents
    users: Users
    learned: Learned

    def sentences(self, user: User, agent_id: str | None = None) -> Mapping[str, Sequence[str]]:
        """In words, by agent, the latest last. One request."""
        found: dict[str, list[str]] = {}
        for one in _holding(self.learned.list(user.user_id, agent_id)):
            found.setdefault(one.agent_id, []).append(one.directive.text)
        return found

    def of(self, user: User, agent_id: str) -> tuple[InForce, ...]:
        """The latest first. Raises NotFound."""
        agent = self.agents.get(user.user_id, agent_id)
        if agent is None:
            raise NotFound("There is no such agent.")
        known = self.learned.list(user.user_id, agent_id)
        wishes = self.users.preferences(user.user_id) or Preferences()
        guidance = guidance_of(agent, wishes, known)
        return tuple(
            InForce(one, overridden=not guidance.heeds(one.directive))
            for one in reversed(_holding(known))
        )

    def forget(self, user: User, agent_id: str, entry_id: str) -> None:
        """What comes from now on is proposed again; what was left alone is not dug up. Raises
        NotFound."""
        if not self.learned.forget(user.user_id, agent_id, entry_id):
            raise NotFound("There is no such entry.")

    def forget_all(self, user: User, agent_id: str) -> None:
        """Raises NotFound, if there is no such agent."""
        if self.agents.get(user.user_id, agent_id) is None:
            raise NotFound("There is no such agent.")
        self.learned.forget_all(user.user_id, agent_id)


def _holding(entries: "Sequence[LearnedEntry]") -> "list[LearnedEntry]":
    held = (one for one in entries if one.holds)
    return sorted(held, key=lambda one: (one.taught_at, one.entry_id))
