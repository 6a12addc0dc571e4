"""For the approval queue: asking the person."""

from functools import cache

from countersign.adapters.aws.client import client
from countersign.observability import LoggedDiagnostics
from countersign.usecases.notifications.notify import Notify
from countersign.usecases.tasks.advance import AdvanceNow
from countersign.usecases.tasks.ask import AskPerson
from countersign.wiring import shared
from countersign.wiring.shared import clock


@cache
def ask_person() -> AskPerson:
    from countersign.adapters.aws.sns import PushChannel

    tasks, workflow, users = shared.tasks(), shared.workflow(), shared.users()
    diagnostics = LoggedDiagnostics()
    notify = Notify(
        notifications=shared.notifications(),
        channels=(PushChannel(client("sns"), shared.devices(), diagnostics),),
        users=users,
        clock=clock,
        diagnostics=diagnostics,
    )
    return AskPerson(
        tasks=tasks,
        workflow=workflow,
        notify=notify,
        advance=AdvanceNow(tasks, shared.integrations(), workflow, clock, users),
        clock=clock,
    )
