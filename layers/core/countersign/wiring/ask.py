"""For the approval queue: asking the person."""

from functools import cache

from countersign.adapters.aws.client import client
from countersign.observability import LoggedDiagnostics
from countersign.usecases.tasks.advance import AdvanceNow
from countersign.usecases.tasks.ask import AskPerson
from countersign.wiring import shared
from countersign.wiring.shared import clock


@cache
def ask_person() -> AskPerson:
    from countersign.adapters.aws.sns import SnsNotifier

    tasks, workflow, users = shared.tasks(), shared.workflow(), shared.users()
    return AskPerson(
        tasks=tasks,
        workflow=workflow,
        notifier=SnsNotifier(client("sns"), shared.devices(), LoggedDiagnostics()),
        advance=AdvanceNow(tasks, shared.integrations(), workflow, clock, users),
        users=users,
        clock=clock,
    )
