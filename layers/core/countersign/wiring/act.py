"""For the action queue: what was approved is done."""

from functools import cache

from countersign.adapters.aws.client import client
from countersign.adapters.aws.sqs import SqsActionQueue
from countersign.observability import LoggedDiagnostics
from countersign.usecases.tasks.act import ActOnTask
from countersign.usecases.tasks.authorization import ActAuthorization
from countersign.usecases.tasks.countersign import Countersigned
from countersign.wiring import shared
from countersign.wiring.google import mailboxes
from countersign.wiring.shared import clock, ids, settings


@cache
def act_on_task() -> ActOnTask:
    from countersign.adapters.aws.kms_mac import KmsMacVerifier
    from countersign.effects.email.bulk import PileEffector
    from countersign.effects.email.reply import ReplyEffector

    reply, pile = ReplyEffector(mailboxes()), PileEffector(mailboxes())

    return ActOnTask(
        tasks=shared.tasks(),
        integrations=shared.integrations(),
        workflow=shared.workflow(),
        action_queue=SqsActionQueue(client("sqs"), settings.action_queue_url),
        clock=clock,
        ids=ids,
        effectors={
            "email.draft_reply": reply,
            "email.send_reply": reply,
            "email.archive": pile,
            "email.mark_read": pile,
            "email.label": pile,
        },
        diagnostics=LoggedDiagnostics(),
        authorization=ActAuthorization(
            users=shared.users(), agents=shared.agents(), rules=shared.rules()
        ),
        countersigned=Countersigned(
            shared.tasks(), shared.rules(), KmsMacVerifier(client("kms"), settings.approval_key_id)
        ),
    )
