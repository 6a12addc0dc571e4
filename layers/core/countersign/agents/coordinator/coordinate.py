"""What the agents found, brought into one order and cut to what one person can look at."""

from collections.abc import Sequence

from countersign.domain.actions.email.pile import Pile
from countersign.domain.plans.plan import WAITING_CAP
from countersign.domain.task.proposal import Proposal
from countersign.domain.task.task import Task

CONFIDENCE_AT_LEAST = 0.5
PLACES_TO_A_PILE = 6
"""Of how many places one is kept for a pile."""


def order(proposals: Sequence[Proposal], waiting: Sequence[Task]) -> tuple[Proposal, ...]:
    """The proposals to make now, best first.

    Of those about the same observation the best one stays; unsure ones go; and no more stay than
    there is room beside the tasks that wait already, which are never displaced. A part of the room
    is kept for piles, which come last and do most.
    """
    best: dict[str, Proposal] = {}
    for proposal in sorted(proposals, key=_rank):
        if proposal.confidence >= CONFIDENCE_AT_LEAST:
            best.setdefault(proposal.mark, proposal)
    ranked = tuple(best.values())
    room = max(0, WAITING_CAP - len(waiting))
    beyond = [one for one in ranked[room:] if isinstance(one.action, Pile)]
    saved = beyond[: room // PLACES_TO_A_PILE]
    return (*ranked[: room - len(saved)], *saved)


def without_overlap(proposals: Sequence[Proposal], piles: Sequence[Pile]) -> list[Proposal]:
    """The proposals, but for piles with a mail of which a waiting pile would do the same.

    A pass that died after it had proposed a pile is read again, by then with more mail: the larger
    pile is another one to those who compare marks.
    """
    return [
        one
        for one in proposals
        if not (isinstance(one.action, Pile) and any(_overlap(one.action, pile) for pile in piles))
    ]


def _overlap(one: Pile, other: Pile) -> bool:
    is_same = (type(one), one.integration_id) == (type(other), other.integration_id)
    return is_same and not set(one.message_ids).isdisjoint(other.message_ids)


def _rank(proposal: Proposal) -> tuple[int, float, str]:
    return (-proposal.priority, -proposal.confidence, proposal.mark)
