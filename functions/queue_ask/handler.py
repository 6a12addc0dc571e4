"""Approval queue (task token) -> remember the token, notify the person, advance."""

from typing import Any

from countersign.contracts.messages import CallMessage
from countersign.sqs_batch import Answer, handle_each
from countersign.wiring import ask


def handler(event: dict[str, Any], _context: object) -> Answer:
    return handle_each(event, CallMessage, _ask)


def _ask(message: CallMessage) -> None:
    ask.ask_person()(message.call())
