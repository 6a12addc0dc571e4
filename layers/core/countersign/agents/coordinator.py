"""What the agents found, brought into one order and cut to what one person can look at."""

from collections.abc import Sequence

from countersign.domain.plan import WAITING_CAP
from countersign.domain.proposal import Proposal
from countersign.domain.task import Task

CONFIDENCE_AT_LEAST = 0.5


def order(proposals: Sequence[Proposal], waiting: Sequence[Task]) -> tuple[Proposal, ...]:
    """The proposals to make now, best first.

    Of those about the same observation the best one stays; unsure ones go; and no more stay than
    there is room beside the tasks that wait already, which are never displaced.
    """
    best: dict[str, Proposal] = {}
    for proposal in sorted(proposals, key=_rank):
        if proposal.confidence >= CONFIDENCE_AT_LEAST:
            best.setdefault(proposal.mark, proposal)
    return tuple(best.values())[: max(0, WAITING_CAP - len(waiting))]


def _rank(proposal: Proposal) -> tuple[int, float, str]:
    return (-proposal.priority, -proposal.confidence, proposal.mark)
