"""How the proposals of a pass stand to each other, by their marks.

Two that would write to the same place of the same thing are in each other's way. What an agent says
of its own proposals is taken at its word where it can be kept to, and else none of them is made.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter
from itertools import combinations
from typing import Any

from countersign.agents.coordinator.candidate import Candidate
from countersign.domain.task.links import LINKS, Link
from countersign.domain.task.task import LINKS_AT_MOST

GROUP_AT_MOST = 10
"""How many come into being together: they are created in one transaction."""

BOTH_WAYS: tuple[Link, ...] = ("conflicts_with", "together_with")


@dataclass(frozen=True)
class Grouped:
    """`groups` come into being together or not at all, `alone` is linked to nothing of this pass;
    `refused` says of a mark why nothing is made of it."""

    groups: tuple[tuple[Candidate, ...], ...]
    alone: tuple[Candidate, ...]
    refused: Mapping[str, str]


def related(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates, with those that are in each other's way linked, and what goes both ways said
    by both."""
    by_mark = {one.proposal.mark: one for one in candidates}
    links = {mark: _said_by(one) for mark, one in by_mark.items()}
    for one, other in _in_each_others_way(candidates):
        if not any(other in links[one][link] or one in links[other][link] for link in LINKS):
            links[one]["conflicts_with"].append(other)
    for mark, said in links.items():
        for link in BOTH_WAYS:
            for other in said[link]:
                if other in links and mark not in links[other][link]:
                    links[other][link].append(mark)
    return tuple(_with(one, links[one.proposal.mark]) for one in candidates)


def with_partners(marks: Collection[str], candidates: Sequence[Candidate]) -> set[str]:
    """The marks, and those of whatever is linked to them, however far: what belongs together is
    looked at together."""
    found = set(marks)
    for part in _parts(candidates):
        together = {one.proposal.mark for one in part}
        if found & together:
            found |= together
    return found


def by_agent(candidates: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    """Whose they are, by the agent's id; what hangs together goes with the agent of the first."""
    found: dict[str, list[Candidate]] = defaultdict(list)
    for part in _parts(candidates):
        found[part[0].agent.agent_id] += part
    return dict(found)


def grouped(candidates: Sequence[Candidate], known: Mapping[str, str]) -> Grouped:
    """`known` are tasks of earlier passes by the mark that they were created under."""
    refused = _needing_what_is_not_there(candidates, known)
    there = [one for one in candidates if one.proposal.mark not in refused]
    groups: list[tuple[Candidate, ...]] = []
    alone: list[Candidate] = []
    for part in _parts(there):
        why = _unfit(part)
        if why is not None:
            refused |= dict.fromkeys((one.proposal.mark for one in part), why)
        elif len(part) > 1:
            groups.append(part)
        else:
            alone += part
    return Grouped(tuple(groups), tuple(alone), refused)


def _said_by(one: Candidate) -> dict[Link, list[str]]:
    proposal = one.proposal
    return {link: list(dict.fromkeys(getattr(proposal, link))) for link in LINKS}


def _with(one: Candidate, links: Mapping[Link, Sequence[str]]) -> Candidate:
    if all(tuple(links[link]) == getattr(one.proposal, link) for link in LINKS):
        return one
    update: dict[str, Any] = {link: tuple(marks) for link, marks in links.items()}
    return replace(one, proposal=one.proposal.model_copy(update=update))


def _in_each_others_way(candidates: Sequence[Candidate]) -> Iterable[tuple[str, str]]:
    """Of different kinds, at one place. Not two piles: a label and the way out of the inbox are put
    on one mail side by side."""
    at: dict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        for place in one.proposal.action.writes_to():
            at[place].append(one)
    for place in sorted(at):
        for one, other in combinations(at[place], 2):
            first, second = one.proposal.action, other.proposal.action
            if first.kind != second.kind and not first.shape == second.shape == "items":
                yield one.proposal.mark, other.proposal.mark


def _needing_what_is_not_there(
    candidates: Sequence[Candidate], known: Mapping[str, str]
) -> dict[str, str]:
    """And what needs that in turn."""
    refused: dict[str, str] = {}
    there = {one.proposal.mark for one in candidates} | set(known)
    for _ in candidates:
        found = {
            one.proposal.mark
            for one in candidates
            if one.proposal.mark in there and not there.issuperset(one.proposal.depends_on)
        }
        if not found:
            break
        refused |= dict.fromkeys(sorted(found), "It needs what nobody proposed.")
        there -= found
    return refused


def _parts(candidates: Sequence[Candidate]) -> list[tuple[Candidate, ...]]:
    """Those that hang together, each in the order in which they came."""
    beside: dict[str, set[str]] = {one.proposal.mark: set() for one in candidates}
    for one in candidates:
        mark = one.proposal.mark
        for link in LINKS:
            for other in beside.keys() & set(getattr(one.proposal, link)):
                beside[mark].add(other)
                beside[other].add(mark)
    parts: list[tuple[Candidate, ...]] = []
    placed: set[str] = set()
    for one in candidates:
        if one.proposal.mark not in placed:
            reached = _reached(one.proposal.mark, beside)
            placed |= reached
            parts.append(tuple(other for other in candidates if other.proposal.mark in reached))
    return parts


def _reached(begin: str, beside: Mapping[str, set[str]]) -> set[str]:
    reached, rest = {begin}, [begin]
    while rest:
        new = beside[rest.pop()] - reached
        reached |= new
        rest += new
    return reached


def _unfit(part: Sequence[Candidate]) -> str | None:
    """Why the links of these cannot be kept to; None where they can."""
    if len(part) > GROUP_AT_MOST:
        return f"More than {GROUP_AT_MOST} hang together."
    needs = {one.proposal.mark: set(one.proposal.depends_on) for one in part}
    needed = [other for wanted in needs.values() for other in wanted]
    if any(needed.count(other) > LINKS_AT_MOST for other in needed):
        return f"More than {LINKS_AT_MOST} need the same."
    if any(len(getattr(one.proposal, link)) > LINKS_AT_MOST for one in part for link in LINKS):
        return f"It names more than {LINKS_AT_MOST} others."
    for one in part:
        named = [other for link in LINKS for other in getattr(one.proposal, link)]
        if one.proposal.mark in named or len(set(named)) < len(named):
            return "It names itself, or one other in two ways."
    try:
        TopologicalSorter(needs).prepare()
    except CycleError:
        return "They need each other."
    return None
