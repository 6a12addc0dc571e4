"""For the scan queue: looking through mail, and rewriting what somebody gave an instruction on."""

from functools import cache

from countersign.adapters.aws import client
from countersign.adapters.sqs import QueueUrls, SqsQueues
from countersign.observability import LoggedNotes
from countersign.usecases.rewrite_task import RewriteTask
from countersign.usecases.scan_user import ScanUser
from countersign.wiring import parts
from countersign.wiring.google import mailboxes
from countersign.wiring.parts import clock, ids, settings


@cache
def scan_user() -> ScanUser:
    from countersign.adapters.dynamodb.sessions import DynamoSessions
    from countersign.engines.rules import RulesEngine
    from countersign.usecases.propose_tasks import ProposeTasks

    tasks = parts.tasks()
    return ScanUser(
        users=parts.users(),
        agents=parts.agents(),
        integrations=parts.integrations(),
        tasks=tasks,
        mailboxes=mailboxes(),
        engine=RulesEngine(),
        propose=ProposeTasks(tasks=tasks, clock=clock, ids=ids, rules=parts.rules()),
        queues=SqsQueues(client("sqs"), QueueUrls(scan=settings.scan_queue_url)),
        clock=clock,
        ids=ids,
        notes=LoggedNotes(),
        letters_from=settings.mail_from,
        sessions=DynamoSessions(client("dynamodb"), settings.table_name),
    )


@cache
def rewrite_task() -> RewriteTask:
    from countersign.engines.rules import RulesEngine

    return RewriteTask(users=parts.users(), tasks=parts.tasks(), engine=RulesEngine(), clock=clock)
