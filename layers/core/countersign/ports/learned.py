"""Where it rests what agents have learned. It is written with the decision that teaches it
(`ports.tasks.Tasks.commit`)."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from countersign.domain.guidance.learned import LearnedEntry


class Learned(Protocol):
    """Every read is strongly consistent."""

    def list(self, user_id: str, agent_id: str | None = None) -> "tuple[LearnedEntry, ...]":
        """What one agent has learned, or all of a person's, in no order; with what does not hold
        yet, and without what this version does not know."""
        ...

    def forget(self, user_id: str, agent_id: str, entry_id: str) -> bool:
        """Whether it was there."""
        ...

    def forget_all(self, user_id: str, agent_id: str) -> None:
        """All that the agent has learned. Nothing more is learned by one that is not there."""
        ...
