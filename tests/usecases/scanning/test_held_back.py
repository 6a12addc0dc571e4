"""What finds no place among what waits is held back, and nothing of it is lost."""

from datetime import timedelta

import pytest

from countersign.domain.plans.plan import HELD_AT_MOST, WAITING_CAP
from countersign.domain.task.held import HeldProposal
from countersign.domain.users.preferences import Preferences
from countersign.usecases.scanning.create_tasks import BacklogFull
from countersign.usecases.scanning.scan_user import ScanUser
from tests.factories import USER, agent, held_back
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemoryUsers
from tests.usecases.scanning.backlog import Backlog
from tests.usecases.scanning.scanned import NEWS, scanned

VIP = "boss@elsewhere.example"


def test_of_thirty_that_ask_twenty_five_wait_and_five_are_held_back(
    backlog: Backlog, agents: InMemoryAgents
) -> None:
    assert (backlog.waits, backlog.held) == (WAITING_CAP, 5)
    assert len(backlog.threads) == 30
    assert scanned(agents) == ("done", 30, WAITING_CAP)


def test_what_is_held_is_read_again_and_held_once(backlog: Backlog, mailbox: FakeMailbox) -> None:
    mailbox.forget_history()

    backlog.scan(USER, "agt_1", "asked")

    assert (backlog.waits, backlog.held) == (WAITING_CAP, 5)


def test_what_is_held_and_read_again_when_there_is_room_is_held_no_more(
    backlog: Backlog, mailbox: FakeMailbox
) -> None:
    mailbox.forget_history()
    backlog.decide()

    backlog.scan(USER, "agt_1", "asked")

    assert (backlog.waits, backlog.held) == (WAITING_CAP, 4)
    assert len(backlog.threads) == 30


def test_a_better_one_that_is_new_goes_before_what_is_held(
    backlog: Backlog, mailbox: FakeMailbox, users: InMemoryUsers
) -> None:
    users.wishes[USER] = Preferences(vip=(VIP,))
    backlog.decide()
    urgent = mailbox.deliver("Lunch?", sender=VIP)

    backlog.scan(USER, "agt_1", "asked")

    assert (backlog.waits, backlog.held) == (WAITING_CAP, 5)
    assert urgent.thread_id in backlog.waiting_threads


def test_a_lesser_one_that_is_new_goes_behind_what_is_held(
    backlog: Backlog, mailbox: FakeMailbox
) -> None:
    best = backlog.ranked(90, 80, 80, 80, 80)[0]
    backlog.decide()
    lesser = mailbox.deliver("Dinner?")

    backlog.scan(USER, "agt_1", "asked")

    assert (backlog.waits, backlog.held) == (WAITING_CAP, 5)
    assert backlog.thread(best) in backlog.waiting_threads
    assert lesser.thread_id not in backlog.waiting_threads


def test_a_list_that_lags_behind_makes_nobody_wait_too_much(
    scan: ScanUser, mailbox: FakeMailbox, tasks: InMemoryTasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "in_view", lambda *_, **__: ())
    for _ in range(30):
        mailbox.deliver()

    scan(USER, None, "clock")

    assert (len(tasks.heads), len(tasks.held)) == (WAITING_CAP, 5)


def fill(held: InMemoryHeldProposals, count: int, clock: SettableClock) -> list[HeldProposal]:
    """Older mail of which nothing is known any more but that it asked something."""
    many = [held_back(number, priority=10, held_at=clock.now()) for number in range(count)]
    held.hold(many)
    return many


def test_where_the_backlog_is_full_the_least_urgent_gives_way_and_it_is_said(
    backlog: Backlog,
    mailbox: FakeMailbox,
    held: InMemoryHeldProposals,
    agents: InMemoryAgents,
    diagnostics: RecordingDiagnostics,
    clock: SettableClock,
) -> None:
    old = fill(held, HELD_AT_MOST - 5, clock)
    asks = [mailbox.deliver("Dinner?").thread_id for _ in range(3)]

    backlog.scan(USER, "agt_1", "asked")

    assert (backlog.waits, backlog.held) == (WAITING_CAP, HELD_AT_MOST)
    assert set(asks) <= set(backlog.threads)
    gone = {one.mark for one in old} - {mark for _, mark in backlog.tasks.held}
    assert {ref for _, ref, _ in diagnostics.aside} == gone
    assert [type(why) for *_, why in diagnostics.aside] == [BacklogFull] * 3
    report = agents.staff[USER, "agt_1"].last_scan
    assert report is not None
    assert (report.phase, report.error) == (
        "done",
        "More was found than can be kept for you. Of the least urgent, so many were let go: 3.",
    )


def test_one_that_is_the_least_urgent_itself_gives_way_at_once(
    backlog: Backlog,
    mailbox: FakeMailbox,
    held: InMemoryHeldProposals,
    diagnostics: RecordingDiagnostics,
    clock: SettableClock,
) -> None:
    fill(held, HELD_AT_MOST - 5, clock)
    backlog.ranked(*[95] * HELD_AT_MOST)
    mailbox.deliver("Dinner?")

    backlog.scan(USER, "agt_1", "asked")

    assert backlog.held == HELD_AT_MOST
    assert len(diagnostics.aside) == 1
    assert diagnostics.aside[0][1] not in {mark for _, mark in backlog.tasks.held}


def test_a_pile_that_is_held_and_grows_is_held_once(
    backlog: Backlog, mailbox: FakeMailbox, agents: InMemoryAgents
) -> None:
    for _ in range(3):
        mailbox.deliver(**NEWS)
    backlog.scan(USER, "agt_1", "asked")
    (before,) = backlog.piles
    # A pass that dies before its cursors has all of it read again, and by then there is more.
    agents.staff[USER, "agt_1"] = agent()
    mailbox.deliver(**NEWS)

    backlog.scan(USER, "agt_1", "asked")

    (grown,) = backlog.piles
    assert len(grown.source_ids) == len(before.source_ids) + 1
    assert backlog.held == 6


def test_a_held_pile_of_which_another_agent_reads_a_part_loses_nothing(
    backlog: Backlog, mailbox: FakeMailbox, agents: InMemoryAgents, clock: SettableClock
) -> None:
    mailbox.deliver(**NEWS)
    clock.wait(hours=24 * 5)
    mailbox.deliver(**NEWS, at=clock.now() - timedelta(hours=1))
    backlog.scan(USER, "agt_1", "asked")
    (before,) = backlog.piles
    clock.wait(hours=24 * 4)
    mailbox.deliver(**NEWS, at=clock.now() - timedelta(hours=1))
    agents.add(agent(agent_id="agt_2"))

    backlog.scan(USER, "agt_2", "asked")

    said = {ref for one in backlog.piles for ref in one.source_ids}
    assert said > set(before.source_ids)


def test_what_waited_too_long_for_a_place_is_dropped_and_what_is_younger_comes_up(
    backlog: Backlog, clock: SettableClock, mailbox: FakeMailbox
) -> None:
    old = backlog.ranked(90, 90, 90, 90, 90)
    backlog.decide()
    clock.wait(hours=30 * 24)
    young = mailbox.deliver("Dinner?", at=clock.now() - timedelta(hours=1))

    backlog.scan(USER, "agt_1", "asked")

    assert (backlog.waits, backlog.held) == (WAITING_CAP, 0)
    assert young.thread_id in backlog.waiting_threads
    assert not {backlog.thread(one) for one in old} & backlog.waiting_threads
