"""For the stream and the advance queue: where a task goes next."""

from collections.abc import Callable
from functools import cache

from countersign.adapters.aws import client
from countersign.adapters.sqs import QueueUrls, SqsQueues
from countersign.ports.queues import Queues
from countersign.usecases.advance_task import AdvanceTask
from countersign.wiring import parts
from countersign.wiring.parts import clock, settings


@cache
def advance_task() -> AdvanceTask:
    return advance_with(QueueUrls(scan=settings.scan_queue_url))


@cache
def note_change() -> Callable[[str], None]:
    """Somebody's tasks changed: whoever follows them looks again."""
    marks = parts.change_marks()
    return lambda user_id: marks.note(user_id, clock.now())


@cache
def advance_queue() -> Queues:
    return SqsQueues(client("sqs"), QueueUrls(advance=settings.advance_queue_url))


def advance_with(urls: QueueUrls) -> AdvanceTask:
    return AdvanceTask(
        tasks=parts.tasks(),
        integrations=parts.integrations(),
        workflow=parts.workflow(),
        clock=clock,
        queues=SqsQueues(client("sqs"), urls),
        users=parts.users(),
    )
