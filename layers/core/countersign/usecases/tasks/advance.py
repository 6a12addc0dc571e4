"""The heart: look at a task as it stands now, and do what its state needs.

Level-triggered. It trusts no message and no stream image, only what it reads; calling it twice, or
at the wrong time, does nothing. Whatever was lost, the next look repairs. A name in a comment is
that of the break in `tests/faults/breaks.py` that shows why.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from countersign.domain.errors import Conflict, DomainError
from countersign.domain.says import said
from countersign.domain.task.links import Clear, Ended, others_of
from countersign.domain.task.task import (
    BLOCKED_AT_MOST,
    BLOCKED_LOOK_INTERVAL,
    INSTRUCTION_TRIED_FOR,
    RUN_VISIBLE_AFTER,
    UNANSWERED_ASK,
    UNHEARD_ANSWER,
    WATCH_INTERVAL,
    Enter,
    Pending,
    Status,
    Task,
    TaskProblem,
    Wait,
)
from countersign.domain.task.transitions import expire, give_up, look_again, restart, revise, wake
from countersign.domain.values import rfc3339
from countersign.ports.held import HeldProposals
from countersign.ports.integrations import Integrations
from countersign.ports.scan_queue import ROOM_SEEN_AFTER_SECONDS, ScanQueue
from countersign.ports.system import Clock
from countersign.ports.tasks import Tasks
from countersign.ports.users import Users
from countersign.ports.workflow import RunShed, Workflow
from countersign.usecases.tasks.links import LookAtLinks

_ROUNDS = 5
_WAITED = {
    "account": "The account could not be used",
    "pause": "You paused Countersign",
    "task": "It waited for another task",
}
_NOT_DONE = TaskProblem(
    code="instruction_not_done",
    message=said("What you asked for could not be done just now. Nothing was changed. Ask again."),
    retryable=False,
)


@dataclass(frozen=True)
class AdvanceNow:
    """What a task as it stands needs, and no more: a look that sends nothing to a queue."""

    tasks: Tasks
    integrations: Integrations
    workflow: Workflow
    clock: Clock
    users: Users

    def __call__(self, user_id: str, task_id: str) -> None:
        """Bring the task as far as it can go now.

        Raises
        ------
        Conflict
            It was written under our hands too often; the caller delivers again.
        """
        self._tell_linked(self._advance(user_id, task_id, None))

    def _advance(self, user_id: str, task_id: str, check: ScanQueue | None) -> Task | None:
        """The task as it was left. `check` makes it the clock's look: what was lost on the way is
        begun or sent again."""
        for _ in range(_ROUNDS):
            # Read anew each time: the stream shows what was, and not in order
            # (the_stream_is_believed).
            task, wait = self.tasks.get_with_wait(user_id, task_id)
            if task is None:
                return None
            try:
                settled = self._look(task, wait, check)
            except Conflict:
                continue
            if settled:
                return task
        raise Conflict("The task is being changed by something else.", task_id=task_id)

    def _tell_linked(self, task: Task | None) -> None:
        """Others may wait for what becomes of it. Its own is done by now, and theirs is left to the
        clock where it cannot be done; what they do tells nobody further."""
        if task is None or not task.is_final:
            return
        named = others_of(task)
        with suppress(DomainError):
            others = self.tasks.heads_of(task.user_id, named) if named else {}
            for other in others.values():
                if other.blocked_on == "task":
                    with suppress(DomainError):
                        self._advance(other.user_id, other.task_id, None)

    def _look(self, task: Task, wait: Wait | None, check: ScanQueue | None) -> bool:
        """One look; False when the head was changed and wants another."""
        if task.is_final:
            self._end_run(task, wait)
            return True
        # Before the run is minded: what has expired is not asked about again.
        if task.status is Status.AWAITING_APPROVAL and task.expires_at <= self.clock.now():
            self.tasks.commit(expire(task, now=self.clock.now()))
            return False
        if task.snoozed_until is not None and task.snoozed_until <= self.clock.now():
            self.tasks.commit(wake(task, by_clock=True, now=self.clock.now()))
            return False
        if wait is None or wait.run < task.run:
            return self._begin_run(task, wait)
        if task.status is Status.NEEDS_REVIEW:
            return self._mind_review(task, wait)
        if task.pending is not None:
            return self._mind_instruction(task, task.pending, check)
        if task.status is Status.AWAITING_APPROVAL:
            return self._leave_until(task, task.snoozed_until or task.expires_at)
        if task.blocked_by is not None:
            return self._stay_blocked(task)
        if task.status is Status.APPROVED and wait.token and wait.answered_at is None:
            return self._pass_on_approval(task, wait, wait.token)
        # Last, when nothing else is to be done: a run may be lost without a word
        # (nobody_asks_after_the_run).
        return self._check_run(task, wait) if check else True

    def _begin_run(self, task: Task, previous: Wait | None) -> bool:
        # The run before is answered first: once the new one is noted, nobody has its token.
        if previous is not None and previous.token and previous.answered_at is None:
            self.workflow.answer(previous.token, {"outcome": "superseded"})
        enter, now = task.next_enter, self.clock.now()
        try:
            begun = self.workflow.start(task.user_id, task.task_id, task.run, enter)
        except RunShed:
            return self._look_again_after(task, now, WATCH_INTERVAL)
        self.tasks.note_run(
            Wait(
                user_id=task.user_id,
                task_id=task.task_id,
                run=task.run,
                enter=enter if begun else Enter.ASK,
                started_at=now,
            )
        )
        return False

    def _pass_on_approval(self, task: Task, wait: Wait, token: str) -> bool:
        act_not_before = task.act_not_before or self.clock.now()
        taken = self.workflow.answer(
            token, {"outcome": "approved", "act_not_before": rfc3339(act_not_before)}
        )
        if not taken and not self.workflow.is_running(task.task_id, task.run):
            return self._restart(task, "the run that asked is gone")
        self.tasks.note_answer(wait, self.clock.now())
        return True

    def _end_run(self, task: Task, wait: Wait | None) -> None:
        if wait is None or wait.token is None or wait.answered_at is not None:
            return
        self.workflow.answer(wait.token, {"outcome": task.status.lower()})
        self.tasks.note_answer(wait, self.clock.now())

    def _mind_review(self, task: Task, wait: Wait) -> bool:
        """Nobody could tell what became of it. Its run is over; each look has one of its own."""
        self._end_run(task, wait)
        is_due = task.due_at is not None and task.due_at <= self.clock.now()
        if is_due:  # and the next one with it: a lost look is not the last (nobody_looks_again)
            self.tasks.commit(look_again(task, now=self.clock.now()))
        return not is_due

    def _check_run(self, task: Task, wait: Wait) -> bool:
        now = self.clock.now()
        if now - wait.started_at < RUN_VISIBLE_AFTER:
            return self._leave_until(task, now + RUN_VISIBLE_AFTER)
        if not self.workflow.is_running(task.task_id, task.run):
            return self._restart(task, "the run ended before the task did")
        if self._question_is_lost(task, wait):
            self.workflow.stop(task.task_id, task.run, "its question never arrived")
            return self._restart(task, "its question never arrived")
        # Whoever could send a question of their own took the answer: the run still waits for it.
        if self._answer_is_unheard(task, wait):
            self.workflow.stop(task.task_id, task.run, "its answer never arrived")
            return self._restart(task, "its answer never arrived")
        return self._leave_until(task, now + WATCH_INTERVAL)

    def _question_is_lost(self, task: Task, wait: Wait) -> bool:
        return (
            wait.enter is Enter.ASK
            and wait.token is None
            and task.decided is not None
            and self.clock.now() - task.decided.at > UNANSWERED_ASK
        )

    def _answer_is_unheard(self, task: Task, wait: Wait) -> bool:
        if task.status is not Status.APPROVED or wait.answered_at is None:
            return False
        heard_by = max(wait.answered_at, task.act_not_before or wait.answered_at)
        return self.clock.now() > heard_by + UNHEARD_ANSWER

    def _stay_blocked(self, task: Task) -> bool:
        since = task.blocked_since or task.updated_at
        now = self.clock.now()
        linked = LookAtLinks(self.tasks)(task) if task.blocked_on == "task" else None
        if isinstance(linked, Ended):
            return self._ask_again(task, linked.why, linked.parted)
        if isinstance(linked, Clear):
            return self._restart(task, "no other task is in its way")
        # Asked anew, whatever message was lost (a_broken_account_is_never_looked_at_again).
        back = self._what_is_back(task, since)
        if back is not None:
            return self._restart(task, back)
        if now < since + BLOCKED_AT_MOST:
            return self._look_again_after(task, now, BLOCKED_LOOK_INTERVAL)
        what = _WAITED.get(task.blocked_on or "account", _WAITED["account"])
        return self._ask_again(task, f"{what} for {BLOCKED_AT_MOST.days} days.")

    def _ask_again(self, task: Task, changed: str, parted: str | None = None) -> bool:
        filed = self.tasks.get_filed(task.user_id, task.task_id)
        if filed is None or filed.task.sequence != task.sequence:
            return False
        now = self.clock.now()
        self.tasks.commit(revise(task, filed.body, changed=changed, parted=parted, now=now))
        return False

    def _mind_instruction(self, task: Task, pending: Pending, check: ScanQueue | None) -> bool:
        """What the person asked for is still to be done: its message may be lost."""
        now = self.clock.now()
        if now >= pending.asked_at + INSTRUCTION_TRIED_FOR:
            self.tasks.commit(give_up(task, problem=_NOT_DONE, by="clock", now=now))
            return False
        if check:
            check.instruct(task.user_id, task.task_id, pending.sequence)
            return self._leave_until(task, now + WATCH_INTERVAL)
        if task.due_at is None or task.due_at > now + WATCH_INTERVAL:
            return self._leave_until(task, now + WATCH_INTERVAL)
        return True

    def _what_is_back(self, task: Task, since: datetime) -> str | None:
        """What the task waited for, in words; None while it has to wait."""
        if task.blocked_on == "task":
            return None
        if task.blocked_on == "pause":
            user = self.users.get(task.user_id)
            goes_on = user is not None and not (user.paused or user.closing or user.locked)
            return "the person goes on" if goes_on else None
        account = self.integrations.get(task.user_id, task.integration_id)
        is_back = account and account.status == "connected" and account.connected_at >= since
        return "the account is back" if is_back else None

    def _restart(self, task: Task, why: str) -> bool:
        self.tasks.commit(restart(task, why=why, by="clock", now=self.clock.now()))
        return False

    def _look_again_after(self, task: Task, now: datetime, interval: timedelta) -> bool:
        """A look that is due later already stays: moving it is a write, and would cause a look."""
        if task.due_at is None or task.due_at <= now:
            self.tasks.postpone(task, now + interval)
        return True

    def _leave_until(self, task: Task, due_at: datetime) -> bool:
        if task.due_at != due_at:
            self.tasks.postpone(task, due_at)
        return True


@dataclass(frozen=True)
class AdvanceTask(AdvanceNow):
    """Callers: the stream (a write to TASK or WAIT), and the clock."""

    scan_queue: ScanQueue
    held: HeldProposals

    def __call__(self, user_id: str, task_id: str, *, check_run: bool = False) -> None:
        """Bring the task as far as it can go now.

        `check_run` also asks the workflow whether the run lives, and has an instruction that is
        still to be followed sent again; the clock does.

        Raises
        ------
        Conflict
            It was written under our hands too often; the caller delivers again.
        """
        task = self._advance(user_id, task_id, self.scan_queue if check_run else None)
        self._tell_linked(task)
        if task is not None and not check_run:
            self._let_up_beside(task)

    def _let_up_beside(self, task: Task) -> None:
        """A task that waits no longer may have left a place to what is held back. Said again by
        every write to it, and found by the next scan where the word is lost."""
        if task.view != "waiting" and self.held.any(task.user_id):
            self.scan_queue.scan(task.user_id, None, "room", delay_seconds=ROOM_SEEN_AFTER_SECONDS)
