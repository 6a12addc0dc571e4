"""The fakes that a use case is put together from; each test takes those it looks at."""

import pytest

from tests.factories import account, person
from tests.fakes.checkpoints import InMemoryCheckpoints
from tests.fakes.due import InMemoryDueIndex
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.integrations import InMemoryHandshakes, InMemoryIntegrations, LabelledVault
from tests.fakes.notices import RecordingChannel, RecordingDiagnostics
from tests.fakes.notifications import InMemoryNotifications
from tests.fakes.provider import JournallingProvider
from tests.fakes.queues import RecordingQueues
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemorySessions, InMemoryUsers
from tests.fakes.workflow import InMemoryWorkflow


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock()


@pytest.fixture
def ids() -> CountingIds:
    return CountingIds()


@pytest.fixture
def tasks() -> InMemoryTasks:
    return InMemoryTasks()


@pytest.fixture
def held(tasks: InMemoryTasks) -> InMemoryHeldProposals:
    return InMemoryHeldProposals(tasks)


@pytest.fixture
def users() -> InMemoryUsers:
    """Ada is there already."""
    known = InMemoryUsers()
    known.register(person(), "hash")
    return known


@pytest.fixture
def sessions(users: InMemoryUsers) -> InMemorySessions:
    return InMemorySessions(users)


@pytest.fixture
def agents() -> InMemoryAgents:
    return InMemoryAgents()


@pytest.fixture
def integrations() -> InMemoryIntegrations:
    """Ada's mailbox is connected."""
    known = InMemoryIntegrations()
    known.put(account(), "sealed")
    return known


@pytest.fixture
def handshakes() -> InMemoryHandshakes:
    return InMemoryHandshakes()


@pytest.fixture
def vault() -> LabelledVault:
    return LabelledVault()


@pytest.fixture
def workflow(clock: SettableClock) -> InMemoryWorkflow:
    return InMemoryWorkflow(clock)


@pytest.fixture
def queues() -> RecordingQueues:
    return RecordingQueues()


@pytest.fixture
def push() -> RecordingChannel:
    return RecordingChannel()


@pytest.fixture
def notifications() -> InMemoryNotifications:
    return InMemoryNotifications()


@pytest.fixture
def diagnostics() -> RecordingDiagnostics:
    return RecordingDiagnostics()


@pytest.fixture
def provider(clock: SettableClock) -> JournallingProvider:
    return JournallingProvider(clock)


@pytest.fixture
def due(tasks: InMemoryTasks, users: InMemoryUsers) -> InMemoryDueIndex:
    return InMemoryDueIndex(tasks, users)


@pytest.fixture
def checkpoints(tasks: InMemoryTasks) -> InMemoryCheckpoints:
    return InMemoryCheckpoints(tasks)
