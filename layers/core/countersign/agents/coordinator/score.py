"""The order in which candidates come before the person, best first."""

from collections.abc import Iterable
from typing import TypeVar

from countersign.agents.coordinator.candidate import Ranked

CONFIDENCE_AT_LEAST = 0.5

R = TypeVar("R", bound=Ranked)


def best_first(candidates: Iterable[R]) -> tuple[R, ...]:
    """But for unsure ones. Of those about the same observation the best one stays."""
    best: dict[str, R] = {}
    for one in sorted(candidates, key=_rank):
        if one.confidence >= CONFIDENCE_AT_LEAST:
            best.setdefault(one.mark, one)
    return tuple(best.values())


def _rank(candidate: Ranked) -> tuple[int, float, str]:
    return (-candidate.priority, -candidate.confidence, candidate.mark)
