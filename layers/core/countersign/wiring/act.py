"""For the action queue: what was approved is done."""

from functools import cache

from countersign.adapters.aws.client import client
from countersign.adapters.aws.sqs import SqsActionQueue
from countersign.effects.registry import EffectorsByKind
from countersign.observability import LoggedDiagnostics
from countersign.usecases.tasks.act import ActOnTask
from countersign.usecases.tasks.authorization import ActAuthorization
from countersign.usecases.tasks.countersign import Countersigned
from countersign.wiring import shared
from countersign.wiring.providers import ProvidersByName
from countersign.wiring.shared import clock, ids, settings


@cache
def act_on_task() -> ActOnTask:
    from countersign.adapters.aws.kms_mac import KmsMacVerifier

    return ActOnTask(
        tasks=shared.tasks(),
        integrations=shared.integrations(),
        workflow=shared.workflow(),
        action_queue=SqsActionQueue(client("sqs"), settings.action_queue_url),
        clock=clock,
        ids=ids,
        effectors=EffectorsByKind(),
        providers=ProvidersByName(),
        diagnostics=LoggedDiagnostics(),
        authorization=ActAuthorization(
            users=shared.users(), agents=shared.agents(), rules=shared.rules()
        ),
        countersigned=Countersigned(
            shared.tasks(), shared.rules(), KmsMacVerifier(client("kms"), settings.approval_key_id)
        ),
    )
