"""Tasks as clients see them, and what they may say about one."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints

from countersign.contracts.http.fields import (
    AgentTypeName,
    AgentTypeShown,
    Digest,
    Given,
    Identifier,
    Prose,
    Sent,
    Time,
    Yes,
    without_control_but_lines,
)
from countersign.domain.actions.action import ActionKind
from countersign.domain.actions.catalog import KINDS, AnyAction, Kind
from countersign.domain.actions.reach import Touches, UndoClass
from countersign.domain.task.body import Body, Evidence
from countersign.domain.task.origin import Caution, Provenance
from countersign.domain.task.task import (
    INSTRUCTION_AT_MOST,
    Cost,
    Decision,
    Status,
    Task,
    Undo,
    View,
)
from countersign.domain.values import Moment
from countersign.domain.visible import visible
from countersign.ports.tasks import Filed

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


class RiskOut(Given):
    """Computed from this very action."""

    touches: Touches
    people: int
    undo: UndoClass
    does: str
    provenance: list[Provenance]
    warnings: list[Caution]


class DecidedOut(Given):
    by: Literal["user", "rule"]
    at: Moment
    rule_id: str | None

    @classmethod
    def of(cls, decision: Decision) -> "DecidedOut":
        return cls(by=decision.by, at=decision.at, rule_id=decision.rule_id)


class EvidenceOut(Given):
    provider: str
    ref: str
    quote: str
    url: str | None

    @classmethod
    def of(cls, evidence: Evidence) -> "EvidenceOut":
        return cls(
            provider=evidence.provider,
            ref=evidence.ref,
            quote=visible(evidence.quote),
            url=evidence.url,
        )


class TaskError(Given):
    code: str
    message: str
    retryable: bool


class PendingOut(Given):
    """What was asked for and is not done yet."""

    op: Literal["undo", "instruct"]

    @classmethod
    def of(cls, task: Task) -> "PendingOut | None":
        if task.pending is not None:
            return cls(op=task.pending.op)
        return cls(op="undo") if task.undo_state == "pending" else None


class UndoOut(Given):
    available: bool
    until: Moment | None
    does: str
    state: Undo | None

    @classmethod
    def of(cls, task: Task, now: datetime) -> "UndoOut":
        return cls(
            available=task.can_undo(now),
            until=task.undo_until,
            does=KINDS[task.kind].undo_does,
            state=task.undo_state,
        )


class TaskOut(Given):
    """`title`, `why`, `changed` and the quotes may be a model's or a stranger's words: plain text,
    in which invisible characters are written out. `account` is what it is done from; of a mail, the
    address that it leaves from."""

    id: str
    agent_id: str
    agent_type: AgentTypeShown
    integration_id: str
    kind: str
    status: Status
    summary: str
    title: str
    why: str
    priority: int
    created_at: Moment
    updated_at: Moment
    expires_at: Moment
    snoozed_until: Moment | None
    action: AnyAction
    account: str
    digest: str
    revision: int
    changed: str | None
    evidence: list[EvidenceOut]
    risk: RiskOut
    engine: str
    cost: Cost
    depends_on: list[str]
    conflicts_with: list[str]
    decided: DecidedOut | None
    cancellable_until: Moment | None
    blocked_by: str | None
    pending: PendingOut | None
    result: dict[str, Any] | None
    error: TaskError | None
    undo: UndoOut

    @classmethod
    def of(cls, filed: Filed, now: datetime) -> "TaskOut":
        task, body = filed.shown, filed.body
        return cls(
            **_identity(task),
            **_substance(task, body),
            snoozed_until=task.snoozed_until,
            depends_on=[],
            conflicts_with=[],
            decided=DecidedOut.of(task.decided) if task.decided else None,
            cancellable_until=_cancellable_until(task, now),
            blocked_by=visible(task.blocked_by) if task.blocked_by else None,
            pending=PendingOut.of(task),
            undo=UndoOut.of(task, now),
        )


class KindOut(Given):
    """What there is to say about every task of a kind."""

    kind: Kind
    verb: str
    does: str
    undo_does: str
    editable: list[str]

    @classmethod
    def of(cls, facts: ActionKind[Any]) -> "KindOut":
        return cls(
            kind=facts.name,
            verb=facts.verb,
            does=facts.does,
            undo_does=facts.undo_does,
            editable=list(facts.editable),
        )


def _cancellable_until(task: Task, now: datetime) -> datetime | None:
    begins = task.act_not_before
    cools = task.status is Status.APPROVED and begins is not None and now < begins
    return begins if cools else None


def _identity(task: Task) -> dict[str, Any]:
    return {
        "id": task.task_id,
        "agent_id": task.agent_id,
        "agent_type": task.agent_type,
        "integration_id": task.integration_id,
        "kind": task.kind,
        "status": task.status,
        "summary": task.summary,
        "priority": task.priority,
        "created_at": task.created_at,
        "updated_at": task.updated_at,
        "expires_at": task.expires_at,
        "digest": task.digest,
        "revision": task.revision,
        "engine": task.engine,
        "cost": task.cost,
        "result": task.result,
        "error": TaskError(**task.error.model_dump()) if task.error else None,
    }


def _substance(task: Task, body: Body) -> dict[str, Any]:
    return {
        "title": visible(body.title),
        "why": visible(body.why),
        "changed": visible(body.changed) if body.changed else None,
        "action": body.action,
        "account": body.account,
        "evidence": [EvidenceOut.of(entry) for entry in body.evidence],
        "risk": RiskOut(
            touches=task.touches,
            people=body.action.people_reached,
            undo=task.undo,
            does=KINDS[body.action.kind].does,
            provenance=list(body.provenance),
            warnings=list(body.warnings),
        ),
    }
