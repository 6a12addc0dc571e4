"""What the agents found becomes tasks: the coordinator chooses among all of their proposals, and
what there is no room for is held back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from countersign.agents.coordinator.candidate import Candidate
from countersign.agents.coordinator.coordinate import (
    Backlog,
    Coordinated,
    coordinate,
    kinds_compared,
)
from countersign.agents.coordinator.merge import each_once
from countersign.agents.coordinator.relate import by_agent
from countersign.agents.coordinator.score import weighed
from countersign.domain.actions.action import Action
from countersign.domain.task.held import HeldHead, HeldProposal
from countersign.domain.task.task import Task
from countersign.ports.diagnostics import Diagnostics
from countersign.ports.held import HeldProposals
from countersign.ports.system import Clock
from countersign.ports.tasks import Tasks
from countersign.usecases.scanning.agent_run import AgentRun
from countersign.usecases.scanning.scanned_for import ScannedPerson
from countersign.usecases.tasks.propose import ProposeTasks

WAITING_LOOKED_AT = 50


class BacklogFull(Exception):
    """More was found than is held back for one person; the least urgent gave way."""


@dataclass(frozen=True)
class CreatedTasks:
    """How many tasks came of each agent, by its id; how many wait now, at least; and how many
    proposals gave way because the backlog is full."""

    by_agent: dict[str, int]
    waiting: int
    given_up: int


@dataclass(frozen=True)
class CreateTasks:
    tasks: Tasks
    held: HeldProposals
    propose: ProposeTasks
    clock: Clock
    diagnostics: Diagnostics

    def __call__(self, person: ScannedPerson, runs: Sequence[AgentRun]) -> CreatedTasks:
        """The tasks first, then what is held back; whoever calls moves the cursors after that. A
        pass that dies anywhere is read again, and finds the same marks."""
        user_id = person.user.user_id
        nothing = {run.agent.agent_id: 0 for run in runs}
        if not any(run.candidates for run in runs):
            return CreatedTasks(nothing, waiting=0, given_up=0)
        heads = self.held.heads(user_id)
        waiting = self.tasks.in_view(user_id, "waiting", at_most=WAITING_LOOKED_AT)
        shares = person.preferences.priorities
        new = [weighed(one, shares) for one in self._unseen(user_id, runs)]
        found = self._coordinated(user_id, new, waiting, heads)
        # What is proposed anew goes before it comes: it stands in what this pass has read, and a
        # pass that dies here is read again (test_a_pile_that_is_held_and_grows_is_held_once).
        self._drop(user_id, found.replaced)
        known = {head.mark for head in heads}
        now = [replace(one, held=one.mark in known) for one in found.now]
        created = dict(nothing)
        for agent_id, mine in by_agent(now).items():
            created[agent_id] = self.propose(
                person.user, mine, never_touch=person.preferences.never_touch
            )
        self._hold(user_id, found.later)
        self._give_up(user_id, found.given_up, known)
        return CreatedTasks(created, len(waiting) + sum(created.values()), len(found.given_up))

    def _unseen(self, user_id: str, runs: Sequence[AgentRun]) -> list[Candidate]:
        merged = each_once(candidate for run in runs for candidate in run.candidates)
        asked = dict.fromkeys(mark for one in merged for mark in one.proposal.marks)
        unseen = self.tasks.unseen(user_id, tuple(asked))
        return [one for one in merged if unseen.issuperset(one.proposal.marks)]

    def _coordinated(
        self,
        user_id: str,
        new: Sequence[Candidate],
        waiting: Sequence[Task],
        heads: Sequence[HeldHead],
    ) -> Coordinated:
        kinds = kinds_compared([one.proposal for one in new])
        named = [head.mark for head in heads if head.kind in kinds]
        said = self.held.proposals(user_id, named) if named else {}
        backlog = Backlog(heads, {mark: one.action for mark, one in said.items()})
        return coordinate(new, waiting, actions_of(self.tasks, waiting, kinds), backlog)

    def _hold(self, user_id: str, later: Sequence[Candidate]) -> None:
        if not later:
            return
        now = self.clock.now()
        self.held.hold(
            [
                HeldProposal(
                    user_id=user_id,
                    mark=one.mark,
                    agent_id=one.agent.agent_id,
                    agent_type=one.agent.type,
                    integration_id=one.proposal.action.integration_id,
                    kind=one.proposal.action.kind,
                    shape=one.shape,
                    account=one.account,
                    priority=one.priority,
                    confidence=one.confidence,
                    held_at=now,
                    proposal=one.proposal,
                )
                for one in later
            ]
        )

    def _give_up(self, user_id: str, marks: Sequence[str], held: Collection[str]) -> None:
        """Never without a word: an operator hears of each, and the report of the scan counts."""
        self._drop(user_id, [mark for mark in marks if mark in held])
        for mark in marks:
            self.diagnostics.set_aside("proposal", mark, BacklogFull())

    def _drop(self, user_id: str, marks: Sequence[str]) -> None:
        if marks:
            self.held.drop(user_id, marks)


def actions_of(tasks: Tasks, waiting: Sequence[Task], kinds: Collection[str]) -> list[Action]:
    """The actions that wait and are of these kinds; others are not read."""
    filed = [tasks.get_filed(one.user_id, one.task_id) for one in waiting if one.kind in kinds]
    return [one.body.action for one in filed if one is not None]
