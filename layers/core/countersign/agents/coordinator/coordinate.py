"""What the agents found, brought into one order and cut to what one person can look at."""

from collections.abc import Iterable, Sequence

from countersign.agents.coordinator.candidate import Candidate
from countersign.agents.coordinator.cap import capped
from countersign.agents.coordinator.merge import without_overlap
from countersign.agents.coordinator.score import best_first
from countersign.domain.actions.action import Action
from countersign.domain.task.proposal import Proposal
from countersign.domain.task.task import Task


def coordinate(
    candidates: Sequence[Candidate], waiting: Sequence[Task], compared: Sequence[Action]
) -> tuple[Candidate, ...]:
    """The candidates to make tasks of now, best first. `compared` are the actions of tasks that
    wait and are of the kinds named by `kinds_compared`."""
    return capped(best_first(without_overlap(candidates, compared)), len(waiting))


def kinds_compared(proposals: Iterable[Proposal]) -> frozenset[str]:
    """Of which kinds a waiting action may do a part of what one of the proposals would."""
    return frozenset(one.action.kind for one in proposals if one.action.shape == "items")
