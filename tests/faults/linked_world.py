"""Two tasks that are linked, and what was done of both held against their link."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from countersign.domain.actions.action import Action
from countersign.domain.task.effect import EffectState
from countersign.domain.task.event_chain import verify
from countersign.domain.task.links import Link
from countersign.domain.task.task import IN_FLIGHT, Status, Task
from countersign.domain.task.transitions import Change
from countersign.ports.effects import AnyEffector
from countersign.ports.tasks import Newborn
from countersign.ports.workflow import Call
from tests import tally
from tests.factories import TASK, USER, body, proposed, reply
from tests.fakes.checkpoints import InMemoryCheckpoints
from tests.fakes.rules import InMemoryRules
from tests.fakes.tasks import InMemoryTasks
from tests.faults.breaker import Breaker
from tests.faults.invariants import Reckoning
from tests.faults.world import World

FIRST, SECOND = TASK, "tsk_2"
"""The first names the second only where a link goes both ways."""

GONE = (Status.REJECTED, Status.EXPIRED, Status.CANCELLED, Status.FAILED, Status.UNDONE)
OPEN_TO_THE_PERSON = (Status.AWAITING_APPROVAL, Status.NEEDS_REVIEW)


@dataclass
class WatchedTasks(InMemoryTasks):
    """Keeps, for each claim, the other task as it was at that very moment."""

    claims: list[tuple[str, Task]] = field(default_factory=list)

    def _store(self, change: Change) -> None:
        if change.event.type == "claimed":
            other = self.heads[USER, SECOND if change.after.task_id == FIRST else FIRST]
            self.claims.append((change.after.task_id, other))
        super()._store(change)


class LinkedWorld(World):
    """One person, one account, two tasks. The second depends on the first, or they are in each
    other's way, or made for one purpose."""

    tasks: WatchedTasks

    def __init__(
        self,
        link: Link,
        breaker: Breaker | None = None,
        *,
        first: Action | None = None,
        second: Action | None = None,
    ) -> None:
        self.link = link
        self.second_action = second or reply(thread_id="thread-2", body="And at one?")
        super().__init__(breaker, action=first)

    def _make_fakes(self) -> None:
        super()._make_fakes()
        self.tasks = WatchedTasks(people=self.users.people)
        self.rules, self.checkpoints = InMemoryRules(self.tasks), InMemoryCheckpoints(self.tasks)

    def _open_provider(self, *more: Any) -> Mapping[str, AnyEffector]:
        effectors = super()._open_provider(*more)
        return {**effectors, self.second_action.kind: next(iter(effectors.values()))}

    @property
    def first(self) -> Task:
        return self.tasks.heads[USER, FIRST]

    @property
    def second(self) -> Task:
        return self.tasks.heads[USER, SECOND]

    @property
    def statuses(self) -> tuple[Status, Status]:
        return self.first.status, self.second.status

    def propose(self) -> None:
        now, both_ways = self.clock.now(), self.link != "depends_on"
        first = proposed(body(action=self.action), now=now)
        second = proposed(body(task_id=SECOND, action=self.second_action), now=now)
        names_second = {self.link if both_ways else "needed_by": (SECOND,)}
        newborn = [
            Newborn(_with(first, names_second), "first"),
            Newborn(_with(second, {self.link: (FIRST,)}), "second"),
        ]
        self.tasks.create(USER, newborn, month="2026-11")

    def approve(self, task_id: str) -> None:
        self._tap(task_id, self.decide.approve)

    def decline(self, task_id: str) -> None:
        self._tap(task_id, lambda *on: self.decide.reject(*on, reason=None, text=None))

    def cancel(self, task_id: str) -> None:
        self._tap(task_id, self.change.cancel)

    def undo(self, task_id: str) -> None:
        self._tap(task_id, self.change.undo)

    def retry(self, task_id: str) -> None:
        self._tap(task_id, self.change.retry)

    def resolve(self, task_id: str, *, happened: bool) -> None:
        self._tap(task_id, lambda *on: self.change.resolve(*on, happened=happened))

    def put_off(self, task_id: str, span: timedelta) -> None:
        until = self.clock.now() + span
        self._tap(task_id, lambda user, one, digest: self.change.snooze(user, one, digest, until))

    def call_for(self, task_id: str) -> Call:
        """A message on the action queue that nobody sent: right in all but its token."""
        task = self.tasks.heads[USER, task_id]
        return Call(USER, task_id, task.run, task.next_enter, "token-0", self.clock.now())

    def waits_for_the_other(self, task: Task) -> bool:
        """Held by the link, while nothing happens to the other but by the person's hand."""
        other = self.second if task.task_id == FIRST else self.first
        held = task.blocked_on == "task" and task.status is Status.APPROVED
        return held and (other.status in OPEN_TO_THE_PERSON or self.waits_for_the_other(other))

    def _tap(self, task_id: str, tap: Callable[..., object]) -> None:
        digest = self.tasks.heads[USER, task_id].digest
        self.insist(lambda: tap(self.person, task_id, digest))

    def _rests(self, task: Task) -> bool:
        is_looked_at_later = task.due_at is not None and task.due_at > self.clock.now()
        waits = is_looked_at_later and self.waits_for_the_other(task)
        return waits or super()._rests(task)


def _with(birth: Change, links: Mapping[Any, tuple[str, ...]]) -> Change:
    return replace(birth, after=birth.after.model_copy(update=dict(links)))


def reckon(world: LinkedWorld) -> Reckoning:
    """Of both tasks: what was done without a decision or twice, and what was claimed while the
    other was not as the link wants it; what is left over; what is not as the record says."""
    world.provider.land_all()
    found = [_of(world, task) for task in (world.first, world.second)]
    reckoning = Reckoning(
        extra_effects=sum(one.extra_effects for one in found) + _against_the_link(world),
        untrue_completions=sum(one.untrue_completions for one in found),
        left_over=sum(one.left_over for one in found),
    )
    tally.note(
        extra=reckoning.extra_effects,
        missing=reckoning.left_over,
        untrue=reckoning.untrue_completions,
    )
    return reckoning


def _of(world: LinkedWorld, task: Task) -> Reckoning:
    events = world.tasks.events(USER, task.task_id)
    verify(task, events)
    decided = {event.digest for event in events if event.type in ("approved", "retried")}
    mine = [one for one in world.provider.journal if one.key.startswith(f"{task.task_id}.")]
    carried = Counter(one.key for one in mine)
    told = {
        effect.key
        for effect in world.tasks.effects(USER, task.task_id)
        if effect.state in (EffectState.DONE, EffectState.UNSETTLED)
    }
    is_there = any(one.is_last for one in mine)
    undecided = sum(one.digest not in decided for one in mine)
    again = sum(count - 1 for count in carried.values())
    stuck = task.status in IN_FLIGHT and not world.waits_for_the_other(task)
    return Reckoning(
        extra_effects=undecided + again + len(set(carried) - told),
        untrue_completions=int(task.status in (Status.COMPLETED, Status.UNDONE) and not is_there),
        left_over=int(stuck or task.undo_state == "pending"),
    )


def _against_the_link(world: LinkedWorld) -> int:
    """How often the link was not kept to, by what is done and by how things stood at each claim."""
    match world.link:
        case "depends_on":
            at_claims = (other for mine, other in world.tasks.claims if mine == SECOND)
            broken = sum(
                other.status is not Status.COMPLETED or other.undo_state not in (None, "failed")
                for other in at_claims
            )
            who = [one.key.partition(".")[0] for one in world.provider.journal]
            return broken + (SECOND in who and FIRST not in who[: who.index(SECOND)])
        case "conflicts_with":
            stand = {one.key for one in world.provider.journal if one.is_last}
            return max(0, len(stand - set(world.provider.taken_back)) - 1)
        case "together_with":
            return sum(
                other.status in GONE and mine in _named_by(world, other)
                for mine, other in world.tasks.claims
            )


def _named_by(world: LinkedWorld, other: Task) -> set[str]:
    """Who still named the other when they were claimed: who was told that it ended may go alone."""
    told = {
        event.task_id
        for task_id in (FIRST, SECOND)
        for event in world.tasks.events(USER, task_id)
        if event.data.get("parted") == other.task_id
    }
    return {FIRST, SECOND} - told
