"""What was done, held against what was decided."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from countersign.domain.history import verify
from countersign.domain.task import IN_FLIGHT, EffectState, Status
from tests.faults.scenarios import Scenario
from tests.faults.world import World
from tests.making import TASK, USER


@dataclass(frozen=True)
class Reckoning:
    """Four numbers, each of which must be zero."""

    extra_effects: int = 0
    missing_effects: int = 0
    untrue_completions: int = 0
    left_over: int = 0


CLEAN = Reckoning()


def reckon(world: World) -> Reckoning:
    """Compare the provider's journal with the decisions on record; the history must hold, too.

    Extra: not decided on, done again, or done while the ledger denies it. Missing: decided on,
    not done, and nobody was told. Left over: still under way though everything can go on.
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
    is_there = f"{TASK}.{task.revision}.draft" in carried
    owed = task.decided is not None and task.status not in (Status.FAILED, Status.NEEDS_REVIEW)
    stuck = task.status in IN_FLIGHT and (task.blocked_by is None or world.provider.connected)
    return Reckoning(
        extra_effects=undecided + again + len(set(carried) - told),
        missing_effects=int(owed and not is_there and not (task.blocked_by and not stuck)),
        untrue_completions=int(task.status is Status.COMPLETED and not is_there),
        left_over=int(stuck),
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
    if len(world.provider.journal) not in scenario.effects:
        return f"{len(world.provider.journal)} effects"
    return None


def listed(troubles: Sequence[str]) -> str:
    """The first few troubles, a line each, for a reader of a failed test."""
    return "\n".join((f"{len(troubles)} times:", *troubles[:20]))
