"""What agents have learned, in memory; it is written by the tasks beside it."""

from dataclasses import dataclass, field

from countersign.domain.guidance.learned import LearnedEntry
from tests.fakes.tasks import InMemoryTasks


@dataclass
class InMemoryLearned:
    tasks: InMemoryTasks = field(default_factory=InMemoryTasks)

    def list(self, user_id: str, agent_id: str | None = None) -> tuple[LearnedEntry, ...]:
        return tuple(
            entry
            for (owner, agent, _), entry in self.tasks.learned.items()
            if owner == user_id and agent_id in (None, agent)
        )

    def forget(self, user_id: str, agent_id: str, entry_id: str) -> bool:
        return self.tasks.learned.pop((user_id, agent_id, entry_id), None) is not None

    def forget_all(self, user_id: str, agent_id: str) -> None:
        for entry in self.list(user_id, agent_id):
            self.forget(user_id, agent_id, entry.entry_id)
