"""The ledger of effects: who may call the provider, and what became of each call.

An effect is opened before the provider is called, and closed by what the provider says. Between
the two, only the holder of its lease may call; whoever takes a lapsed lease over looks before it
writes. A name in a comment is that of the break in `tests/faults/breaks.py` that shows why.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from countersign.domain.actions.catalog import KINDS
from countersign.domain.errors import Conflict, RecordBroken
from countersign.domain.says import said
from countersign.domain.task.effect import Effect
from countersign.domain.task.task import Status, Task, TaskProblem
from countersign.domain.task.transitions import Change, fail, reopen, review, settle, then
from countersign.ports.diagnostics import Diagnostics
from countersign.ports.effects import Absent, AnyEffector, CannotTell, Session, Written
from countersign.ports.providers import (
    AT_WORK_AT_MOST,
    ConnectionBroken,
    OutcomeUnknown,
    ProviderBusy,
    ProviderRefused,
)
from countersign.ports.system import Clock, Ids
from countersign.ports.tasks import Filed, Tasks
from countersign.usecases.tasks.attempt import attempt_of
from countersign.usecases.tasks.countersign import Countersigned
from countersign.usecases.tasks.pauses import (
    ATTEMPTS,
    BUSY_PAUSE,
    CALL_AT_MOST,
    LEASE,
    LOOK_AGAIN_AFTER,
    NOBODY,
    OPEN_AT_MOST,
    PAUSE_AT_MOST,
    Later,
)

GoOn = Callable[[Filed, Session, Effect], str]

Closing = Callable[[Task, datetime], Change]
"""How an effect is closed on the head as it stands."""


@dataclass(frozen=True)
class EffectRunner:
    """All methods answer the outcome in a word, and raise `Later` and `Conflict`."""

    tasks: Tasks
    clock: Clock
    ids: Ids
    effectors: Mapping[str, AnyEffector]
    countersigned: Countersigned
    diagnostics: Diagnostics

    def opened(self, filed: Filed, claim: Change) -> tuple[Filed, Effect]:
        """Store a claim with the effect that it opens, which whoever comes next will find."""
        self.tasks.commit(claim)
        if claim.effect is None:
            raise RecordBroken("A claim without an effect.")
        return Filed(claim.after, filed.body), claim.effect

    def write(self, filed: Filed, session: Session, effect: Effect) -> str:
        """Call the provider, holding the lease."""
        # A machine that slept since it took the lease may not be alone any more
        # (who_slept_writes_all_the_same).
        left = effect.lease_until - self.clock.now()
        if left < CALL_AT_MOST:
            raise Later(left.total_seconds() + 1)
        effector = self.effectors[filed.task.kind]
        write = effector.take_back if effect.takes_back else effector.write
        try:
            # On record first: after the write nobody can tell what was so before
            # (a_pile_forgets_what_it_set_out_to_change).
            effect = self._planned(effector, filed, session, effect)
            written = write(attempt_of(filed, session, effect))
        except ProviderBusy as busy:
            raise self._let_go(effect, timedelta(seconds=busy.retry_after)) from busy
        except (ProviderRefused, ConnectionBroken) as refused:
            problem = TaskProblem(code=refused.code, message=refused.detail, retryable=True)
            return self._end(effect, lambda task, now: fail(task, effect, problem=problem, now=now))
        except OutcomeUnknown as silent:
            if effect.takes_back:
                pause = max(BUSY_PAUSE, silent.still_for + effector.settling)
                raise self._let_go(effect, pause) from silent
            # It may still land: looked for, never just repeated
            # (after_silence_it_is_written_at_once, who_hangs_up_ends_the_call).
            over_by = self.clock.now() + silent.still_for
            uncertain = self._lease_again(effect, last_call_at=over_by)
            return self._reconcile(filed, session, uncertain)
        # Recorded when it is done, not before (it_is_recorded_before_it_is_done).
        return self.record(filed, session, effect, written, go_on=self.write)

    def _planned(
        self, effector: AnyEffector, filed: Filed, session: Session, effect: Effect
    ) -> Effect:
        """The effect with what its step has to know of the world before it, stored for good."""
        plan = None if effect.takes_back else effector.plan(attempt_of(filed, session, effect))
        if plan is None:
            return effect
        planned = effect.model_copy(update={"given": {**(effect.given or {}), **plan}})
        self.tasks.renew_lease(effect, planned)
        return planned

    def resume(self, filed: Filed, session: Session | None, effect: Effect) -> str:
        """An effect is open: wait for its lease, take it over, and find out what happened.

        A holder that did not let go may have called until its lease ran out, and hung up only then.
        """
        now = self.clock.now()
        if now < effect.lease_until:
            raise Later((effect.lease_until - now).total_seconds() + 1)
        # Whoever died in a call did not end it (a_lapsed_lease_counts_as_no_call,
        # who_dies_in_a_call_ends_it).
        over_by = effect.lease_until + AT_WORK_AT_MOST if effect.lease != NOBODY else None
        # Stored before anything is asked: a second worker finds it taken
        # (the_lease_is_not_written_down, the_lease_of_another_is_ignored).
        mine = self._lease_again(effect, last_call_at=over_by)
        if session is None:
            return self._give_to_person(
                mine, "disconnected", said("The account was disconnected before we could look.")
            )
        return self._reconcile(filed, session, mine)

    def _go_on(self, filed: Filed, session: Session, effect: Effect) -> str:
        """Write what an effect that was found open leaves to be written.

        Whoever opened it had proof of the decision; whoever finds it has only what is stored.
        """
        proven = self.countersigned.undo if effect.takes_back else self.countersigned.approval
        if proven(filed):
            return self.write(filed, session, effect)
        message = said("That you decided this cannot be proven, so it was not done.")
        if not effect.takes_back and self.countersigned.rule_is_gone(filed):
            message = said("The rule that approved this was removed, so it was not done.")
        else:
            self.diagnostics.broken(
                "task", effect.task_id, "What it goes on with cannot be proven."
            )
        problem = TaskProblem(code="not_countersigned", message=message, retryable=True)
        return self._end(effect, lambda task, now: fail(task, effect, problem=problem, now=now))

    def _reconcile(self, filed: Filed, session: Session, effect: Effect) -> str:
        """Find out what became of a write. Taking back twice is taking back once: just do it."""
        effector = self.effectors[filed.task.kind]
        # The time before the look: what lands while we look was not seen
        # (the_provider_is_given_no_time_to_settle).
        looked_at = self.clock.now()
        if effect.takes_back:
            return self._write_again(filed, session, effect, looked_at, timedelta(0))
        try:
            found = effector.reconcile(attempt_of(filed, session, effect))
        except (ConnectionBroken, ProviderRefused) as shut:
            # What cannot be seen may be there (what_cannot_be_seen_is_taken_for_absent).
            return self._give_to_person(effect, shut.code, shut.detail)
        except (OutcomeUnknown, ProviderBusy) as unclear:
            if self.clock.now() - effect.opened_at > OPEN_AT_MOST:
                return self._give_to_person(effect, unclear.code, unclear.detail)
            raise self._let_go(effect, BUSY_PAUSE) from unclear
        match found:
            case Written():
                return self.record(filed, session, effect, found)
            case CannotTell():
                return self.cannot_tell(effect)
            case Absent():
                return self._write_again(filed, session, effect, looked_at, effector.settling)

    def _write_again(
        self,
        filed: Filed,
        session: Session,
        effect: Effect,
        looked_at: datetime,
        settling: timedelta,
    ) -> str:
        """It was absent when we looked: write, if no earlier call can have landed since."""
        settled_at = effect.last_call_at + settling
        if looked_at < settled_at:
            raise self._let_go(effect, min(settled_at - looked_at, LOOK_AGAIN_AFTER))
        if effect.attempts >= ATTEMPTS and effect.takes_back:
            return self.cannot_tell(effect)
        if effect.attempts >= ATTEMPTS:
            problem = TaskProblem(
                code="provider_unreachable",
                message=said(
                    "The provider did not take it in {attempts} attempts.", attempts=ATTEMPTS
                ),
                retryable=True,
            )
            return self._end(effect, lambda task, now: fail(task, effect, problem=problem, now=now))
        again = self._lease_again(
            effect, last_call_at=self.clock.now(), attempts=effect.attempts + 1
        )
        return self._go_on(filed, session, again)

    def record(
        self,
        filed: Filed,
        session: Session,
        effect: Effect,
        written: Written,
        *,
        go_on: GoOn | None = None,
    ) -> str:
        """Close the step with its receipt, and go on with the next one if there is one."""
        steps = KINDS[filed.task.kind].steps
        last = effect.takes_back or effect.step == steps[-1]
        following = None if last else steps[steps.index(effect.step) + 1]
        # The next step is opened as this one closes: a task at work always has an open effect, by
        # which the next worker finds it (only_the_first_step_counts).
        change = self._close(
            effect,
            lambda task, now: self._reopened(
                settle(
                    task,
                    effect,
                    receipt=written.receipt,
                    compensator=written.compensator,
                    now=now,
                    following=following,
                    lease_for=LEASE,
                ),
                now,
            ),
        )
        if following is None or change.effect is None:
            return change.after.status.lower()
        following_on = go_on or self._go_on
        return following_on(Filed(change.after, filed.body), session, change.effect)

    def _reopened(self, change: Change, now: datetime) -> Change:
        """What was undone so that the person can decide anew waits again, as it was proposed."""
        if change.after.status is not Status.UNDONE or not change.after.reopens:
            return change
        filed = self.tasks.get_filed(change.after.user_id, change.after.task_id)
        if filed is None:
            raise RecordBroken("A task without its body.", task_id=change.after.task_id)
        return then(change, reopen(change.after, filed.body, now=now))

    def cannot_tell(self, effect: Effect) -> str:
        return self._give_to_person(
            effect, "outcome_unknown", said("The provider cannot say whether it happened.")
        )

    def _give_to_person(self, effect: Effect, code: str, message: str) -> str:
        problem = TaskProblem(code=code, message=message, retryable=False)
        return self._end(effect, lambda task, now: review(task, effect, problem=problem, now=now))

    def _end(self, effect: Effect, closing: Closing) -> str:
        return self._close(effect, closing).after.status.lower()

    def _close(self, effect: Effect, closing: Closing) -> Change:
        """Close our effect on the head as it is now: what happened is true whatever the run is."""
        for _ in range(3):
            task = self.tasks.get(effect.user_id, effect.task_id)
            if task is None:
                raise RecordBroken("An effect without its task.")
            if task.status is not (Status.COMPLETED if effect.takes_back else Status.EXECUTING):
                raise Conflict("Somebody else has closed it.")
            change = closing(task, self.clock.now())
            try:
                self.tasks.commit(change)
            except Conflict:
                continue
            return change
        raise Conflict("The task is being changed by something else.")

    def _lease_again(
        self, effect: Effect, *, last_call_at: datetime | None = None, attempts: int | None = None
    ) -> Effect:
        mine = effect.model_copy(
            update={
                "lease": self.ids.secret(),
                "lease_until": self.clock.now() + LEASE,
                "last_call_at": last_call_at or effect.last_call_at,
                "attempts": attempts or effect.attempts,
            }
        )
        self.tasks.renew_lease(effect, mine)
        return mine

    def _let_go(self, effect: Effect, pause: timedelta) -> Later:
        """Nobody calls for a while; then whoever comes first takes the lease."""
        bounded = min(pause, PAUSE_AT_MOST)
        until = self.clock.now() + bounded
        self.tasks.renew_lease(
            effect, effect.model_copy(update={"lease": NOBODY, "lease_until": until})
        )
        return Later(bounded.total_seconds() + 1)
