"""No more than one person can look at, and what is beyond that in the order of its turn."""

from collections.abc import Sequence
from typing import TypeVar

from countersign.agents.coordinator.candidate import Ranked
from countersign.domain.plans.plan import WAITING_CAP

PLACES_TO_A_PILE = 6
"""Of how many places one is kept for a pile."""

R = TypeVar("R", bound=Ranked)


def room_beside(waiting: int) -> int:
    """How many there is room for beside so many tasks that wait, which are never displaced."""
    return max(0, WAITING_CAP - waiting)


def in_turn(ranked: Sequence[R], room: int) -> tuple[R, ...]:
    """All of them; first those that there is room for, then the others.

    A part of the room is kept for piles, which come last and do most.
    """
    beyond = [one for one in ranked[room:] if one.shape == "items"]
    saved = beyond[: room // PLACES_TO_A_PILE]
    first = (*ranked[: room - len(saved)], *saved)
    placed = {one.mark for one in first}
    return (*first, *(one for one in ranked if one.mark not in placed))
