"""For the approval queue: asking the person."""

from functools import cache

from countersign.adapters.aws import client
from countersign.adapters.sqs import QueueUrls
from countersign.observability import LoggedNotes
from countersign.usecases.ask_person import AskPerson
from countersign.wiring import parts
from countersign.wiring.advance import advance_with


@cache
def ask_person() -> AskPerson:
    from countersign.adapters.sns import SnsNotifier

    return AskPerson(
        tasks=parts.tasks(),
        workflow=parts.workflow(),
        notifier=SnsNotifier(client("sns"), parts.devices(), LoggedNotes()),
        advance=advance_with(QueueUrls()),  # only the clock's looks send anything
        users=parts.users(),
        clock=parts.clock,
    )
