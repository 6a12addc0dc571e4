"""What was done, held against what was decided."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from countersign.domain.task.effect import EffectState
from countersign.domain.task.event_chain import verify
from countersign.domain.task.task import IN_FLIGHT, Event, Status
from tests import tally
from tests.factories import TASK, USER
from tests.faults.mailbox_world import STAYS, Post
from tests.faults.scenarios import Scenario
from tests.faults.world import World


@dataclass(frozen=True)
class Reckoning:
    """Four numbers, each of which must be zero."""

    extra_effects: int = 0
    missing_effects: int = 0
    untrue_completions: int = 0
    left_over: int = 0


CLEAN = Reckoning()

_OWES_NOTHING = (Status.FAILED, Status.NEEDS_REVIEW, Status.CANCELLED)


def reckon(world: World) -> Reckoning:
    """Compare the provider's journal with the decisions on record; the history must hold, too.

    Extra: not decided on, done again, done before its time, or done while the ledger denies it.
    Missing: decided on, not done, and nobody was told. Left over: still under way though everything
    can go on.
    """
    world.provider.land_all()
    task = world.task
    events = world.tasks.events(USER, TASK)
    verify(task, events)
    decided = {event.digest for event in events if event.type == "approved"}
    carried = Counter(entry.key for entry in world.provider.journal)
    told = {
        effect.key
        for effect in world.tasks.effects(USER, TASK)
        if effect.state in (EffectState.DONE, EffectState.UNSETTLED)
    }
    undecided = sum(entry.digest not in decided for entry in world.provider.journal)
    again = sum(count - 1 for count in carried.values())
    is_there = all(_stands(world, step, carried.keys()) for step in world.steps)
    last = f"{TASK}.{task.revision}.{world.steps[-1]}"
    owed = task.decided is not None and task.status not in _OWES_NOTHING
    stuck = task.status in IN_FLIGHT and (task.blocked_by is None or world.provider.connected)
    taken_back = set(world.provider.taken_back)
    unasked = taken_back and not any(event.type == "undo_asked" for event in events)
    is_another = any(
        entry.key == last and entry.digest != task.digest for entry in world.provider.journal
    )
    untrue = task.status in (Status.COMPLETED, Status.UNDONE) and (is_another or not is_there)
    not_undone = task.status is Status.UNDONE and not _is_undone(world, last)
    not_undone |= any(
        f"{TASK}.{event.revision}.{world.steps[-1]}" not in world.provider.taken_back
        for event in events
        if event.type == "undone"
    )
    early = _too_early(world, events)
    if isinstance(world.provider, Post):
        again += len(world.provider.taken_back) - len(taken_back)
    reckoning = Reckoning(
        extra_effects=undecided + again + early + len(set(carried) - told) + bool(unasked),
        missing_effects=int(owed and not is_there and not (task.blocked_by and not stuck)),
        untrue_completions=int(untrue or not_undone),
        left_over=int(stuck or task.undo_state == "pending"),
    )
    tally.note(
        extra=reckoning.extra_effects,
        missing=reckoning.missing_effects + reckoning.left_over,
        untrue=reckoning.untrue_completions,
    )
    return reckoning


def _stands(world: World, step: str, carried: Collection[str]) -> bool:
    """Whether a step of the present revision is done, perhaps by an earlier one, and for good."""
    revision = world.task.revision
    since = 1 if isinstance(world.provider, Post) and step in STAYS else revision
    return any(f"{TASK}.{number}.{step}" in carried for number in range(since, revision + 1))


def _too_early(world: World, events: Sequence[Event]) -> int:
    """How much of what reaches others was written before the person's decision had cooled."""
    if not world.action.people_reached:
        return 0
    cooling = timedelta(seconds=world.person.cooling_seconds)
    first: dict[str, datetime] = {}
    for event in events:
        if event.type == "approved":
            first.setdefault(event.digest, event.at)
    return sum(
        carried.digest in first and carried.at < first[carried.digest] + cooling
        for carried in world.provider.journal
    )


def _is_undone(world: World, last_key: str) -> bool:
    provider = world.provider
    return last_key in provider.taken_back and (
        not isinstance(provider, Post) or provider.is_as_it_was()
    )


def played(scenario: Scenario, world: World) -> str | None:
    """Play the scenario; answers what is wrong at its end, if anything is."""
    try:
        scenario.play(world)
        reckoning = reckon(world)
    except Exception as failure:
        return repr(failure)
    if reckoning != CLEAN or world.task.status not in scenario.ends:
        return f"{world.task.status} after {world.task.run} runs, {reckoning}"
    least, most = (_writes(world, times) for times in (scenario.effects[0], scenario.effects[-1]))
    if not least <= len(world.provider.journal) <= most:
        return f"{len(world.provider.journal)} effects"
    return None


def _writes(world: World, times: int) -> int:
    """How many there are when it was done so many times, and taken back in between."""
    stays = STAYS.intersection(world.steps) if isinstance(world.provider, Post) else ()
    return times * (len(world.steps) - len(stays)) + min(times, 1) * len(stays)


def listed(troubles: Sequence[str]) -> str:
    """The first few troubles, a line each, for a reader of a failed test."""
    return "\n".join((f"{len(troubles)} times:", *troubles[:20]))
