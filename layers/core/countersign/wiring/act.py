"""For the action queue: what was approved is done."""

from functools import cache

from countersign.adapters.aws.client import client
from countersign.adapters.aws.sqs import SqsActionQueue, SqsApprovalQueue
from countersign.effects.registry import EffectorsByKind
from countersign.observability import LoggedDiagnostics
from countersign.usecases.tasks.act import ActOnTask
from countersign.usecases.tasks.authorization import ActAuthorization
from countersign.usecases.tasks.countersign import Countersigned
from countersign.usecases.tasks.settle_review import SettleReview
from countersign.wiring import shared
from countersign.wiring.providers import ProvidersByName
from countersign.wiring.shared import clock, ids, settings


@cache
def act_on_task() -> ActOnTask:
    from countersign.adapters.aws.kms_mac import KmsMacVerifier

    tasks, integrations, diagnostics = shared.tasks(), shared.integrations(), LoggedDiagnostics()
    effectors, providers = EffectorsByKind(), ProvidersByName()
    authorization = ActAuthorization(
        users=shared.users(), agents=shared.agents(), rules=shared.rules()
    )
    return ActOnTask(
        tasks=tasks,
        integrations=integrations,
        workflow=shared.workflow(),
        action_queue=SqsActionQueue(client("sqs"), settings.action_queue_url),
        clock=clock,
        ids=ids,
        effectors=effectors,
        providers=providers,
        diagnostics=diagnostics,
        authorization=authorization,
        countersigned=Countersigned(
            tasks, shared.rules(), KmsMacVerifier(client("kms"), settings.approval_key_id)
        ),
        settle_review=SettleReview(
            tasks=tasks,
            integrations=integrations,
            approval_queue=SqsApprovalQueue(client("sqs"), settings.approval_queue_url),
            clock=clock,
            effectors=effectors,
            providers=providers,
            diagnostics=diagnostics,
            authorization=authorization,
        ),
    )
