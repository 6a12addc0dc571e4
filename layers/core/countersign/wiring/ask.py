"""For the approval queue: asking the person."""

from functools import cache

from countersign.adapters.aws.client import client
from countersign.adapters.aws.sqs import QueueUrls
from countersign.observability import LoggedDiagnostics
from countersign.usecases.tasks.ask import AskPerson
from countersign.wiring import shared
from countersign.wiring.advance import advance_with


@cache
def ask_person() -> AskPerson:
    from countersign.adapters.aws.sns import SnsNotifier

    return AskPerson(
        tasks=shared.tasks(),
        workflow=shared.workflow(),
        notifier=SnsNotifier(client("sns"), shared.devices(), LoggedDiagnostics()),
        advance=advance_with(QueueUrls()),  # only the clock's looks send anything
        users=shared.users(),
        clock=shared.clock,
    )
