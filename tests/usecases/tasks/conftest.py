"""The desk at which a task is looked at; a file whose subject needs another makes its own."""

import pytest

from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.notices import RecordingChannel
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.workflow import InMemoryWorkflow
from tests.usecases.tasks.desk import Desk


@pytest.fixture
def desk(
    tasks: InMemoryTasks,
    integrations: InMemoryIntegrations,
    workflow: InMemoryWorkflow,
    push: RecordingChannel,
    clock: SettableClock,
) -> Desk:
    return Desk(tasks, integrations, workflow, push, clock)
