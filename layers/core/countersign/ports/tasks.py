"""Where tasks rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from countersign.domain.task.effect import Effect
from countersign.domain.task.links import others_of
from countersign.domain.task.search_words import Spellings, found_in, words_of
from countersign.domain.task.task import (
    VIEW_OF,
    Event,
    Status,
    Task,
    View,
    Wait,
)
from countersign.domain.task.transitions import Change
from countersign.domain.task.transitions.change import of_body

if TYPE_CHECKING:
    from countersign.domain.task.body import Body

SEARCHED_AT_MOST = 1_000
"""How many of the newest tasks are looked through for words."""

ANY_WARNING = "any"


@dataclass(frozen=True)
class Filed:
    """A task with the body of its present revision."""

    task: Task
    body: "Body"

    @property
    def settled(self) -> "Filed":
        """With the body as it would be carried out: once something was decided on, that is what the
        head's digest names. What waits for a decision is as it was proposed."""
        if self.task.status is Status.AWAITING_APPROVAL:
            return self
        return Filed(self.task, self.body.chosen(self.task.digest))

    @property
    def shown(self) -> Task:
        """The head with what it says of the body taken from the body: what a person is shown, asked
        to look at alone and given time to take back is what would be done, whatever a row says."""
        return self.task.model_copy(update=of_body(self.settled.body))

    def is_of(self, user_id: str, task_id: str) -> bool:
        """Whether both rows speak of the task under whose keys they stand. Rows of somebody else's
        that were put there would be decided by one person, and done in the name of another."""
        named = {(self.task.user_id, self.task.task_id), (self.body.user_id, self.body.task_id)}
        return named == {(user_id, task_id)}


@dataclass(frozen=True)
class Newborn:
    """A task to be created, with the mark of its observation, which creates nothing twice.

    `held`: it is held back under that mark, and let go of in the transaction that creates it, so
    that it can be neither lost nor offered twice.
    """

    change: Change
    seen: str
    held: bool = False


def torn(newborn: Sequence[Newborn], fresh: Sequence[Newborn]) -> bool:
    """Whether one of the fresh names another newborn that is not among them."""
    created = {one.change.after.task_id for one in fresh}
    lost = {one.change.after.task_id for one in newborn} - created
    return any(lost.intersection(others_of(one.change.after)) for one in fresh)


@dataclass(frozen=True, kw_only=True)
class Narrowed:
    """What thins out a list. `warning`: a code, or `any`."""

    status: Status | None = None
    agent_type: str | None = None
    agent_id: str | None = None
    kinds: tuple[str, ...] = ()
    integration_id: str | None = None
    warning: str | None = None

    @property
    def equal(self) -> dict[str, str]:
        """Fields of a head that have to be just so."""
        names = ("status", "agent_type", "agent_id", "integration_id")
        return {name: str(getattr(self, name)) for name in names if getattr(self, name)}

    def takes(self, head: Mapping[str, Any]) -> bool:
        """Whether a head is wanted, by its stored fields. One of an earlier version says nothing of
        warnings, and is asked about again once its body is there."""
        if any(head[name] != value for name, value in self.equal.items()):
            return False
        if self.kinds and head["kind"] not in self.kinds:
            return False
        codes = head.get("warnings")
        return codes is None or self._warned(codes)

    def takes_filed(self, filed: Filed) -> bool:
        """Whether it is wanted, its body looked at."""
        return self._warned([one.code for one in filed.body.warnings])

    def _warned(self, codes: Sequence[str]) -> bool:
        if self.warning is None:
            return True
        return bool(codes) if self.warning == ANY_WARNING else self.warning in codes


@dataclass(frozen=True)
class Filter(Narrowed):
    """What a list shows. Only `view` costs nothing; the rest thins out a page."""

    view: View


@dataclass(frozen=True)
class Search(Narrowed):
    """Words that a task is found by, all of them; in every view, unless one is named. `among`: so
    many of the newest are looked through."""

    words: tuple[Spellings, ...]
    view: View | None = None
    among: int = SEARCHED_AT_MOST

    FIELDS: ClassVar = (
        *("sk", "status", "agent_type", "agent_id", "kind", "integration_id", "snoozed_until"),
        *("title", "summary", "words", "warnings"),
    )
    """The stored fields that it asks about."""

    def takes(self, head: Mapping[str, Any]) -> bool:
        """A head of an earlier version is found by its title and its summary."""
        kept = head.get("words")
        words = words_of((head["title"], head["summary"])) if kept is None else kept
        return found_in(words, self.words) and self._is_in_view(head) and super().takes(head)

    def _is_in_view(self, head: Mapping[str, Any]) -> bool:
        snoozed = head.get("snoozed_until") is not None
        view = "snoozed" if snoozed else VIEW_OF[Status(head["status"])]
        return self.view in (None, view)


@dataclass(frozen=True)
class Page:
    """A page of tasks; `next_position` is where the next one begins, if there may be one."""

    items: tuple[Filed, ...]
    next_position: dict[str, str] | None


class Tasks(Protocol):
    """Every read is strongly consistent except the lists; every write names what it read."""

    def get(self, user_id: str, task_id: str) -> Task | None: ...

    def heads_of(self, user_id: str, task_ids: Sequence[str]) -> dict[str, Task]:
        """Those of the tasks that are there, by their ids; at most 100. One request."""
        ...

    def get_filed(self, user_id: str, task_id: str) -> Filed | None: ...

    def revisions(self, user_id: str, task_id: str, numbers: Sequence[int]) -> "dict[int, Body]":
        """Those of the revisions that are there, by number; at most 100. One request."""
        ...

    def get_with_wait(self, user_id: str, task_id: str) -> tuple[Task | None, Wait | None]: ...

    def effects(self, user_id: str, task_id: str) -> tuple[Effect, ...]:
        """Every effect of the task, of all revisions, oldest first."""
        ...

    def events(
        self, user_id: str, task_id: str, *, after: int = 0, at_most: int | None = None
    ) -> tuple[Event, ...]:
        """The history, oldest first: all of it, or so many events behind that sequence number."""
        ...

    def page(
        self, user_id: str, wanted: Filter, *, limit: int, position: dict[str, str] | None
    ) -> Page: ...

    def find(
        self, user_id: str, wanted: Search, *, limit: int, position: dict[str, str] | None
    ) -> Page:
        """Tasks by words, newest first: the last that was made comes first."""
        ...

    def in_view(self, user_id: str, view: View, *, at_most: int) -> tuple[Task, ...]:
        """Heads in the view's order: best first, or newest first. One request."""
        ...

    def create(self, user_id: str, newborn: Sequence[Newborn], *, month: str) -> int:
        """Create what was not seen before, at most 16 in one transaction; answers how many.

        Raises
        ------
        Conflict
            One names another of them that was created by somebody else.
        PlanLimit, RuleSpent
        """
        ...

    def made_of(self, user_id: str, marks: Sequence[str]) -> dict[str, str]:
        """The ids of the tasks that were created under these marks; at most 100. One request."""
        ...

    def unseen(self, user_id: str, marks: Sequence[str]) -> frozenset[str]:
        """Which of the marks stand nowhere yet."""
        ...

    def commit(self, change: Change) -> None:
        """Store a change: head, event, and what came with it, all or nothing.

        Raises
        ------
        Conflict
            The head, or the effect, is not the one that was read.
        """
        ...

    def postpone(self, task: Task, due_at: datetime) -> bool:
        """Move the clock's next look, if the head is still the one that was read."""
        ...

    def renew_lease(self, before: Effect, after: Effect) -> None:
        """Take over or give up an open effect.

        Raises
        ------
        Conflict
            Another worker holds it by now.
        """
        ...

    def note_run(self, wait: Wait) -> None:
        """Remember that a run has begun, unless a newer one is known."""
        ...

    def note_question(self, wait: Wait) -> bool:
        """Remember a run's token if it is newer than the one there; answers whether it was."""
        ...

    def note_answer(self, wait: Wait, at: datetime) -> None:
        """Remember that the token was answered, if it is still that token."""
        ...
