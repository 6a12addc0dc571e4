"""Proposals that are held back, in memory; what becomes a task is let go of by the tasks beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from countersign.domain.task.held import HeldHead, HeldProposal
from countersign.domain.task.proposal import Proposal
from tests.fakes.tasks import InMemoryTasks


@dataclass
class InMemoryHeldProposals:
    tasks: InMemoryTasks

    def hold(self, proposals: Sequence[HeldProposal]) -> None:
        for one in proposals:
            self.tasks.held[one.user_id, one.mark] = one

    def heads(self, user_id: str) -> tuple[HeldHead, ...]:
        return tuple(one.head for one in self._of(user_id))

    def proposals(self, user_id: str, marks: Sequence[str]) -> Mapping[str, Proposal]:
        return {one.mark: one.proposal for one in self._of(user_id) if one.mark in marks}

    def drop(self, user_id: str, marks: Sequence[str]) -> None:
        for mark in marks:
            self.tasks.held.pop((user_id, mark), None)

    def count(self, user_id: str, now: datetime) -> int:
        return sum(not one.is_stale(now) for one in self._of(user_id))

    def any(self, user_id: str) -> bool:
        return bool(self._of(user_id))

    def _of(self, user_id: str) -> list[HeldProposal]:
        return [one for key, one in self.tasks.held.items() if key[0] == user_id]
