"""For the stream and the advance queue: where a task goes next."""

from collections.abc import Callable
from functools import cache

from countersign.adapters.aws.client import client
from countersign.adapters.aws.sqs import QueueUrls, SqsQueues
from countersign.ports.queues import Queues
from countersign.usecases.tasks.advance import AdvanceTask
from countersign.wiring import shared
from countersign.wiring.shared import clock, settings


@cache
def advance_task() -> AdvanceTask:
    return advance_with(QueueUrls(scan=settings.scan_queue_url))


@cache
def note_change() -> Callable[[str], None]:
    """Somebody's tasks changed: whoever follows them looks again."""
    marks = shared.change_marks()
    return lambda user_id: marks.note(user_id, clock.now())


@cache
def advance_queue() -> Queues:
    return SqsQueues(client("sqs"), QueueUrls(advance=settings.advance_queue_url))


def advance_with(urls: QueueUrls) -> AdvanceTask:
    return AdvanceTask(
        tasks=shared.tasks(),
        integrations=shared.integrations(),
        workflow=shared.workflow(),
        clock=clock,
        queues=SqsQueues(client("sqs"), urls),
        users=shared.users(),
    )
