"""A task: a proposal with an identity and a status.

`Task` is the head, small enough to be listed; what would be done, and why, stands in its `Body`
(`body.py`). A function that needs no body loads no kind of action. The one table of allowed moves
stands here.
"""

from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field

from countersign.domain.actions.reach import Touches, UndoClass
from countersign.domain.values import Moment, Value


class Status(StrEnum):
    AWAITING_APPROVAL = "AWAITING_APPROVAL"
    APPROVED = "APPROVED"
    EXECUTING = "EXECUTING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    NEEDS_REVIEW = "NEEDS_REVIEW"
    REJECTED = "REJECTED"
    EXPIRED = "EXPIRED"
    CANCELLED = "CANCELLED"
    UNDONE = "UNDONE"


MOVES: dict[Status, frozenset[Status]] = {
    Status.AWAITING_APPROVAL: frozenset({Status.APPROVED, Status.REJECTED, Status.EXPIRED}),
    Status.APPROVED: frozenset(
        {Status.EXECUTING, Status.CANCELLED, Status.AWAITING_APPROVAL, Status.EXPIRED}
    ),
    Status.EXECUTING: frozenset({Status.COMPLETED, Status.FAILED, Status.NEEDS_REVIEW}),
    Status.FAILED: frozenset({Status.APPROVED}),
    Status.NEEDS_REVIEW: frozenset({Status.COMPLETED, Status.FAILED}),
    Status.COMPLETED: frozenset({Status.UNDONE}),
    Status.REJECTED: frozenset({Status.AWAITING_APPROVAL}),
    Status.EXPIRED: frozenset({Status.AWAITING_APPROVAL}),
    Status.CANCELLED: frozenset({Status.AWAITING_APPROVAL}),
    Status.UNDONE: frozenset({Status.AWAITING_APPROVAL}),
}
"""From each status, where a task may go. Use cases, API, web and docs derive from it."""

IN_FLIGHT = frozenset({Status.APPROVED, Status.EXECUTING})
"""Decided, and not done with."""

REOPENED = frozenset({Status.REJECTED, Status.EXPIRED, Status.CANCELLED, Status.UNDONE})
"""What the person may have offered to them again."""

View = Literal["waiting", "active", "done", "snoozed"]

SNOOZE_AT_MOST = timedelta(days=30)

UNDO_AT_MOST = timedelta(days=30)
"""How long after its completion a task may be taken back."""

LINKS_AT_MOST = 8
"""How many others a task may be linked to, by each sort of link."""

Linked = Annotated[tuple[str, ...], Field(max_length=LINKS_AT_MOST)]

Undo = Literal["pending", "done", "failed", "review"]

BlockedOn = Literal["account", "pause", "task"]
"""What an approved task waits for: that the account is back, that the person goes on, or what
becomes of another task."""

VIEW_OF: dict[Status, View] = {
    status: "waiting"
    if status is Status.AWAITING_APPROVAL
    else "active"
    if status in IN_FLIGHT or status is Status.NEEDS_REVIEW
    else "done"
    for status in Status
}

WATCH_INTERVAL = timedelta(seconds=60)
"""How soon the clock looks again at a task that is under way."""

BLOCKED_LOOK_INTERVAL = timedelta(minutes=5)
"""How often the clock looks whether a blocked task's account is back."""

BLOCKED_AT_MOST = timedelta(hours=72)
"""How long a broken connector may hold an approval before the person is asked again."""

RUN_VISIBLE_AFTER = timedelta(seconds=10)
"""How long a new run may be unknown to those who ask for it (DescribeExecution lags behind)."""

REVIEW_LOOKS = (
    timedelta(minutes=15),
    *(timedelta(hours=hours) for hours in (1, 4, 12)),
    *(timedelta(days=days) for days in (1, 2, 3)),
)
"""What became of a task in review is looked for after each of these, counted from the look before:
seven times within a week."""

UNANSWERED_ASK = timedelta(minutes=2)
"""How long an approved task waits for its question's token before it goes on without it."""


UNHEARD_ANSWER = timedelta(minutes=20)
"""How long an approved task leaves a run alone that was told of the approval: longer than the run
may take for the whole of what follows (15 minutes)."""


class Enter(StrEnum):
    """Where a run of the workflow begins."""

    ASK = "ask"
    ACT = "act"
    UNDO = "undo"


class Decision(Value):
    """Who decided, when, and on exactly which digest.

    `sequence` is that of the event that says so. `mac` proves a person's decision; a rule's rests
    on the rule's own. What an earlier version stored has neither, and is asked about again.
    """

    by: Literal["user", "rule"]
    at: Moment
    digest: str
    rule_id: str | None = None
    sequence: int | None = None
    mac: str | None = None


INSTRUCTION_AT_MOST = 1_000
"""How many characters a person may ask with."""

INSTRUCTION_TRIED_FOR = timedelta(minutes=10)
"""How long an engine is asked to follow an instruction, before the person hears that it cannot."""


class Pending(Value):
    """What the person asked for and has not got yet; `sequence` is that of the event that says so.

    It falls away when the task is decided on, expires, or gets another revision. `digest` is of the
    alternative that they want otherwise, where it is one.
    """

    op: Literal["instruct"] = "instruct"
    digest: str | None = None
    text: Annotated[str, Field(min_length=1, max_length=INSTRUCTION_AT_MOST)]
    asked_at: Moment
    sequence: int


class TaskProblem(Value):
    """Why a task failed or needs a person."""

    code: str
    message: str
    retryable: bool


class Cost(Value):
    """What the judgement cost; zero for the rules engine."""

    amount: str = "0.00"
    currency: str = "USD"
    input_tokens: int = 0
    output_tokens: int = 0

    def __add__(self, other: "Cost") -> "Cost":
        """Of two of one currency; what cost nothing has none."""
        return Cost(
            amount=str(Decimal(self.amount) + Decimal(other.amount)),
            currency=self.currency if Decimal(self.amount) else other.currency,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
        )


class Task(Value):
    """The head of a task.

    `sequence` counts its events and guards every write: a writer names the sequence that it read.
    `due_at` is when the clock must look at it again; only a final task has none. `counted`: it was
    approved before, and counts against the plan's month once. `digest` and what else is said of the
    body is of what was decided on, once something was. `begun`: something of this revision was
    claimed. `looks`: where nobody could tell whether it happened, how often it was looked for since
    the claim. `is_news`: that it waits is not by the person's own hand. `reopens`: once it is taken
    back it waits again. `needed_by` are the tasks that name it in their `depends_on`.
    """

    user_id: str
    task_id: str
    agent_id: str
    agent_type: str
    integration_id: str
    kind: str
    status: Status
    revision: int = 1
    digest: str
    run: int = 1
    enter: Enter = Enter.ASK
    summary: str
    title: str
    priority: Annotated[int, Field(ge=0, le=100)]
    touches: Touches
    undo: UndoClass
    verified: bool
    engine: str = "rules"
    cost: Cost = Cost()
    created_at: Moment
    updated_at: Moment
    lifetime_hours: int
    expires_at: Moment
    due_at: Moment | None = None
    decided: Decision | None = None
    act_not_before: Moment | None = None
    blocked_by: str | None = None
    blocked_since: Moment | None = None
    blocked_on: BlockedOn | None = None
    counted: bool = False
    snoozed_until: Moment | None = None
    undoable: bool = False
    undo_state: Undo | None = None
    undo_decided: Decision | None = None
    begun: bool = False
    is_news: bool = True
    looks: int = 0
    reopens: bool = False
    depends_on: Linked = ()
    conflicts_with: Linked = ()
    together_with: Linked = ()
    needed_by: Linked = ()
    words: str | None = None
    warnings: tuple[str, ...] | None = None
    pending: Pending | None = None
    result: dict[str, Any] | None = None
    error: TaskProblem | None = None
    sequence: int = 0
    chain_head: str = ""

    @property
    def is_final(self) -> bool:
        """Nothing happens to it any more unless a person acts."""
        if self.status is Status.NEEDS_REVIEW:
            return self.due_at is None
        waits_or_runs = self.status in (Status.AWAITING_APPROVAL, *IN_FLIGHT)
        return not waits_or_runs and self.undo_state != "pending"

    @property
    def next_enter(self) -> Enter:
        """Where its next run begins."""
        if self.undo_state == "pending":
            return Enter.UNDO
        return Enter.ASK if self.status is Status.AWAITING_APPROVAL else Enter.ACT

    @property
    def view(self) -> View:
        """The list in which the person finds it."""
        return "snoozed" if self.snoozed_until is not None else VIEW_OF[self.status]

    @property
    def undo_until(self) -> datetime | None:
        """Until when it may be taken back; None when it may not."""
        taken_back = self.undo_state not in (None, "failed")
        if self.status is not Status.COMPLETED or not self.undoable or taken_back:
            return None
        return self.updated_at + UNDO_AT_MOST

    def can_undo(self, now: datetime) -> bool:
        return self.undo_until is not None and now < self.undo_until


class Wait(Value):
    """What is known of the run that the workflow has for a task.

    `token` is the callback of its question. It never leaves the backend.
    """

    user_id: str
    task_id: str
    run: int
    enter: Enter
    started_at: Moment
    token: str | None = None
    asked_at: Moment | None = None
    answered_at: Moment | None = None


class Event(Value):
    """One line of a task's history, chained to the one before by its hash."""

    user_id: str
    task_id: str
    sequence: int
    at: Moment
    type: str
    by: Literal["user", "rule", "agent", "worker", "clock"]
    status: Status
    revision: int
    run: int
    digest: str
    data: dict[str, Any] = Field(default_factory=dict)
    previous: str
    hash: str
