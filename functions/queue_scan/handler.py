"""Scan queue -> observe, judge, coordinate -> tasks; or room -> what is held back;
or an instruction -> the task, rewritten."""

from typing import Any

from countersign.contracts.messages import InstructMessage, ScanWork
from countersign.sqs_batch import Answer, handle_each
from countersign.wiring import scan


def handler(event: dict[str, Any], _context: object) -> Answer:
    return handle_each(event, ScanWork, _work)


def _work(work: ScanWork) -> None:
    message = work.root
    if isinstance(message, InstructMessage):
        scan.revise_task()(message.user_id, message.task_id, message.sequence)
    else:
        scan.scan_user()(message.user_id, message.agent_id, message.reason)
