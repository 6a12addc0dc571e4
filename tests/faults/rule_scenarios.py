"""A task that a rule approves, and what can happen to it until its end.

A scan that stops dead is read again from where it was, so its proposal comes once more.
"""

from collections.abc import Callable
from datetime import timedelta

from countersign.agents.coordinator.candidate import Candidate
from countersign.domain.identifiers import Prefix
from countersign.domain.rules.rule import day_in
from countersign.domain.task.task import Status
from countersign.usecases.tasks.propose import ProposeTasks
from tests.factories import TASK, USER, agent, person, proposal, sent
from tests.fakes.system import CountingIds
from tests.faults.breaker import Breaker
from tests.faults.invariants import played
from tests.faults.scenarios import NEVER, ONCE, Scenario
from tests.faults.world import World
from tests.kinds.rules import rule_for, vouched_for

RULE = "rul_1"


class OneId(CountingIds):
    """The one task of the world, however often it is proposed."""

    def new(self, prefix: Prefix) -> str:
        return TASK


class RuledWorld(World):
    """Ada's agent may act by rule, and a rule lets it do what it proposes: answer Grace, or, where
    `kind` is given, that at a mailbox behind the real effectors."""

    def __init__(
        self, breaker: Breaker | None = None, *, room: int = 5, kind: str | None = None
    ) -> None:
        super().__init__(breaker, action=None if kind else sent(), kind=kind)
        self.person = person(plan="pro")
        self.users.people[USER] = self.person
        self.agents.add(agent(autonomy="rules"))
        self.tasks.rules[USER, RULE] = rule_for(self.action, per_day=room)
        guard = self.breaker.guard
        self.proposes = ProposeTasks(
            guard(self.tasks),
            guard(self.clock),
            guard(OneId()),
            guard(self.rules),
            self.diagnostics,
        )

    def propose(self) -> None:
        made = proposal(action=self.action, provenance=vouched_for(self.action))
        candidate = Candidate(made, agent(autonomy="rules"), "ada@example.com")
        self.insist(lambda: self.proposes(self.person, [candidate]))

    def becomes(self, **fields: object) -> None:
        self.person = self.person.model_copy(update=fields)
        self.users.people[USER] = self.users.people[USER].model_copy(update=fields)

    @property
    def used(self) -> int:
        """On all days that a scenario comes to."""
        return sum(count for (_, key), count in self.tasks.used.items() if key.startswith(RULE))

    @property
    def approved_by_rule(self) -> int:
        events = self.tasks.events(USER, TASK)
        return sum((event.type, event.by) == ("approved", "rule") for event in events)


Play = Callable[[RuledWorld], None]


def rule_approves(world: RuledWorld) -> None:
    world.propose()
    world.run()


def answer_lost_after_the_write(world: RuledWorld) -> None:
    world.provider.write_faults.extend(("lost_after", "lands_late"))
    rule_approves(world)


def everything_restarts_while_it_cools(world: RuledWorld) -> None:
    world.propose()
    world.run(timedelta(seconds=3))
    world.restart_everything()
    world.run()


def rule_is_removed_while_it_cools(world: RuledWorld) -> None:
    world.propose()
    world.rules.remove(USER, RULE)
    world.run()


def rule_is_removed_and_the_person_approves(world: RuledWorld) -> None:
    rule_is_removed_while_it_cools(world)
    world.tap_approve()
    world.run()


def plan_ends_while_it_cools(world: RuledWorld) -> None:
    world.propose()
    world.becomes(plan="free")
    world.run()


def person_cancels_while_it_cools(world: RuledWorld) -> None:
    world.propose()
    world.tap_cancel()
    world.run()


def person_pauses_and_goes_on(world: RuledWorld) -> None:
    world.propose()
    world.becomes(paused=True)
    world.run()
    world.clock.wait(hours=2)
    world.becomes(paused=False)
    world.run()


def person_pauses_for_long(world: RuledWorld) -> None:
    world.propose()
    world.becomes(paused=True)
    world.run()
    world.clock.wait(hours=80)
    world.run()


def rule_is_spent(world: RuledWorld) -> None:
    day = day_in(world.person.timezone, world.clock.now())
    world.tasks.used[USER, f"{RULE}#{day}"] = 5
    world.propose()
    world.run()


def month_is_used_up(world: RuledWorld) -> None:
    world.tasks.used[USER, "2026-11"] = 1_000
    world.propose()
    world.run()


ASKS = frozenset({Status.AWAITING_APPROVAL})
_DONE = frozenset({Status.COMPLETED})

SCENARIOS = (
    (rule_approves, _DONE, ONCE),
    (answer_lost_after_the_write, _DONE, ONCE),
    (everything_restarts_while_it_cools, _DONE, ONCE),
    (rule_is_removed_while_it_cools, ASKS, NEVER),
    (rule_is_removed_and_the_person_approves, _DONE, ONCE),
    (plan_ends_while_it_cools, ASKS, NEVER),
    (person_cancels_while_it_cools, frozenset({Status.CANCELLED}), NEVER),
    (person_pauses_and_goes_on, _DONE, ONCE),
    (person_pauses_for_long, ASKS, NEVER),
    (rule_is_spent, ASKS, NEVER),
    (month_is_used_up, ASKS, NEVER),
)
NAMES = [play.__name__ for play, _, _ in SCENARIOS]


def trouble_of(
    play: Play,
    ends: frozenset[Status],
    effects: range,
    breaker: Breaker,
    kind: str | None = None,
) -> str | None:
    world = RuledWorld(breaker, kind=kind)
    used_before = 5 if play is rule_is_spent else 0
    scenario = Scenario(play, ends, effects)  # type: ignore[arg-type] # a world of ours
    trouble = played(scenario, world)
    if trouble is None and world.used - used_before != world.approved_by_rule:
        return f"{world.used - used_before} uses for {world.approved_by_rule} approvals"
    return trouble


def calls_in(play: Play, kind: str | None = None) -> list[tuple[int, str]]:
    breaker = Breaker()
    play(RuledWorld(breaker, kind=kind))
    return list(enumerate(breaker.calls, start=1))


def _remove(world: RuledWorld) -> None:
    world.rules.remove(USER, RULE)


def _pause(world: RuledWorld) -> None:
    world.becomes(paused=True)


def _leave(world: RuledWorld) -> None:
    world.becomes(closing=True)


NO = (_remove, _pause, _leave)


def begun_after_a_no(play: Play, intruder: Play, number: int) -> tuple[bool, bool]:
    """The person speaks right before the n-th call: was it begun by then, and was it done?"""
    breaker = Breaker()
    world = RuledWorld(breaker)
    seen: list[bool] = []

    def speak() -> None:
        task = world.tasks.get(USER, TASK)
        seen.append(task is not None and task.status not in (Status.APPROVED, *ASKS))
        intruder(world)

    breaker.between[number] = speak
    play(world)
    (was_begun,) = seen
    return was_begun, bool(world.provider.journal)
