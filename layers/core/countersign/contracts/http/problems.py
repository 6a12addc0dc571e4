"""RFC 9457 problem documents."""

from typing import Any

from pydantic import BaseModel, Field

from countersign.contracts.http.tasks import TaskOut


def _is_none(value: object) -> bool:
    return value is None


class FieldError(BaseModel):
    """Where a body, query, path or header is wrong, and how. By `code`, a stable word, and `params`
    a client can say `msg` in its own."""

    loc: list[str | int]
    msg: str
    code: str
    params: dict[str, Any]


class Problem(BaseModel):
    """What went wrong. `code` is a stable word; with `params` a client can say it in its own."""

    type: str = "about:blank"
    title: str = Field(description="The phrase of the status.")
    status: int
    detail: str
    code: str
    params: dict[str, Any]
    request_id: str
    errors: list[FieldError] | None = Field(default=None, exclude_if=_is_none)
    current: TaskOut | None = Field(
        default=None,
        exclude_if=_is_none,
        description="With `stale_task`: the task as it is now.",
    )
