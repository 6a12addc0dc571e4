"""A scan of Ada's mailbox; a test that puts its own together does without."""

import pytest

from countersign.agents.registry import AgentRegistry
from countersign.usecases.scanning.scan_user import ScanUser
from countersign.usecases.tasks.propose import ProposeTasks
from tests.factories import USER, agent
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.learned import InMemoryLearned
from tests.fakes.look_again import InMemoryLooksAhead
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.provider import FakeProviders
from tests.fakes.queues import RecordingQueues
from tests.fakes.rules import InMemoryRules
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemorySessions, InMemoryUsers
from tests.usecases.scanning.backlog import Backlog
from tests.usecases.scanning.scanned import ADA, LETTERS, EagerEngine


@pytest.fixture
def backlog(
    scan: ScanUser, tasks: InMemoryTasks, clock: SettableClock, mailbox: FakeMailbox
) -> Backlog:
    """Of thirty that ask, five are held back."""
    for _ in range(30):
        mailbox.deliver()
    scan(USER, None, "clock")
    return Backlog(scan, tasks, clock)


@pytest.fixture
def mailbox() -> FakeMailbox:
    return FakeMailbox(ADA)


@pytest.fixture
def engine(clock: SettableClock) -> EagerEngine:
    return EagerEngine(clock)


@pytest.fixture
def agents() -> InMemoryAgents:
    known = InMemoryAgents()
    known.add(agent())
    return known


@pytest.fixture
def scan(
    users: InMemoryUsers,
    agents: InMemoryAgents,
    integrations: InMemoryIntegrations,
    tasks: InMemoryTasks,
    held: InMemoryHeldProposals,
    mailbox: FakeMailbox,
    engine: EagerEngine,
    queues: RecordingQueues,
    clock: SettableClock,
    ids: CountingIds,
    diagnostics: RecordingDiagnostics,
) -> ScanUser:
    return ScanUser(
        users=users,
        agents=agents,
        integrations=integrations,
        tasks=tasks,
        held=held,
        learned=InMemoryLearned(tasks),
        ahead=InMemoryLooksAhead(),
        providers=FakeProviders({"mail": {ADA: mailbox}}),
        registry=AgentRegistry(),
        engine=engine,
        propose=ProposeTasks(tasks, clock, ids, InMemoryRules(tasks), RecordingDiagnostics()),
        scan_queue=queues,
        clock=clock,
        ids=ids,
        diagnostics=diagnostics,
        letters_from=LETTERS,
        sessions=InMemorySessions(users),
    )
