"""The marks by which proposals name each other become the ids of the tasks that they will be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from countersign.agents.coordinator.candidate import Candidate
from countersign.agents.coordinator.relate import Grouped, grouped
from countersign.domain.errors import InvalidInput
from countersign.domain.task.links import Links
from countersign.ports.diagnostics import Diagnostics
from countersign.ports.system import Ids
from countersign.ports.tasks import Tasks


@dataclass(frozen=True)
class Identified:
    """A candidate with the id of the task that it becomes, and those of the tasks it is linked to.

    An id that is not given yet is given when the task is made.
    """

    candidate: Candidate
    task_id: str | None = None
    links: Links | None = None


@dataclass(frozen=True)
class LinkedUp:
    """`groups` are created whole or not at all."""

    groups: tuple[tuple[Identified, ...], ...]
    alone: tuple[Identified, ...]


@dataclass(frozen=True)
class LinkUp:
    tasks: Tasks
    ids: Ids
    diagnostics: Diagnostics

    def __call__(self, user_id: str, candidates: Sequence[Candidate]) -> LinkedUp:
        """One request more where one needs a task of an earlier pass; none for what has no links.

        What needs something that was never proposed, or cannot have the links it asks for, is left
        out, and an operator hears of it. Of an earlier pass nothing else is linked: it would have
        to name this one as well, or of two in each other's way both could be carried out.
        """
        here = {one.proposal.mark for one in candidates}
        wanted = {other for one in candidates for other in one.proposal.depends_on} - here
        known = self.tasks.made_of(user_id, sorted(wanted)) if wanted else {}
        found = grouped(candidates, known)
        for mark, why in found.refused.items():
            self.diagnostics.set_aside("proposal", mark, InvalidInput(why))
        return self._identified(found, known)

    def _identified(self, found: Grouped, known: Mapping[str, str]) -> LinkedUp:
        groups = []
        for part in found.groups:
            ids = {one.proposal.mark: self.ids.new("tsk") for one in part}
            needed_by = {
                mark: tuple(
                    ids[one.proposal.mark] for one in part if mark in one.proposal.depends_on
                )
                for mark in ids
            }
            groups.append(
                tuple(
                    Identified(one, ids[mark], _links(one, {**known, **ids}, ids, needed_by[mark]))
                    for one in part
                    for mark in (one.proposal.mark,)
                )
            )
        alone = tuple(Identified(one, None, _links(one, known, {}, ())) for one in found.alone)
        return LinkedUp(tuple(groups), alone)


def _links(
    one: Candidate, known: Mapping[str, str], ids: Mapping[str, str], needed_by: tuple[str, ...]
) -> Links | None:
    """`known` are all whom it may need, `ids` those that come into being with it."""
    proposal = one.proposal
    links = Links(
        depends_on=tuple(known[mark] for mark in proposal.depends_on),
        conflicts_with=tuple(ids[mark] for mark in proposal.conflicts_with if mark in ids),
        together_with=tuple(ids[mark] for mark in proposal.together_with if mark in ids),
        needed_by=needed_by,
    )
    return links if links.told else None
