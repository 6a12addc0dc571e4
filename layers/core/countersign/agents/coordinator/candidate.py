"""A proposal with the agent that made it and the account it would act from."""

from dataclasses import dataclass
from typing import Protocol

from countersign.domain.actions.action import Shape
from countersign.domain.agent import Agent
from countersign.domain.task.proposal import Proposal


class Ranked(Protocol):
    """What is put in order: a candidate, or what is known of one that is held back."""

    @property
    def mark(self) -> str: ...

    @property
    def priority(self) -> int: ...

    @property
    def confidence(self) -> float: ...

    @property
    def shape(self) -> Shape: ...


@dataclass(frozen=True)
class Candidate:
    """`held`: it is held back, and let go of where it becomes a task."""

    proposal: Proposal
    agent: Agent
    account: str
    held: bool = False

    @property
    def mark(self) -> str:
        return self.proposal.mark

    @property
    def priority(self) -> int:
        return self.proposal.priority

    @property
    def confidence(self) -> float:
        return self.proposal.confidence

    @property
    def shape(self) -> Shape:
        return self.proposal.action.shape
