"""EventBridge rule, every minute -> what is due -> queues."""

from typing import Any

from countersign import wiring
from countersign.contracts.messages import Tick
from countersign.observability import count, logger


def handler(event: dict[str, Any], _context: object) -> dict[str, int]:
    """Sweep once; answers how many rows were handed on."""
    tick = Tick.model_validate(event)
    handed_on = wiring.sweep_due()(ahead=tick.ahead)
    logger.info("swept", extra={"handed_on": handed_on, "woken_by": tick.source})
    if handed_on:
        count("DueHandedOn", handed_on)
    return {"handed_on": handed_on}
