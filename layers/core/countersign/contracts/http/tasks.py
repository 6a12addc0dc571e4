"""Tasks as clients see them."""

from datetime import datetime
from typing import Any, Literal

from countersign.contracts.http.fields import (
    AgentTypeShown,
    Given,
)
from countersign.contracts.http.says import SaysOut
from countersign.domain.actions.action import ActionKind
from countersign.domain.actions.catalog import KINDS, AnyAction, Kind
from countersign.domain.actions.reach import ReadFirst, Touches, UndoClass, read_first
from countersign.domain.guidance.declining import senders_of
from countersign.domain.guidance.findings import Finding, declined_finding
from countersign.domain.task.alternative import Alternative
from countersign.domain.task.asks import AskState, AskType, TaskAsk
from countersign.domain.task.body import Body, Evidence
from countersign.domain.task.origin import Caution, Provenance
from countersign.domain.task.task import (
    Cost,
    Decision,
    Status,
    Task,
    Undo,
)
from countersign.domain.task.transitions.change import of_body
from countersign.domain.values import Moment
from countersign.domain.visible import visible
from countersign.ports.tasks import Filed


class RiskOut(Given):
    """Computed from this very action. `read_first`: why it is read to its end before it is
    approved, and not approved among others; null where it may be."""

    touches: Touches
    people: int
    undo: UndoClass
    read_first: ReadFirst | None
    does: str
    provenance: list[Provenance]
    warnings: list[Caution]

    @classmethod
    def of(cls, body: Body, touches: Touches, undo: UndoClass, *, verified: bool) -> "RiskOut":
        return cls(
            touches=touches,
            people=body.action.people_reached,
            undo=undo,
            read_first=read_first(undo, verified=verified),
            does=KINDS[body.action.kind].does,
            provenance=list(body.provenance),
            warnings=list(body.warnings),
        )


class DecidedOut(Given):
    """`digest` is of what was approved: of the action, or of an alternative."""

    by: Literal["user", "rule"]
    at: Moment
    digest: str
    rule_id: str | None

    @classmethod
    def of(cls, decision: Decision) -> "DecidedOut":
        return cls(by=decision.by, at=decision.at, digest=decision.digest, rule_id=decision.rule_id)


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


class AlternativeOut(Given):
    """Another complete action, approved by its own digest. `label` is what it comes to."""

    label: str
    action: AnyAction
    digest: str
    summary: str
    says: dict[str, SaysOut]
    risk: RiskOut

    @classmethod
    def of(cls, body: Body, one: Alternative) -> "AlternativeOut":
        meant = body.with_alternative(one)
        told = of_body(meant)
        return cls(
            label=visible(one.label),
            action=one.action,
            digest=told["digest"],
            summary=told["summary"],
            says={"summary": SaysOut.of(one.action.says)},
            risk=RiskOut.of(meant, told["touches"], told["undo"], verified=told["verified"]),
        )


class BlankOut(Given):
    """`⟦label⟧` stands in the text at this path of the action."""

    path: str
    label: str


class NeedsOut(Given):
    """What the person has to say before it can be approved. `choice`: one of the alternatives is
    approved, or the action is edited. `blanks`: they are filled in by an edit."""

    what: Literal["choice", "blanks"]
    blanks: list[BlankOut]

    @classmethod
    def of(cls, body: Body) -> "NeedsOut | None":
        blanks = [BlankOut(path=one.path, label=visible(one.label)) for one in body.action.blanks]
        if body.must_choose:
            return cls(what="choice", blanks=blanks)
        return cls(what="blanks", blanks=blanks) if blanks else None


class AskOut(Given):
    """What a mail asks of the person, and whether what is proposed deals with it: in its words, by
    the choice, by a blank, or not (`open`). `by` says which fact answers it, where we hold one."""

    type: AskType
    text: str
    state: AskState
    by: str | None
    says: dict[str, SaysOut]

    @classmethod
    def of(cls, ask: TaskAsk) -> "AskOut":
        return cls(
            type=ask.type,
            text=visible(ask.text),
            state=ask.state,
            by=visible(ask.by.text) if ask.by else None,
            says={"by": SaysOut.of(ask.by)} if ask.by else {},
        )


class TeachesOut(Given):
    """What declining the task can teach its agent: by `never_from_sender`, to leave one of these
    alone; by `never_this_kind`, to leave this sort of finding alone. Of a warning, neither."""

    senders: list[str]
    finding: Finding | None

    @classmethod
    def of(cls, body: Body) -> "TeachesOut":
        action = body.action
        finding = declined_finding(action, body.why_says)
        return cls(senders=list(senders_of(action)), finding=finding)


class TaskOut(Given):
    """`title`, `why`, `changed` and the quotes may be a model's or a stranger's words: plain text,
    in which invisible characters are written out. `account` is what it is done from; of a mail, the
    address that it leaves from. Once an alternative was approved, `action`, `summary`, `risk` and
    `digest` are its own, and the others stand beside it. `says` has the fields that are sentences
    of ours, by code, for whoever says them in another language."""

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
    alternatives: list[AlternativeOut]
    needs: NeedsOut | None
    asks: list[AskOut]
    teaches: TeachesOut
    together_with: list[str]
    request_id: str | None
    says: dict[str, SaysOut]

    @classmethod
    def of(cls, filed: Filed, now: datetime) -> "TaskOut":
        task, body = filed.shown, filed.settled.body
        return cls(
            **_identity(task),
            **_substance(task, body),
            snoozed_until=task.snoozed_until,
            depends_on=list(task.depends_on),
            conflicts_with=list(task.conflicts_with),
            together_with=list(task.together_with),
            request_id=None,
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
        "risk": RiskOut.of(body, task.touches, task.undo, verified=task.verified),
        "alternatives": [AlternativeOut.of(body, one) for one in body.alternatives],
        "needs": NeedsOut.of(body),
        "asks": [AskOut.of(one) for one in body.asks],
        "says": _says(body),
        "teaches": TeachesOut.of(body),
    }


def _says(body: Body) -> dict[str, SaysOut]:
    """By field, where what stands in it is one of our own sentences."""
    own = {"summary": body.action.says, "why": body.why_says}
    return {field: SaysOut.of(one) for field, one in own.items() if one is not None}
