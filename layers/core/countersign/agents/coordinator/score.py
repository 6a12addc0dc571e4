"""The order in which candidates come before the person, best first."""

from collections.abc import Iterable

from countersign.agents.coordinator.candidate import Candidate

CONFIDENCE_AT_LEAST = 0.5


def best_first(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """But for unsure ones. Of those about the same observation the best one stays."""
    best: dict[str, Candidate] = {}
    for one in sorted(candidates, key=_rank):
        if one.proposal.confidence >= CONFIDENCE_AT_LEAST:
            best.setdefault(one.proposal.mark, one)
    return tuple(best.values())


def _rank(candidate: Candidate) -> tuple[int, float, str]:
    proposal = candidate.proposal
    return (-proposal.priority, -proposal.confidence, proposal.mark)
