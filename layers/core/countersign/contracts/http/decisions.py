"""What became of each decision of a batch."""

from typing import Annotated

from pydantic import Field

from countersign.contracts.http.fields import Given
from countersign.contracts.http.problems import Problem
from countersign.domain.task.task import Status


class DecisionOut(Given):
    task_id: str
    ok: bool
    status: Annotated[
        Status | None, Field(description="The task's status, as far as the answer knows it.")
    ]
    problem: Annotated[Problem | None, Field(description="Why not; null when it is decided.")]


class DecisionsOut(Given):
    """In the order of the decisions; each one stands for itself."""

    results: list[DecisionOut]
