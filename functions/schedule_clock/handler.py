"""EventBridge rule, every minute -> what is due -> queues."""

from typing import Any

from countersign.contracts.messages import Tick
from countersign.observability import count, logger, seconds
from countersign.usecases.dispatch_due import Swept
from countersign.wiring import clock


def handler(event: dict[str, Any], _context: object) -> dict[str, int]:
    """Sweep once; answers how many rows were handed on."""
    tick = Tick.model_validate(event)
    swept = clock.dispatch_due()(ahead=tick.ahead)
    logger.info("swept", extra={"handed_on": swept.handed_on, "woken_by": tick.source})
    if swept.handed_on:
        count("DueHandedOn", swept.handed_on)
    _tell_of_delays(swept)
    return {"handed_on": swept.handed_on}


def _tell_of_delays(swept: Swept) -> None:
    if swept.overdue:
        rows = [f"{row.user_id} {row.task_id or row.op or 'scan'}" for row in swept.examples]
        logger.warning("overdue", extra={"overdue": swept.overdue, "rows": rows})
        count("OverdueTasks", swept.overdue)
        seconds("OldestOverdueSeconds", swept.oldest.total_seconds())
    if swept.left_over:
        logger.warning("sweep left over", extra={"shards": swept.left_over})
        count("SweepLeftOver", swept.left_over)
