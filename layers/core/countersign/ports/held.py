"""Where proposals rest that found no place yet."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from countersign.domain.task.held import HeldHead, HeldProposal
    from countersign.domain.task.proposal import Proposal


class HeldProposals(Protocol):
    """Every read is strongly consistent. What becomes a task is let go of where the task is
    created, in the same transaction (`ports.tasks.Newborn`)."""

    def hold(self, proposals: Sequence["HeldProposal"]) -> None:
        """Keep them, each whole or not at all; one of the same mark is replaced."""
        ...

    def heads(self, user_id: str) -> tuple["HeldHead", ...]:
        """All of a person's, in no order. One request."""
        ...

    def proposals(self, user_id: str, marks: Sequence[str]) -> Mapping[str, "Proposal"]:
        """What they say, by mark; nothing of what is gone or cannot be read any more. One request
        for every hundred marks."""
        ...

    def drop(self, user_id: str, marks: Sequence[str]) -> None:
        """One that is gone stays gone."""
        ...

    def count(self, user_id: str, now: datetime) -> int:
        """How many there are, but for those that were held too long. One request."""
        ...

    def any(self, user_id: str) -> bool:
        """Whether there may be one. One request, as small as there is."""
        ...
