"""The rows of the due index, from their keys and back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, get_args

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.keys import Key
from countersign.domain.job import DurableJobOp
from countersign.ports.due import Due
from countersign.ports.jobs_queue import JobOp

_OPS: dict[str, DurableJobOp] = {op: op for op in get_args(DurableJobOp)}


def row_due(row: Due) -> Key:
    """All keys of a row as the due index has them: where a page of it ends."""
    if row.task_id is not None:
        own = keys.task(row.user_id, row.task_id)
    else:
        own = keys.profile(row.user_id) if row.op is None else job_row(row)
    return own | keys.due(row.due_at, row.user_id, row.task_id)


def read_due(row: Mapping[str, Any]) -> Due:
    """The row of the due index that these keys name."""
    sort_key = str(row["sk"])
    op, ref = _job_of(sort_key)
    return Due(
        user_id=str(row["pk"]).removeprefix("USER#"),
        task_id=sort_key.removeprefix("TASK#") if sort_key.startswith("TASK#") else None,
        due_at=datetime.fromisoformat(str(row["gsi2sk"]).partition("#")[0]),
        op=op,
        ref=ref,
    )


def job_row(row: Due) -> Key:
    """The row that stands in the due index for a job."""
    if row.op == "seal":
        return keys.checkpoint_state(row.user_id)
    return keys.durable_job(row.user_id, _OPS[row.op or ""], row.ref or "")


def _job_of(sort_key: str) -> tuple[JobOp | None, str | None]:
    if sort_key == "SEALING":
        return "seal", None
    if not sort_key.startswith(keys.JOB):
        return None, None
    named, _, ref = sort_key.removeprefix(keys.JOB).partition("#")
    return _OPS.get(named), ref or None
