"""What the agents found becomes tasks: the coordinator chooses among all of their proposals."""

from collections.abc import Sequence
from dataclasses import dataclass

from countersign.agents.coordinator.coordinate import coordinate, kinds_compared
from countersign.agents.coordinator.merge import each_once
from countersign.domain.actions.action import Action
from countersign.domain.task.proposal import Proposal
from countersign.domain.task.task import Task
from countersign.ports.tasks import Tasks
from countersign.usecases.scanning.agent_run import AgentRun
from countersign.usecases.scanning.scanned_for import ScannedPerson
from countersign.usecases.tasks.propose import ProposeTasks

WAITING_LOOKED_AT = 50


@dataclass(frozen=True)
class CreateTasks:
    tasks: Tasks
    propose: ProposeTasks

    def __call__(self, person: ScannedPerson, runs: Sequence[AgentRun]) -> dict[str, int]:
        """Answers how many tasks came of each agent, by the agent's id."""
        user_id = person.user.user_id
        merged = each_once(candidate for run in runs for candidate in run.candidates)
        asked = dict.fromkeys(mark for one in merged for mark in one.proposal.marks)
        unseen = self.tasks.unseen(user_id, tuple(asked))
        waiting = self.tasks.in_view(user_id, "waiting", at_most=WAITING_LOOKED_AT)
        new = [one for one in merged if unseen.issuperset(one.proposal.marks)]
        compared = self._compared(user_id, [one.proposal for one in new], waiting)
        chosen = coordinate(new, waiting, compared)
        created = {}
        for run in runs:
            mine = [one for one in chosen if one.agent.agent_id == run.agent.agent_id]
            created[run.agent.agent_id] = self.propose(
                person.user, mine, never_touch=person.preferences.never_touch
            )
        return created

    def _compared(
        self, user_id: str, proposals: Sequence[Proposal], waiting: Sequence[Task]
    ) -> list[Action]:
        """The actions that wait and may do what one of the proposals would; others are not read."""
        kinds = kinds_compared(proposals)
        filed = [self.tasks.get_filed(user_id, one.task_id) for one in waiting if one.kind in kinds]
        return [one.body.action for one in filed if one is not None]
