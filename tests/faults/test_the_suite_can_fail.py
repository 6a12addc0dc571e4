"""Each deliberate break of the code turns the suite red: proof that it can."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from countersign.domain.actions.catalog import KINDS
from countersign.domain.task.transitions import execution
from countersign.usecases.tasks import act, advance, effect_runner, settle_review, take_back
from tests.factories import TASK
from tests.faults import link_scenarios, rule_scenarios
from tests.faults.breaker import Breaker, stops_at
from tests.faults.breaks import BREAKS, Break
from tests.faults.invariants import CLEAN, played, reckon
from tests.faults.scenarios import OF_SEVERAL_WAYS, SCENARIOS, calls_of
from tests.faults.test_every_interleaving import AT_THE_MAILBOX, MEETINGS, troubles_of
from tests.faults.test_every_kind import BACK_IN_THE_END, IN_THE_END, spoilings
from tests.faults.test_every_order import (
    DISTURBED,
    INTRUDERS,
    _disturbed,
    test_a_worker_that_slept_away_its_lease_does_not_write,
)
from tests.faults.test_every_race_of_links import IN_EACH_OTHERS_WAY
from tests.faults.test_every_race_of_links import troubles_of as troubles_of_links
from tests.faults.test_nothing_but_what_was_approved import ALTERED, altered_after_the_approval
from tests.faults.test_rules import test_two_scans_at_once_use_a_rule_up_once
from tests.faults.world import Mischief, World
from tests.kinds.example import UNDOABLE
from tests.share import among

ONE_IN = 16
"""Each tries everything until something goes wrong, and says something of the suite alone."""
BREAKS_OF = pytest.mark.parametrize(
    "broken", among(BREAKS, pytest.mark.faults, lambda broken: broken.__name__, ONE_IN)
)


def troubles() -> Iterator[str | None]:
    """What the suite tries, the cheapest first; None where nothing is wrong."""
    yield from (played(scenario, World()) for scenario in SCENARIOS)
    yield from _of_several_ways()
    yield from _of_every_kind()
    yield from _of_altered_records()
    yield from _of_sleep()
    yield from _of_links()
    yield from _of_rules()
    yield from _of_two_that_do_the_same()
    yield from _of_every_crash_point()
    yield from _of_every_order()


def _of_several_ways() -> Iterator[str | None]:
    known = (*SCENARIOS, *OF_SEVERAL_WAYS)
    yield from (played(scenario, World(several_ways=True)) for scenario in known)
    for scenario in OF_SEVERAL_WAYS:
        for number, call in calls_of(scenario, several_ways=True):
            for stop in stops_at(call):
                yield played(scenario, World(Breaker(stop_at={number: stop}), several_ways=True))


def _of_every_kind() -> Iterator[str | None]:
    for kind in KINDS:
        for scenario in (IN_THE_END, BACK_IN_THE_END, *SCENARIOS):
            if scenario.fits(kind) and (scenario is not BACK_IN_THE_END or kind in UNDOABLE):
                yield played(scenario, World(kind=kind))
        for spoilt in spoilings(IN_THE_END, kind):
            yield played(IN_THE_END, World(kind=kind, spoilt=spoilt))
    for kind in UNDOABLE:
        for spoilt in spoilings(BACK_IN_THE_END, kind):
            yield played(BACK_IN_THE_END, World(kind=kind, spoilt=spoilt))


def _of_altered_records() -> Iterator[str | None]:
    for changed in ALTERED:
        world = altered_after_the_approval(changed)
        yield "an altered record was carried out" if world.provider.journal else None
    world = World()
    world.propose()
    world.run()
    world.insist(lambda: world.decide.approve(world.person, TASK, "0" * 64))
    world.run(timedelta(minutes=1))
    yield "nobody saw what was approved" if world.provider.journal else None


def _of_sleep() -> Iterator[str | None]:
    try:
        test_a_worker_that_slept_away_its_lease_does_not_write()
    except AssertionError as failure:
        yield repr(failure)


def _of_rules() -> Iterator[str | None]:
    yield from (
        rule_scenarios.trouble_of(*scenario, Breaker()) for scenario in rule_scenarios.SCENARIOS
    )
    try:
        test_two_scans_at_once_use_a_rule_up_once(None)
    except AssertionError as failure:
        yield repr(failure)
    for intruder in rule_scenarios.NO:
        for number, _ in rule_scenarios.calls_in(rule_scenarios.rule_approves):
            was_begun, was_done = rule_scenarios.begun_after_a_no(
                rule_scenarios.rule_approves, intruder, number
            )
            yield "begun after a no" if was_begun != was_done else None


def _of_links() -> Iterator[str | None]:
    yield from (link_scenarios.trouble_of(pair, Breaker()) for pair in link_scenarios.PAIRS)
    yield from troubles_of_links(IN_EACH_OTHERS_WAY, 2)


def _of_two_that_do_the_same() -> Iterator[str | None]:
    for meeting in MEETINGS:
        if meeting.first is meeting.second:
            yield from troubles_of(meeting, 2)


def _of_every_crash_point() -> Iterator[str | None]:
    for scenario in SCENARIOS:
        for number, call in calls_of(scenario):
            for stop in stops_at(call):
                yield played(scenario, World(Breaker(stop_at={number: stop})))


def _of_every_order() -> Iterator[str | None]:
    for meeting in (*MEETINGS, *AT_THE_MAILBOX):
        kind = "email.draft_reply" if meeting in AT_THE_MAILBOX else None
        yield from troubles_of(meeting, 2, kind)
    for scenario in SCENARIOS:
        for number in range(1, 20):
            yield played(scenario, World(mischief=Mischief(repeats={number: 41})))
            yield played(scenario, World(mischief=Mischief(delays={number: 130})))
    for scenario in (found for found in SCENARIOS if found.play in DISTURBED):
        for intruder in INTRUDERS:
            for number, _ in calls_of(scenario):
                yield _disturbed(scenario, number, intruder)


def first_trouble() -> str | None:
    return next((trouble for trouble in _bravely() if trouble), None)


def _bravely() -> Iterator[str | None]:
    """A break may also show as an exception where nobody expects one."""
    try:
        yield from troubles()
    except Exception as failure:
        yield repr(failure)


@BREAKS_OF
def test_a_break_turns_the_suite_red(broken: Break, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch)

    assert first_trouble() is not None


def test_unbroken_it_is_green() -> None:
    world = World()
    SCENARIOS[0].play(world)

    assert reckon(world) == CLEAN


def test_what_the_comments_name_as_their_reason_can_be_broken() -> None:
    files = (act, advance, effect_runner, settle_review, take_back, execution)
    comments = [
        line
        for module in files
        for line in Path(str(module.__file__)).read_text().splitlines()
        if line.strip().startswith("#")
    ]
    named = set(re.findall(r"\b[a-z]+(?:_[a-z]+){2,}\b", " ".join(comments)))
    assert len(named) > 15
    assert named <= {broken.__name__ for broken in BREAKS}
