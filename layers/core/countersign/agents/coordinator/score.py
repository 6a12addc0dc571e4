"""The order in which candidates come before the person, best first."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from countersign.agents.coordinator.candidate import Candidate, Ranked
from countersign.domain.task.proposal import VIP_PRIORITY
from countersign.domain.users.preferences import Priorities

CONFIDENCE_AT_LEAST = 0.5
EVEN = 50
"""The share of an agent whose findings weigh as much as it says itself."""

R = TypeVar("R", bound=Ranked)


def best_first(candidates: Iterable[R]) -> tuple[R, ...]:
    """But for unsure ones. Of those about the same observation the best one stays."""
    best: dict[str, R] = {}
    for one in sorted(candidates, key=_rank):
        if one.confidence >= CONFIDENCE_AT_LEAST:
            best.setdefault(one.mark, one)
    return tuple(best.values())


def weighed(candidate: Candidate, shares: Priorities) -> Candidate:
    """With the priority that the person's share of the agent makes of it: at 0 it comes last, at
    100 before all but what has to come first. One agent's own order stays as it is."""
    share = getattr(shares, candidate.agent.type, EVEN)
    told = candidate.priority
    if share == EVEN or told >= VIP_PRIORITY:
        return candidate
    proposal = candidate.proposal.model_copy(update={"priority": _between(told, share)})
    return replace(candidate, proposal=proposal)


def _between(told: int, share: int) -> int:
    if share < EVEN:
        return round(told * share / EVEN)
    top = VIP_PRIORITY - 1
    return top - round((top - told) * (100 - share) / (100 - EVEN))


def _rank(candidate: Ranked) -> tuple[int, float, str]:
    return (-candidate.priority, -candidate.confidence, candidate.mark)
