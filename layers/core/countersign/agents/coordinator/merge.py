"""Of what is proposed several times, one."""

from collections.abc import Iterable, Mapping, Sequence

from countersign.agents.coordinator.candidate import Candidate
from countersign.domain.actions.action import Action
from countersign.domain.actions.items import ItemsAction
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
    has grown since. A held pile of which only a part was read again stays, so that nothing is lost;
    when it comes up, what waits by then is taken out of it."""
    marks = {mark for one in new for mark in one.proposal.marks}
    again = [one.proposal.action for one in new]
    return frozenset(
        one.mark for one in held if one.mark in marks or _does_all_of(again, compared.get(one.mark))
    )


def without_items_of(action: ItemsAction, waiting: Sequence[Action]) -> ItemsAction | None:
    """The action without the items to which a waiting one would do the same; None without any."""
    taken = {place for one in waiting if one.kind == action.kind for place in one.writes_to()}
    alone = ((one, action.model_copy(update={"items": (one,)})) for one in action.items)
    left = tuple(one for one, by_itself in alone if by_itself.writes_to().isdisjoint(taken))
    return action.model_copy(update={"items": left}) if left else None


def _does_all_of(again: Iterable[Action], held: Action | None) -> bool:
    if held is None or held.shape != "items":
        return False
    places = {place for one in again if one.kind == held.kind for place in one.writes_to()}
    return held.writes_to() <= places


def _overlap(one: Action, other: Action) -> bool:
    if one.shape != "items" or one.kind != other.kind:
        return False
    return not one.writes_to().isdisjoint(other.writes_to())
