"""Of what is proposed several times, one."""

from collections.abc import Iterable, Sequence

from countersign.agents.coordinator.candidate import Candidate
from countersign.domain.actions.action import Action


def each_once(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """One of each mark. Of copies in several accounts the one counts whose address the mail
    names."""
    found: dict[str, Candidate] = {}
    for one in candidates:
        known = found.get(one.proposal.mark)
        if known is None or one.proposal.sender or not known.proposal.sender:
            found[one.proposal.mark] = one
    return tuple(found.values())


def without_overlap(
    candidates: Iterable[Candidate], waiting: Sequence[Action]
) -> tuple[Candidate, ...]:
    """The candidates, but for those with a mail of which a waiting pile would do the same.

    A pass that died after it had proposed a pile is read again, by then with more mail: the larger
    pile is another one to those who compare marks.
    """
    return tuple(
        one
        for one in candidates
        if not any(_overlap(one.proposal.action, other) for other in waiting)
    )


def _overlap(one: Action, other: Action) -> bool:
    if one.shape != "items" or one.kind != other.kind:
        return False
    return not one.writes_to().isdisjoint(other.writes_to())
