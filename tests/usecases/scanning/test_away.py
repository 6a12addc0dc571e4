"""Whoever is away is scanned once a day, and at once when they are there again."""

from datetime import datetime, timedelta

import pytest

from countersign.agents.registry import AgentRegistry
from countersign.domain.users.session import REFRESH_SLIDING, Session
from countersign.domain.users.user import AWAY_AFTER, SCANNED_AWAY_EVERY
from countersign.usecases.scanning.scan_user import ScanUser
from countersign.usecases.sessions.end import EndSessions
from countersign.usecases.sessions.open import OpenSession
from countersign.usecases.tasks.propose import ProposeTasks
from tests.factories import USER, agent, person
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.identity import ReadableMint
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.learned import InMemoryLearned
from tests.fakes.look_again import InMemoryLooksAhead
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.provider import FakeProviders
from tests.fakes.queues import RecordingQueues
from tests.fakes.rules import InMemoryRules
from tests.fakes.system import MORNING, CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemorySessions, InMemoryUsers


class Desk:
    """One person with one agent that is due every quarter of an hour, and no mailbox."""

    def __init__(self) -> None:
        self.clock, self.ids = SettableClock(), CountingIds()
        self.users, self.agents, tasks = InMemoryUsers(), InMemoryAgents(), InMemoryTasks()
        self.users.register(person(), "")
        self.agents.add(agent(scan_interval_minutes=15))
        self.sessions = InMemorySessions(self.users)
        self._scan = ScanUser(
            users=self.users,
            agents=self.agents,
            integrations=InMemoryIntegrations(),
            tasks=tasks,
            held=InMemoryHeldProposals(tasks),
            learned=InMemoryLearned(tasks),
            ahead=InMemoryLooksAhead(),
            providers=FakeProviders(),
            registry=AgentRegistry(),
            engine=None,  # type: ignore[arg-type]  # there is no mail to judge
            propose=ProposeTasks(
                tasks, self.clock, self.ids, InMemoryRules(tasks), RecordingDiagnostics()
            ),
            scan_queue=RecordingQueues(),
            clock=self.clock,
            ids=self.ids,
            diagnostics=RecordingDiagnostics(),
            letters_from="letters@countersign.example",
            sessions=self.sessions,
        )

    def seen(self, at: datetime) -> None:
        self.sessions.put(
            Session(
                user_id=USER,
                session_id=self.ids.new("ses"),
                generation=1,
                transport="body",
                created_at=MORNING,
                rotated_at=at,
                expires_at=at + REFRESH_SLIDING,
                auth_time=MORNING,
            )
        )

    def wait_for_next_scan(self) -> timedelta:
        """How long after a scan of now the clock comes again."""
        now = self.clock.now()
        self._scan(USER, None, "clock")
        following = self.users.people[USER].next_scan_at
        assert following is not None
        return following - now

    def sign_in(self) -> None:
        opening = OpenSession(self.sessions, ReadableMint(), self.clock, self.ids, self.users)
        opening(self.users.people[USER], "body")


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_whoever_was_there_this_week_is_scanned_as_they_wish(desk: Desk) -> None:
    desk.clock.wait(hours=30 * 24)
    desk.seen(desk.clock.now() - AWAY_AFTER + timedelta(seconds=1))
    assert desk.wait_for_next_scan() == timedelta(minutes=15)


def test_a_new_person_is_not_away_before_they_have_begun(desk: Desk) -> None:
    assert desk.wait_for_next_scan() == timedelta(minutes=15)


@pytest.mark.parametrize("had_a_session", [True, False])
def test_whoever_was_not_seen_for_a_week_is_scanned_once_a_day(
    desk: Desk, had_a_session: bool
) -> None:
    desk.clock.wait(hours=30 * 24)
    if had_a_session:
        desk.seen(desk.clock.now() - AWAY_AFTER)
    assert desk.wait_for_next_scan() == SCANNED_AWAY_EVERY


def test_whoever_signs_in_again_is_scanned_at_the_next_tick_and_then_as_ever(desk: Desk) -> None:
    desk.clock.wait(hours=30 * 24)
    desk.wait_for_next_scan()
    desk.clock.wait(hours=3)

    desk.sign_in()

    assert desk.users.people[USER].next_scan_at == desk.clock.now()
    assert desk.wait_for_next_scan() == timedelta(minutes=15)


@pytest.mark.parametrize("everywhere", [True, False])
def test_whoever_signed_out_this_week_is_not_away_yet(desk: Desk, everywhere: bool) -> None:
    desk.clock.wait(hours=30 * 24)
    desk.seen(desk.clock.now())
    end = EndSessions(desk.users, desk.sessions, desk.clock)
    for session_id in [session_id for _, session_id in desk.sessions.families]:
        end.all(USER, keep=None) if everywhere else end.one(USER, session_id)
    assert desk.wait_for_next_scan() == timedelta(minutes=15)
    desk.clock.wait(hours=7 * 24)
    assert desk.wait_for_next_scan() == SCANNED_AWAY_EVERY


def test_signing_in_twice_scans_nobody_sooner_than_due(desk: Desk) -> None:
    desk.sign_in()
    assert desk.wait_for_next_scan() == timedelta(minutes=15)
    due = desk.users.people[USER].next_scan_at
    desk.sign_in()
    assert desk.users.people[USER].next_scan_at == due
