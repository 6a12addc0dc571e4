"""Action queue (task token) -> preflight, effect, receipt."""

from typing import Any

from countersign.contracts.messages import CallMessage
from countersign.sqs_batch import Answer, handle_each
from countersign.wiring import act


def handler(event: dict[str, Any], _context: object) -> Answer:
    return handle_each(event, CallMessage, _act)


def _act(message: CallMessage) -> None:
    act.act_on_task()(message.call())
