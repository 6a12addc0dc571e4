"""For the scan queue: looking through mail, and rewriting what somebody gave an instruction on."""

from functools import cache

from countersign.adapters.aws.client import client
from countersign.adapters.aws.sqs import SqsScanQueue
from countersign.agents.registry import AgentRegistry
from countersign.observability import LoggedDiagnostics
from countersign.usecases.scanning.scan_user import ScanUser
from countersign.usecases.tasks.revise import ReviseTask
from countersign.wiring import shared
from countersign.wiring.providers import ProvidersByName
from countersign.wiring.shared import clock, ids, settings


@cache
def scan_user() -> ScanUser:
    from countersign.adapters.dynamodb.look_again import DynamoLooksAhead
    from countersign.adapters.dynamodb.sessions import DynamoSessions
    from countersign.engines.rules import RulesEngine
    from countersign.usecases.tasks.propose import ProposeTasks

    tasks = shared.tasks()
    return ScanUser(
        users=shared.users(),
        agents=shared.agents(),
        integrations=shared.integrations(),
        tasks=tasks,
        held=shared.held(),
        learned=shared.learned(),
        ahead=DynamoLooksAhead(client("dynamodb"), settings.table_name),
        providers=ProvidersByName(),
        registry=AgentRegistry(),
        engine=RulesEngine(),
        propose=ProposeTasks(
            tasks=tasks, clock=clock, ids=ids, rules=shared.rules(), diagnostics=LoggedDiagnostics()
        ),
        scan_queue=SqsScanQueue(client("sqs"), settings.scan_queue_url),
        clock=clock,
        ids=ids,
        diagnostics=LoggedDiagnostics(),
        letters_from=settings.mail_from,
        sessions=DynamoSessions(client("dynamodb"), settings.table_name),
    )


@cache
def revise_task() -> ReviseTask:
    from countersign.engines.rules import RulesEngine

    return ReviseTask(users=shared.users(), tasks=shared.tasks(), engine=RulesEngine(), clock=clock)
