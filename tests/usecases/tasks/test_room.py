"""A task that waits no longer leaves a place to what is held back: the word of it."""

from datetime import timedelta

import pytest

from countersign.domain.task.task import Task
from countersign.domain.task.transitions import snooze
from countersign.ports.scan_queue import ROOM_SEEN_AFTER_SECONDS
from countersign.ports.tasks import Newborn
from countersign.usecases.tasks.advance import AdvanceTask
from countersign.usecases.tasks.decide import DecideTask
from tests.factories import TASK, USER, held_back, person, proposed
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.macs import signing
from tests.fakes.queues import RecordingQueues, ScanAsked
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryUsers
from tests.fakes.workflow import InMemoryWorkflow

ROOM = ScanAsked(USER, None, "room", ROOM_SEEN_AFTER_SECONDS)


class Desk:
    """One task that waits, and is asked about."""

    def __init__(
        self,
        tasks: InMemoryTasks,
        held: InMemoryHeldProposals,
        integrations: InMemoryIntegrations,
        workflow: InMemoryWorkflow,
        clock: SettableClock,
        users: InMemoryUsers,
        queues: RecordingQueues,
    ) -> None:
        self.tasks, self.held, self.clock, self.queues = tasks, held, clock, queues
        self.advance = AdvanceTask(tasks, integrations, workflow, clock, users, queues, held)
        tasks.create(USER, [Newborn(proposed(), "mark")], month="2026-11")
        self.told()

    @property
    def task(self) -> Task:
        return self.tasks.heads[USER, TASK]

    def told(self, *, by_clock: bool = False) -> list[object]:
        """What is sent when it is looked at."""
        self.advance(USER, TASK, check_run=by_clock)
        return list(self.queues.take())

    def approve(self) -> None:
        DecideTask(self.tasks, self.clock, signing()).approve(person(), TASK, self.task.digest)


@pytest.fixture
def desk(
    tasks: InMemoryTasks,
    held: InMemoryHeldProposals,
    integrations: InMemoryIntegrations,
    workflow: InMemoryWorkflow,
    clock: SettableClock,
    users: InMemoryUsers,
    queues: RecordingQueues,
) -> Desk:
    return Desk(tasks, held, integrations, workflow, clock, users, queues)


def test_a_decision_has_what_is_held_back_looked_at_once_the_lists_have_followed(
    desk: Desk,
) -> None:
    desk.held.hold([held_back()])
    assert desk.told() == []

    desk.approve()

    assert desk.told() == [ROOM]
    assert ROOM_SEEN_AFTER_SECONDS > 0


def test_what_is_put_off_leaves_its_place_too(desk: Desk) -> None:
    desk.held.hold([held_back()])
    until = desk.clock.now() + timedelta(hours=3)
    desk.tasks.commit(snooze(desk.task, until=until, now=desk.clock.now()))

    assert desk.told() == [ROOM]


def test_what_waited_too_long_leaves_its_place_too(desk: Desk) -> None:
    desk.held.hold([held_back()])
    desk.clock.move_to(desk.task.expires_at)

    assert desk.told() == [ROOM]


def test_where_nothing_is_held_back_a_decision_costs_no_message(desk: Desk) -> None:
    desk.approve()

    assert desk.told() == []


def test_the_clock_which_looks_every_minute_says_nothing_of_it(desk: Desk) -> None:
    desk.held.hold([held_back()])
    desk.approve()

    assert desk.told(by_clock=True) == []


def test_what_is_held_for_somebody_else_is_nobodys_business(desk: Desk) -> None:
    desk.held.hold([held_back(user_id="usr_2")])
    desk.approve()

    assert desk.told() == []
