"""What a person may say about a task, or ask of tasks."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from countersign.contracts.http.fields import (
    AgentTypeName,
    Digest,
    Identifier,
    Prose,
    Sent,
    Time,
    Yes,
    without_control_but_lines,
)
from countersign.domain.actions.catalog import AnyAction, Kind
from countersign.domain.task.task import INSTRUCTION_AT_MOST, Status, View

Reason = Literal["not_now", "wrong", "never_from_sender", "never_this_kind", "other"]


class Rejection(Sent):
    reason: Reason | None = None
    text: Prose | None = None


class InstructionIn(Sent):
    text: Annotated[
        str,
        StringConstraints(strip_whitespace=True, min_length=1, max_length=INSTRUCTION_AT_MOST),
        AfterValidator(without_control_but_lines),
        Field(description="How it should be, in the person's own words."),
    ]


class Edit(Sent):
    """The whole action as it should be; its kind, account and origin cannot change."""

    action: AnyAction


class Snooze(Sent):
    until: Annotated[Time, Field(description="Within the next 30 days.")]


class TakingBack(Sent):
    reopen: Annotated[
        Yes, Field(description="Whether it is to wait for a decision again, once it is taken back.")
    ] = False


class Resolution(Sent):
    happened: Annotated[Yes, Field(description="Whether the provider has it, as the person saw.")]


class DecisionIn(Sent):
    task_id: Identifier
    digest: Digest
    decision: Literal["approve", "reject"]


class Decisions(Sent):
    decisions: Annotated[list[DecisionIn], Field(min_length=1, max_length=50)]


class TaskQuery(Sent):
    """Without a view, a status shows the view that holds it; without both, what waits."""

    view: View | None = None
    status: Status | None = None
    agent_type: AgentTypeName | None = None
    agent_id: str | None = Field(default=None, max_length=64)
    kind: Kind | None = None
    integration_id: str | None = Field(default=None, max_length=64)
    limit: int = Field(default=25, ge=1, le=100)
    cursor: str | None = Field(default=None, max_length=2_048)
