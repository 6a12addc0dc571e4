"""For the action queue: what was approved is done."""

from functools import cache

from countersign.adapters.aws import client
from countersign.adapters.sqs import QueueUrls, SqsQueues
from countersign.observability import LoggedNotes
from countersign.usecases.act_on_task import ActOnTask
from countersign.usecases.countersign import Countersigned
from countersign.usecases.standing import Standing
from countersign.wiring import parts
from countersign.wiring.google import mailboxes
from countersign.wiring.parts import clock, ids, settings


@cache
def act_on_task() -> ActOnTask:
    from countersign.adapters.kms_mac import KmsMacVerifier
    from countersign.usecases.effects.email_pile import PileEffector
    from countersign.usecases.effects.email_reply import ReplyEffector

    reply, pile = ReplyEffector(mailboxes()), PileEffector(mailboxes())

    return ActOnTask(
        tasks=parts.tasks(),
        integrations=parts.integrations(),
        workflow=parts.workflow(),
        queues=SqsQueues(client("sqs"), QueueUrls(action=settings.action_queue_url)),
        clock=clock,
        ids=ids,
        effectors={
            "email.draft_reply": reply,
            "email.send_reply": reply,
            "email.archive": pile,
            "email.mark_read": pile,
            "email.label": pile,
        },
        notes=LoggedNotes(),
        standing=Standing(users=parts.users(), agents=parts.agents(), rules=parts.rules()),
        countersigned=Countersigned(
            parts.tasks(), parts.rules(), KmsMacVerifier(client("kms"), settings.approval_key_id)
        ),
    )
