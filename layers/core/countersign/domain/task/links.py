"""Links between tasks: what must be so of the other, or this one is not claimed.

One table says it. It is asked before the claim, so that a person hears what a task waits for, and
is a condition of the claim's transaction, so that nothing in between can change it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from countersign.domain.says import said
from countersign.domain.task.task import Status, Task, Undo

Link = Literal["depends_on", "conflicts_with", "together_with"]

LINKS: tuple[Link, ...] = get_args(Link)

_NEVER_OR_IN_VAIN: frozenset[Undo | None] = frozenset({None, "failed"})
_WHATEVER: frozenset[Undo | None] = frozenset({None, *get_args(Undo)})


@dataclass(frozen=True)
class LinkRow:
    """What holds of one sort of link. What is not named here is refused.

    The task may be claimed where the other is in one of `statuses`, with its undo at one of
    `undo_states`. While the other is in one of `undecided`, it may yet come to that: the task
    waits. `or_missing`: it may be claimed as well where there is no other.
    """

    statuses: frozenset[Status]
    undo_states: frozenset[Undo | None]
    undecided: frozenset[Status]
    or_missing: bool = False

    def holds(self, other: Task | None) -> bool:
        """Whether the task may be claimed, with the other as it is."""
        if other is None:
            return self.or_missing
        return other.status in self.statuses and other.undo_state in self.undo_states


CLAIMED_WHILE: Mapping[Link, LinkRow] = {
    "depends_on": LinkRow(
        statuses=frozenset({Status.COMPLETED}),
        undo_states=_NEVER_OR_IN_VAIN,
        undecided=frozenset(
            {Status.AWAITING_APPROVAL, Status.APPROVED, Status.EXECUTING, Status.NEEDS_REVIEW}
        ),
    ),
    # One that is approved does not hold the other up: two of them would wait for each other.
    "conflicts_with": LinkRow(
        statuses=frozenset(
            {
                Status.AWAITING_APPROVAL,
                Status.APPROVED,
                Status.REJECTED,
                Status.EXPIRED,
                Status.CANCELLED,
                Status.FAILED,
                Status.UNDONE,
            }
        ),
        undo_states=_WHATEVER,
        undecided=frozenset({Status.EXECUTING, Status.NEEDS_REVIEW}),
        or_missing=True,
    ),
    "together_with": LinkRow(
        statuses=frozenset(
            {
                Status.AWAITING_APPROVAL,
                Status.APPROVED,
                Status.EXECUTING,
                Status.COMPLETED,
                Status.NEEDS_REVIEW,
            }
        ),
        undo_states=_NEVER_OR_IN_VAIN,
        undecided=frozenset(),
    ),
}

_HAS_ENDED = {
    Status.REJECTED: said("was declined"),
    Status.EXPIRED: said("has expired"),
    Status.CANCELLED: said("was cancelled"),
    Status.FAILED: said("failed"),
    Status.UNDONE: said("was undone"),
}
_SHOWN_AT_MOST = 200


@dataclass(frozen=True)
class Links:
    """The other tasks that one names, by their ids; `needed_by` name it in their `depends_on`."""

    depends_on: tuple[str, ...] = ()
    conflicts_with: tuple[str, ...] = ()
    together_with: tuple[str, ...] = ()
    needed_by: tuple[str, ...] = ()

    @property
    def told(self) -> dict[str, list[str]]:
        """As the history tells of them; nothing where there are none."""
        return {name: list(ids) for name, ids in vars(self).items() if ids}


@dataclass(frozen=True)
class LinkGuard:
    """What must hold of the other task when the change is stored: the table's row for `link`."""

    task_id: str
    link: Link

    def as_of(self, at: datetime) -> "LinkGuard":
        """The same: it goes by what is stored, and by no clock."""
        return self


@dataclass(frozen=True)
class Clear:
    """No other task is in the way."""


@dataclass(frozen=True)
class Waits:
    """What becomes of another task is not known yet; the approval stands."""

    reason: str


@dataclass(frozen=True)
class Ended:
    """The other ended in a way that this one was not approved for: the person is asked again.

    `parted` is the other one's id where the person may decide alone from then on.
    """

    why: str
    parted: str | None = None


LinkVerdict = Clear | Waits | Ended


def guards_of(task: Task) -> tuple[LinkGuard, ...]:
    """What the claim of the task has to hold to."""
    return tuple(LinkGuard(other, link) for link in LINKS for other in getattr(task, link))


def others_of(task: Task) -> tuple[str, ...]:
    """The tasks that hear of what becomes of this one, and this one of them."""
    named = (getattr(task, name) for name in (*LINKS, "needed_by"))
    return tuple(dict.fromkeys(other for ids in named for other in ids))


def seen(task: Task, others: Mapping[str, Task]) -> LinkVerdict:
    """Whether the task may be claimed, with the others as they are; what cannot be mended first."""
    verdicts = [_seen(guard, others.get(guard.task_id)) for guard in guards_of(task)]
    for sort in (Ended, Waits):
        found = next((one for one in verdicts if isinstance(one, sort)), None)
        if found is not None:
            return found
    return Clear()


def _seen(guard: LinkGuard, other: Task | None) -> LinkVerdict:
    row = CLAIMED_WHILE[guard.link]
    if row.holds(other):
        return Clear()
    if other is None:
        return _ended(guard, "A task", "is not there any more")
    called = other.summary[:_SHOWN_AT_MOST]
    is_being_undone = other.undo_state == "pending"
    if other.status in row.undecided or (guard.link == "conflicts_with" and is_being_undone):
        return Waits(said("It waits for: {called}", called=called))
    if is_being_undone:
        return _ended(guard, called, "is being taken back")
    return _ended(guard, called, _HAS_ENDED.get(other.status, "may have been taken back"))


def _ended(guard: LinkGuard, called: str, became: str) -> Ended:
    match guard.link:
        case "depends_on":
            return Ended(
                said("{called}, which this needs, {became}.", called=called, became=became)
            )
        case "conflicts_with":
            return Ended(
                said("{called} was carried out, and only one of the two may be.", called=called)
            )
        case "together_with":
            return Ended(
                said("{called}, which goes with this, {became}.", called=called, became=became),
                parted=guard.task_id,
            )
