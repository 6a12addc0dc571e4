"""DynamoDB stream (and the advance queue) -> advance_task.

Only a record's keys are used: what a task needs is read from the table. A batch that names a task
several times advances it once. That somebody's tasks changed is noted beside it, so that following
them is cheap; where that fails they are told a little later, and nothing is held up.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from countersign.adapters.dynamodb import keys
from countersign.contracts.messages import AdvanceMessage
from countersign.sqs_batch import Answer, failed, read_each, succeeds
from countersign.wiring import advance

Record = Mapping[str, Any]
TaskKey = tuple[str, str]


def handler(event: Mapping[str, Any], _context: object) -> Answer:
    records = event["Records"]
    if all("dynamodb" in record for record in records):
        return _from_stream(records)
    return _from_queue(records)


def _from_stream(records: Sequence[Record]) -> Answer:
    """A record that fails goes to the advance queue: given back, it would hold up its shard."""
    first_named: dict[TaskKey, str] = {}
    for record in records:
        task = keys.read_stream(record["dynamodb"]["Keys"])
        if task is not None:
            first_named.setdefault(task, record["dynamodb"]["SequenceNumber"])
    by_person = {user_id: number for (user_id, _), number in first_named.items()}
    for user_id, number in by_person.items():
        succeeds(number, _note_change, user_id)
    return failed(
        number
        for task, number in first_named.items()
        if not succeeds(number, _advance, task, check_run=False)
        and not succeeds(number, _enqueue, task)
    )


def _from_queue(records: Sequence[Record]) -> Answer:
    again: list[str] = []
    asked: dict[TaskKey, list[tuple[str, AdvanceMessage]]] = {}
    for record_id, message in read_each(records, AdvanceMessage):
        if message is None:
            again.append(record_id)
        else:
            asked.setdefault((message.user_id, message.task_id), []).append((record_id, message))
    for task, same in asked.items():
        check_run = any(message.check_run for _, message in same)
        if not succeeds(same[0][0], _advance, task, check_run=check_run):
            again.extend(record_id for record_id, _ in same)
    return failed(again)


def _advance(task: TaskKey, *, check_run: bool) -> None:
    user_id, task_id = task
    advance.advance_task()(user_id, task_id, check_run=check_run)


def _note_change(user_id: str) -> None:
    advance.note_change()(user_id)


def _enqueue(task: TaskKey) -> None:
    user_id, task_id = task
    advance.advance_queue().advance(user_id, task_id, check_run=False)
