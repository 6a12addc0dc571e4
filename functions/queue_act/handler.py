"""Action queue (task token) -> preflight, effect, receipt."""

from typing import Any

from countersign import wiring
from countersign.batches import Answer, handle_each
from countersign.contracts.messages import CallMessage


def handler(event: dict[str, Any], _context: object) -> Answer:
    return handle_each(event, CallMessage, _act)


def _act(message: CallMessage) -> None:
    wiring.act_on_task()(message.call())
