"""Scan queue -> observe, judge, coordinate -> tasks."""

from typing import Any

from countersign import wiring
from countersign.batches import Answer, handle_each
from countersign.contracts.messages import ScanMessage


def handler(event: dict[str, Any], _context: object) -> Answer:
    return handle_each(event, ScanMessage, _scan)


def _scan(message: ScanMessage) -> None:
    wiring.scan_user()(message.user_id, message.agent_id, message.reason)
