"""Proposals become tasks, each observation once."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from countersign.domain.agent import Agent
from countersign.domain.life import propose
from countersign.domain.proposal import Proposal
from countersign.domain.task import Body
from countersign.domain.user import User
from countersign.ports.system import Clock, Ids
from countersign.ports.tasks import Newborn, Tasks

AT_ONCE = 20
"""How many tasks one transaction creates (DynamoDB takes 100 items; a task has four)."""


@dataclass(frozen=True)
class Candidate:
    """A proposal with the agent that made it and the account it would act from."""

    proposal: Proposal
    agent: Agent
    account: str


@dataclass(frozen=True)
class ProposeTasks:
    tasks: Tasks
    clock: Clock
    ids: Ids

    def __call__(self, user: User, candidates: Iterable[Candidate]) -> int:
        """Create what nobody proposed before; answers how many tasks that were."""
        now = self.clock.now()
        created = 0
        rest = iter(candidates)
        while chunk := tuple(islice(rest, AT_ONCE)):
            newborn = [self._newborn(user, candidate) for candidate in chunk]
            created += self.tasks.create(user.user_id, newborn, month=f"{now:%Y-%m}")
        return created

    def _newborn(self, user: User, candidate: Candidate) -> Newborn:
        proposal = candidate.proposal
        body = Body(
            user_id=user.user_id,
            task_id=self.ids.new("tsk"),
            revision=1,
            action=proposal.action,
            account=candidate.account,
            evidence=proposal.evidence,
            provenance=proposal.provenance,
            warnings=proposal.warnings,
            why=proposal.why,
            title=proposal.title,
        )
        change = propose(
            body,
            agent_id=candidate.agent.agent_id,
            agent_type=candidate.agent.type,
            priority=proposal.priority,
            engine=proposal.engine,
            cost=proposal.cost,
            now=self.clock.now(),
            lifetime_hours=user.approval_ttl_hours,
        )
        return Newborn(change=change, seen=proposal.mark)
