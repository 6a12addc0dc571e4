"""The only place from which the world is changed.

Order is everything here. An open effect is dealt with before anything else is looked at: our own
write would otherwise look like a changed world. An effect is opened, in the transaction that claims
the task, before the provider is called; it is closed by the receipt. Between the two, only the
holder of its lease may call.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from countersign.domain.actions import KINDS
from countersign.domain.digest import digest_of
from countersign.domain.errors import Conflict, RecordBroken
from countersign.domain.integration import Integration
from countersign.domain.life import (
    Change,
    block,
    claim,
    claim_undo,
    fail,
    refuse_undo,
    review,
    revise,
    settle,
)
from countersign.domain.task import (
    UNDO_STEP,
    Effect,
    EffectState,
    Problem,
    Status,
    Task,
)
from countersign.ports.integrations import Integrations
from countersign.ports.notes import Notes
from countersign.ports.providers import (
    ConnectionBroken,
    OutcomeUnknown,
    ProviderBusy,
    ProviderRefused,
)
from countersign.ports.queues import Queues
from countersign.ports.system import Clock, Ids
from countersign.ports.tasks import Filed, Tasks
from countersign.ports.workflow import Call, Workflow
from countersign.usecases.effects.effector import (
    Absent,
    CannotTell,
    Effector,
    WorldChanged,
    Written,
)

ACT_WINDOW = timedelta(minutes=14)
"""A call older than this is dropped: its run ends at 15 minutes, and the clock starts another."""

LEASE = timedelta(seconds=45)
"""Longer than the worker lives (30 s), so that a call under a lapsed lease is over."""

CALL_AT_MOST = timedelta(seconds=20)
"""How much of the lease a call must have before it; a machine that slept has lost its turn."""

ATTEMPTS = 5
"""How often one step is written at most, each time after it was found absent."""

BUSY_PAUSE = timedelta(seconds=20)
"""How long to leave a provider alone that did not answer a look."""

PAUSE_AT_MOST = timedelta(minutes=10)
"""The longest pause that a provider may ask for."""

OPEN_AT_MOST = timedelta(hours=24)
"""After this a provider that never answers a look leaves the question to the person."""

NOBODY = ""
"""The holder of an effect that was let go: no call of anybody is in the air."""


Closing = Callable[[Task, datetime], Change]
"""How an effect is closed on the head as it stands."""


class _Later(Exception):
    """Not now: put the call back."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.delay_seconds = min(max(math.ceil(seconds), 1), 900)


@dataclass(frozen=True)
class ActOnTask:
    tasks: Tasks
    integrations: Integrations
    workflow: Workflow
    queues: Queues
    clock: Clock
    ids: Ids
    effectors: Mapping[str, Effector]
    notes: Notes

    def __call__(self, call: Call) -> None:
        """Bring the task's effects about, as far as this call can, and answer its run."""
        try:
            outcome = self._outcome(call)
        except _Later as later:
            self.queues.act_later(call, delay_seconds=later.delay_seconds)
        except Conflict:
            self.queues.act_later(call, delay_seconds=1)
        else:
            if outcome is not None:
                self.workflow.answer(call.token, {"outcome": outcome})

    def _outcome(self, call: Call) -> str | None:
        filed = self.tasks.get_filed(call.user_id, call.task_id)
        if filed is None or filed.task.run != call.run:
            return "superseded"
        undoing = filed.task.undo_state == "pending"
        if filed.task.status not in (Status.APPROVED, Status.EXECUTING) and not undoing:
            return filed.task.status.lower()
        if self.clock.now() >= call.entered_at + ACT_WINDOW:
            return None
        effects = self.tasks.effects(call.user_id, call.task_id)
        looked_at = self.clock.now()
        integration = self.integrations.get(call.user_id, filed.task.integration_id)
        opened = next((effect for effect in effects if effect.state is EffectState.OPEN), None)
        if opened is not None:
            return self._resume(filed, integration, opened)
        if undoing:
            return self._begin_undo(filed, integration, effects)
        if filed.task.status is Status.EXECUTING:
            raise Conflict("Its effect has been closed since.", task_id=call.task_id)
        return self._begin(filed, integration, effects, looked_at)

    def _begin(
        self,
        filed: Filed,
        integration: Integration | None,
        effects: Sequence[Effect],
        now: datetime,
    ) -> str:
        """No effect of an approved task is open; `now` is from before the account was read."""
        task = filed.task
        if not _is_countersigned(filed):
            self.notes.broken("task", task.task_id, "What is stored is not what was approved.")
            return self._block(task, "What is stored is not what you approved.", now)
        if task.act_not_before is not None and now < task.act_not_before:
            raise _Later((task.act_not_before - now).total_seconds())
        if integration is None or integration.status != "connected":
            return self._block(task, "The account is not connected.", now)
        try:
            verdict = self.effectors[task.kind].preflight(filed, integration)
        except (ConnectionBroken, ProviderRefused) as shut:
            return self._block(task, shut.detail, now)
        except ProviderBusy as busy:
            raise _Later(busy.retry_after) from busy
        except OutcomeUnknown as silent:
            raise _Later(BUSY_PAUSE.total_seconds()) from silent
        match verdict:
            case WorldChanged():
                self.tasks.commit(
                    revise(
                        task,
                        filed.body,
                        changed=verdict.changed,
                        evidence=verdict.evidence,
                        action=verdict.action,
                        account=verdict.account,
                        now=self.clock.now(),
                    )
                )
                return "world_changed"
            case _:
                return self._claim_and_write(filed, integration, effects)

    def _claim_and_write(
        self, filed: Filed, integration: Integration, effects: Sequence[Effect]
    ) -> str:
        """Claim the first step that is not done; a retry goes on where the last try ended."""
        known = {
            effect.step: effect for effect in effects if effect.revision == filed.task.revision
        }
        given = None
        for step in KINDS[filed.task.kind].steps:
            previous = known.get(step)
            if previous is not None and previous.state is EffectState.DONE:
                given = previous.receipt
                continue
            change = claim(
                filed.task,
                step=step,
                lease=self.ids.secret(),
                now=self.clock.now(),
                lease_for=LEASE,
                previous=previous,
                given=given,
            )
            return self._commit_and_write(filed, integration, change)
        raise RecordBroken("Every step is done, and the task is not.")

    def _begin_undo(
        self, filed: Filed, integration: Integration | None, effects: Sequence[Effect]
    ) -> str:
        """Take the last step back that can be."""
        known = {
            effect.step: effect for effect in effects if effect.revision == filed.task.revision
        }
        done = [effect for effect in known.values() if effect.compensator is not None]
        if integration is None or integration.status != "connected" or not done:
            problem = Problem(
                code="not_connected", message="The account is not connected.", retryable=True
            )
            self.tasks.commit(refuse_undo(filed.task, problem=problem, now=self.clock.now()))
            return "undo_failed"
        change = claim_undo(
            filed.task,
            step=done[-1].step,
            lease=self.ids.secret(),
            now=self.clock.now(),
            lease_for=LEASE,
            given=done[-1].compensator or {},
            previous=known.get(f"{UNDO_STEP}{done[-1].step}"),
        )
        return self._commit_and_write(filed, integration, change)

    def _commit_and_write(self, filed: Filed, integration: Integration, change: Change) -> str:
        self.tasks.commit(change)
        if change.effect is None:
            raise RecordBroken("A claim without an effect.")
        return self._write(Filed(change.after, filed.body), integration, change.effect)

    def _write(self, filed: Filed, integration: Integration, effect: Effect) -> str:
        """Call the provider, holding the lease."""
        left = effect.lease_until - self.clock.now()
        if left < CALL_AT_MOST:
            raise _Later(left.total_seconds() + 1)
        effector = self.effectors[filed.task.kind]
        write = effector.take_back if effect.takes_back else effector.write
        try:
            written = write(filed, integration, effect)
        except ProviderBusy as busy:
            raise self._let_go(effect, timedelta(seconds=busy.retry_after)) from busy
        except (ProviderRefused, ConnectionBroken) as refused:
            problem = Problem(code=refused.code, message=refused.detail, retryable=True)
            return self._end(effect, lambda task, now: fail(task, effect, problem=problem, now=now))
        except OutcomeUnknown:
            uncertain = self._lease_again(effect, last_call_at=self.clock.now())
            return self._reconcile(filed, integration, uncertain)
        return self._record(filed, integration, effect, written)

    def _resume(self, filed: Filed, integration: Integration | None, effect: Effect) -> str:
        """An effect is open: wait for its lease, take it over, and find out what happened.

        A holder that did not let go may have called until its lease ran out.
        """
        now = self.clock.now()
        if now < effect.lease_until:
            raise _Later((effect.lease_until - now).total_seconds() + 1)
        mine = self._lease_again(
            effect, last_call_at=effect.lease_until if effect.lease != NOBODY else None
        )
        if integration is None:
            return self._give_to_person(
                mine, "disconnected", "The account was disconnected before we could look."
            )
        return self._reconcile(filed, integration, mine)

    def _reconcile(self, filed: Filed, integration: Integration, effect: Effect) -> str:
        """Find out what became of a write. Taking back twice is taking back once: just do it."""
        effector = self.effectors[filed.task.kind]
        looked_at = self.clock.now()
        if effect.takes_back:
            return self._write_again(filed, integration, effect, looked_at, timedelta(0))
        try:
            found = effector.reconcile(filed, integration, effect)
        except (ConnectionBroken, ProviderRefused) as shut:
            return self._give_to_person(effect, shut.code, shut.detail)
        except (OutcomeUnknown, ProviderBusy) as unclear:
            if self.clock.now() - effect.opened_at > OPEN_AT_MOST:
                return self._give_to_person(effect, unclear.code, unclear.detail)
            raise self._let_go(effect, BUSY_PAUSE) from unclear
        match found:
            case Written():
                return self._record(filed, integration, effect, found)
            case CannotTell():
                return self._give_to_person(
                    effect, "outcome_unknown", "The provider cannot say whether it happened."
                )
            case Absent():
                return self._write_again(filed, integration, effect, looked_at, effector.settling)

    def _write_again(
        self,
        filed: Filed,
        integration: Integration,
        effect: Effect,
        looked_at: datetime,
        settling: timedelta,
    ) -> str:
        """It was absent when we looked: write, if no earlier call can have landed since."""
        settled_at = effect.last_call_at + settling
        if looked_at < settled_at:
            raise self._let_go(effect, settled_at - looked_at)
        if effect.attempts >= ATTEMPTS:
            problem = Problem(
                code="provider_unreachable",
                message=f"The provider did not take it in {ATTEMPTS} attempts.",
                retryable=True,
            )
            return self._end(effect, lambda task, now: fail(task, effect, problem=problem, now=now))
        again = self._lease_again(
            effect, last_call_at=self.clock.now(), attempts=effect.attempts + 1
        )
        return self._write(filed, integration, again)

    def _record(
        self, filed: Filed, integration: Integration, effect: Effect, written: Written
    ) -> str:
        """Close the step with its receipt, and go on with the next one if there is one."""
        steps = KINDS[filed.task.kind].steps
        last = effect.takes_back or effect.step == steps[-1]
        following = None if last else steps[steps.index(effect.step) + 1]
        change = self._close(
            effect,
            lambda task, now: settle(
                task,
                effect,
                receipt=written.receipt,
                compensator=written.compensator,
                now=now,
                following=following,
                lease_for=LEASE,
            ),
        )
        if following is None or change.effect is None:
            return change.after.status.lower()
        return self._write(Filed(change.after, filed.body), integration, change.effect)

    def _give_to_person(self, effect: Effect, code: str, message: str) -> str:
        problem = Problem(code=code, message=message, retryable=False)
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

    def _block(self, task: Task, reason: str, since: datetime) -> str:
        self.tasks.commit(block(task, reason=reason, since=since, now=self.clock.now()))
        return "blocked"

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

    def _let_go(self, effect: Effect, pause: timedelta) -> _Later:
        """Nobody calls for a while; then whoever comes first takes the lease."""
        bounded = min(pause, PAUSE_AT_MOST)
        until = self.clock.now() + bounded
        self.tasks.renew_lease(
            effect, effect.model_copy(update={"lease": NOBODY, "lease_until": until})
        )
        return _Later(bounded.total_seconds() + 1)


def _is_countersigned(filed: Filed) -> bool:
    """What would be done is what was decided on: hashed again, from what is stored."""
    decided = filed.task.decided
    computed = digest_of(filed.body)
    return decided is not None and decided.digest == filed.task.digest == computed
