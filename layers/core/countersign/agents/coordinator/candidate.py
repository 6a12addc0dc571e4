"""A proposal with the agent that made it and the account it would act from."""

from dataclasses import dataclass

from countersign.domain.agent import Agent
from countersign.domain.task.proposal import Proposal


@dataclass(frozen=True)
class Candidate:
    proposal: Proposal
    agent: Agent
    account: str
