"""What the agents found, brought into one order: what is asked now, and what is held back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from countersign.agents.coordinator.candidate import Candidate
from countersign.agents.coordinator.cap import in_turn, room_beside
from countersign.agents.coordinator.merge import replaced_by, without_overlap
from countersign.agents.coordinator.relate import related, with_partners
from countersign.agents.coordinator.score import best_first
from countersign.domain.actions.action import Action
from countersign.domain.plans.plan import HELD_AT_MOST
from countersign.domain.task.held import HeldHead
from countersign.domain.task.proposal import Proposal
from countersign.domain.task.task import Task


@dataclass(frozen=True)
class Backlog:
    """What is held back, and the actions of those of it that are of the kinds compared, by mark."""

    heads: Sequence[HeldHead] = ()
    compared: Mapping[str, Action] | None = None


@dataclass(frozen=True)
class Coordinated:
    """`now` is asked, `later` held back, best first. Of what is held already, `replaced` says what
    is proposed anew in other words; `given_up` are marks that a full backlog has no place for."""

    now: tuple[Candidate, ...]
    later: tuple[Candidate, ...]
    replaced: tuple[str, ...]
    given_up: tuple[str, ...]


def coordinate(
    candidates: Sequence[Candidate],
    waiting: Sequence[Task],
    compared: Sequence[Action],
    backlog: Backlog | None = None,
) -> Coordinated:
    """The new and the held are ranked together, so that a place goes to the best of both; one that
    a held proposal is entitled to stays free for it. What is linked is looked at together, and
    comes with the best of it. `compared` are the actions of tasks that wait and are of the kinds
    named by `kinds_compared`."""
    held = backlog or Backlog()
    room = room_beside(len(waiting))
    new = best_first(related(without_overlap(candidates, compared)))
    replaced = replaced_by(new, held.heads, held.compared or {})
    named = {one.mark for one in new}
    others = [one for one in held.heads if one.mark not in named | replaced]
    ranked: tuple[Candidate | HeldHead, ...] = best_first((*new, *others))
    first = with_partners({one.mark for one in in_turn(ranked, room)[:room]}, new)
    now = tuple(one for one in new if one.mark in first)
    behind = [one for one in ranked if one not in now]
    kept, beyond = behind[:HELD_AT_MOST], behind[HELD_AT_MOST:]
    return Coordinated(
        now=now,
        later=tuple(one for one in kept if isinstance(one, Candidate)),
        replaced=tuple(replaced - named),
        given_up=tuple(one.mark for one in beyond),
    )


def kinds_compared(proposals: Iterable[Proposal]) -> frozenset[str]:
    """Of which kinds a waiting action may do a part of what one of the proposals would."""
    return frozenset(one.action.kind for one in proposals if one.action.shape == "items")
