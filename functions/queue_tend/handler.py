"""Tend queue -> one chore of an account: letters, an export, an erasure, a seal."""

from typing import Any, get_args

from countersign.batches import Answer, handle_each
from countersign.contracts.messages import ChoreMessage
from countersign.observability import count, logger
from countersign.ports.queues import Chore, ChoreOp
from countersign.wiring import tend


def handler(event: dict[str, Any], _context: object) -> Answer:
    return handle_each(event, ChoreMessage, _tend)


def _tend(message: ChoreMessage) -> None:
    """A chore that nobody here knows is noted and dropped: it would never become known."""
    for op in get_args(ChoreOp):
        if op == message.op and op in tend.chores():
            tend.chores()[op](Chore(op, message.user_id, message.address, message.ref))
            return
    logger.error("unknown chore", extra={"op": message.op})
    count("UnknownChores")
