"""Jobs queue -> one job of an account: letters, an export, an erasure, a seal."""

from typing import Any, get_args

from countersign.contracts.messages import JobMessage
from countersign.observability import count, logger
from countersign.ports.jobs_queue import Job, JobOp
from countersign.sqs_batch import Answer, handle_each
from countersign.wiring import jobs


def handler(event: dict[str, Any], _context: object) -> Answer:
    return handle_each(event, JobMessage, _tend)


def _tend(message: JobMessage) -> None:
    """A job that nobody here knows is noted and dropped: it would never become known."""
    for op in get_args(JobOp):
        if op == message.op and op in jobs.jobs():
            jobs.jobs()[op](Job(op, message.user_id, message.address, message.ref))
            return
    logger.error("unknown job", extra={"op": message.op})
    count("UnknownJobs")
