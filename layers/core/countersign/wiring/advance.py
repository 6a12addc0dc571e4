"""For the stream and the advance queue: where a task goes next."""

from collections.abc import Callable
from functools import cache

from countersign.adapters.aws.client import client
from countersign.adapters.aws.sqs import SqsAdvanceQueue, SqsScanQueue
from countersign.ports.advance_queue import AdvanceQueue
from countersign.usecases.tasks.advance import AdvanceTask
from countersign.wiring import shared
from countersign.wiring.shared import clock, settings


@cache
def advance_task() -> AdvanceTask:
    return AdvanceTask(
        tasks=shared.tasks(),
        integrations=shared.integrations(),
        workflow=shared.workflow(),
        clock=clock,
        users=shared.users(),
        held=shared.held(),
        scan_queue=SqsScanQueue(client("sqs"), settings.scan_queue_url),
    )


@cache
def note_change() -> Callable[[str], None]:
    """Somebody's tasks changed: whoever follows them looks again."""
    marks = shared.change_marks()
    return lambda user_id: marks.note(user_id, clock.now())


@cache
def advance_queue() -> AdvanceQueue:
    return SqsAdvanceQueue(client("sqs"), settings.advance_queue_url)
