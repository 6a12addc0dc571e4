"""No more than one person can look at."""

from collections.abc import Sequence

from countersign.agents.coordinator.candidate import Candidate
from countersign.domain.plans.plan import WAITING_CAP

PLACES_TO_A_PILE = 6
"""Of how many places one is kept for a pile."""


def capped(ranked: Sequence[Candidate], waiting: int) -> tuple[Candidate, ...]:
    """As many as there is room for beside the tasks that wait already, which are never displaced.

    A part of the room is kept for piles, which come last and do most.
    """
    room = max(0, WAITING_CAP - waiting)
    beyond = [one for one in ranked[room:] if one.proposal.action.shape == "items"]
    saved = beyond[: room // PLACES_TO_A_PILE]
    return (*ranked[: room - len(saved)], *saved)
