"""Of what is proposed several times, one."""

from collections.abc import Iterable, Mapping, Sequence

from countersign.agents.coordinator.candidate import Candidate
from countersign.domain.actions.action import Action
from countersign.domain.task.held import HeldHead


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


def replaced_by(
    new: Iterable[Candidate], held: Iterable[HeldHead], compared: Mapping[str, Action]
) -> frozenset[str]:
    """The marks of what is held and was proposed anew: under a mark of earlier, or in a pile that
    has grown since. What a held pile has was read again with it, so that nothing is lost."""
    marks = {mark for one in new for mark in one.proposal.marks}
    return frozenset(
        one.mark
        for one in held
        if one.mark in marks
        or any(_overlap(found.proposal.action, compared.get(one.mark)) for found in new)
    )


def _overlap(one: Action, other: Action | None) -> bool:
    if other is None or one.shape != "items" or one.kind != other.kind:
        return False
    return not one.writes_to().isdisjoint(other.writes_to())
