"""The worker at the action queue, on fakes."""

from collections.abc import Mapping

from countersign.ports.effects import AnyEffector
from countersign.ports.provider_adapter import Providers
from countersign.usecases.tasks.act import ActOnTask
from countersign.usecases.tasks.authorization import ActAuthorization
from countersign.usecases.tasks.settle_review import SettleReview
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.queues import RecordingQueues
from tests.fakes.rules import checking
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.workflow import InMemoryWorkflow


def worker(
    tasks: InMemoryTasks,
    integrations: InMemoryIntegrations,
    workflow: InMemoryWorkflow,
    queues: RecordingQueues,
    clock: SettableClock,
    effectors: Mapping[str, AnyEffector],
    providers: Providers,
    diagnostics: RecordingDiagnostics,
    authorization: ActAuthorization,
) -> ActOnTask:
    settle_review = SettleReview(
        tasks,
        integrations,
        queues,
        clock,
        effectors,
        providers,
        diagnostics,
        authorization,
    )
    return ActOnTask(
        tasks,
        integrations,
        workflow,
        queues,
        clock,
        CountingIds(),
        effectors,
        providers,
        diagnostics,
        authorization,
        checking(tasks),
        settle_review,
    )
