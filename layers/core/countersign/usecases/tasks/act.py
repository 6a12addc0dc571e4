"""The only place from which the world is changed.

Order is everything here. An open effect is dealt with before anything else is looked at: our own
write would otherwise look like a changed world. An effect is opened, in the transaction that claims
the task, before the provider is called; it is closed by the receipt. Between the two, only the
holder of its lease may call. A name in a comment is that of the break in `tests/faults/breaks.py`
that shows why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from countersign.domain.actions.catalog import KINDS
from countersign.domain.errors import Conflict, RecordBroken
from countersign.domain.integration import Integration
from countersign.domain.plans.quota import QuotaGuard
from countersign.domain.says import said
from countersign.domain.task.effect import Effect, EffectState
from countersign.domain.task.links import Clear, Ended, LinkVerdict, Waits, guards_of
from countersign.domain.task.task import Status
from countersign.domain.task.transitions import claim
from countersign.domain.task.transitions.change import Guard
from countersign.ports.action_queue import ActionQueue
from countersign.ports.diagnostics import Diagnostics
from countersign.ports.effects import Absent, AnyEffector, Ready, Session, WorldChanged, Written
from countersign.ports.integrations import Integrations
from countersign.ports.provider_adapter import Providers
from countersign.ports.providers import (
    ConnectionBroken,
    OutcomeUnknown,
    ProviderBusy,
    ProviderRefused,
)
from countersign.ports.system import Clock, Ids
from countersign.ports.tasks import Filed, Tasks
from countersign.ports.workflow import Call, Workflow
from countersign.usecases.tasks.attempt import (
    CANNOT_BE_DONE,
    account_of,
    approved_of,
    attempt_of,
    next_step,
    session_for,
)
from countersign.usecases.tasks.authorization import ActAuthorization, Authorized, Lapsed, OnHold
from countersign.usecases.tasks.countersign import Countersigned, is_what_was_decided_on
from countersign.usecases.tasks.effect_runner import EffectRunner
from countersign.usecases.tasks.hand_back import HandBack
from countersign.usecases.tasks.links import LookAtLinks
from countersign.usecases.tasks.pauses import BUSY_PAUSE, LEASE, Later
from countersign.usecases.tasks.settle_review import SettleReview
from countersign.usecases.tasks.take_back import TakeBack

ACT_WINDOW = timedelta(minutes=14)
"""A call older than this is dropped: its run ends at 15 minutes, and the clock starts another."""

NOT_PROVEN = said("That you approved this cannot be proven. Read it again before you approve it.")

REFUSED_AT_MOST = timedelta(minutes=10)
"""How long a look at the world that the provider refuses is tried again: some refusals pass."""


@dataclass(frozen=True)
class ActOnTask:
    tasks: Tasks
    integrations: Integrations
    workflow: Workflow
    action_queue: ActionQueue
    clock: Clock
    ids: Ids
    effectors: Mapping[str, AnyEffector]
    providers: Providers
    diagnostics: Diagnostics
    authorization: ActAuthorization
    countersigned: Countersigned
    settle_review: SettleReview

    @property
    def runner(self) -> EffectRunner:
        return EffectRunner(
            self.tasks, self.clock, self.ids, self.effectors, self.countersigned, self.diagnostics
        )

    @property
    def taking_back(self) -> TakeBack:
        return TakeBack(
            tasks=self.tasks,
            clock=self.clock,
            ids=self.ids,
            providers=self.providers,
            authorization=self.authorization,
            runner=self.runner,
        )

    @property
    def handing_back(self) -> HandBack:
        return HandBack(self.tasks, self.clock)

    def __call__(self, call: Call) -> None:
        """Bring the task's effects about, as far as this call can, and answer its run."""
        try:
            outcome = self._outcome(call)
        except Later as later:
            self.action_queue.act_later(call, delay_seconds=later.delay_seconds)
        except Conflict:
            self.action_queue.act_later(call, delay_seconds=1)
        else:
            if outcome is not None:
                self.workflow.answer(call.token, {"outcome": outcome})

    def _outcome(self, call: Call) -> str | None:
        filed = self.tasks.get_filed(call.user_id, call.task_id)
        if filed is None or filed.task.run != call.run:
            return "superseded"
        if not filed.is_of(call.user_id, call.task_id):
            raise RecordBroken("It speaks of another person or task.", task_id=call.task_id)
        filed = filed.settled
        undoing = filed.task.undo_state == "pending"
        if filed.task.status not in (Status.APPROVED, Status.EXECUTING) and not undoing:
            return self.settle_review(call, filed)
        if self.clock.now() >= call.entered_at + ACT_WINDOW:
            return None
        effects = self.tasks.effects(call.user_id, call.task_id)
        looked_at = self.clock.now()
        integration = account_of(filed, self.integrations)
        # Before the world is looked at, which our own write may have changed
        # (preflight_comes_before_reconcile, an_open_effect_is_left_alone).
        opened = next((effect for effect in effects if effect.state is EffectState.OPEN), None)
        if opened is not None:
            session = (
                session_for(filed, integration, self.providers) if integration is not None else None
            )
            return self.runner.resume(filed, session, opened)
        if undoing:
            return self.taking_back(filed, integration, effects)
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
        # First of all: what follows reads the body (the_digest_is_not_hashed_again).
        if not is_what_was_decided_on(filed, task.decided):
            self.diagnostics.broken(
                "task", task.task_id, "What is stored is not what was approved."
            )
            return self.handing_back.hold(
                task, said("What is stored is not what you approved."), now
            )
        if filed.body.action.blanks:
            return self.handing_back.ask(
                filed, WorldChanged(said("Something was left open in it."))
            )
        if task.act_not_before is not None and now < task.act_not_before:
            raise Later((task.act_not_before - now).total_seconds())
        match self.authorization(filed, now):
            case OnHold(reason):
                return self.handing_back.hold(task, reason, now, on="pause")
            case Lapsed(why):
                return self.handing_back.ask(filed, WorldChanged(why))
            case Authorized(guards):
                if self.countersigned.approval(filed):
                    return self._go_on(filed, integration, effects, guards, now)
                self.diagnostics.broken("task", task.task_id, "Its approval cannot be proven.")
                return self.handing_back.ask(filed, WorldChanged(NOT_PROVEN))

    def _go_on(
        self,
        filed: Filed,
        integration: Integration | None,
        effects: Sequence[Effect],
        guards: tuple[QuotaGuard, ...],
        now: datetime,
    ) -> str:
        """The person stands by it, if the guards hold in the claim: is the world as it was?"""
        task = filed.task
        if integration is None or integration.status != "connected":
            return self.handing_back.hold(task, said("The account is not connected."), now)
        if task.kind not in self.effectors:
            self.diagnostics.broken("task", task.task_id, f"Nothing carries out {task.kind}.")
            return self.handing_back.hold(task, CANNOT_BE_DONE, now)
        session = session_for(filed, integration, self.providers)
        try:
            # Before all else, as above (a_retry_does_not_look_for_the_try_before).
            earlier = self._look_for_earlier(filed, session, effects, guards)
            if isinstance(earlier, str):
                return earlier
            verdict = earlier or self._look(filed, integration, session)
        except ConnectionBroken as shut:
            return self.handing_back.hold(task, shut.detail, now)
        except ProviderRefused as no:
            if task.act_not_before is None or now < task.act_not_before + REFUSED_AT_MOST:
                raise Later(BUSY_PAUSE.total_seconds()) from no
            return self.handing_back.hold(task, no.detail, now)
        except ProviderBusy as busy:
            raise Later(busy.retry_after) from busy
        except OutcomeUnknown as silent:
            raise Later(BUSY_PAUSE.total_seconds()) from silent
        return self._follow(verdict, filed, session, effects, guards, now)

    def _follow(
        self,
        verdict: LinkVerdict | Ready | WorldChanged,
        filed: Filed,
        session: Session,
        effects: Sequence[Effect],
        guards: tuple[QuotaGuard, ...],
        now: datetime,
    ) -> str:
        task = filed.task
        match verdict:
            case Waits(reason):
                return self.handing_back.hold(task, reason, now, on="task")
            case Ended(why, parted):
                return self.handing_back.ask(filed, WorldChanged(why), parted)
            case WorldChanged():
                return self.handing_back.ask(filed, verdict)
            case _:
                self.authorization.ask_again(filed, self.clock.now())
                # Stored before the call: two workers, or one that dies, would write twice
                # (the_claim_comes_after_the_write, the_claim_is_not_stored). It holds the links,
                # too: the look at them is from before (the_claim_does_not_hold_the_links).
                claimed, effect = self._claim(filed, effects, (*guards, *guards_of(task)))
                return self.runner.write(claimed, session, effect)

    def _look(
        self, filed: Filed, integration: Integration, session: Session
    ) -> LinkVerdict | Ready | WorldChanged:
        """Whether the other tasks, the account and the world are as the person approved it for."""
        linked = LookAtLinks(self.tasks)(filed.task)
        if not isinstance(linked, Clear):
            return linked
        effector = self.effectors[filed.task.kind]
        if not effector.names_sender and integration.account != filed.body.account:
            return WorldChanged(
                said("The account is {account} by now.", account=integration.account),
                account=integration.account,
            )
        return effector.preflight(approved_of(filed, session), integration)

    def _look_for_earlier(
        self,
        filed: Filed,
        session: Session,
        effects: Sequence[Effect],
        guards: tuple[Guard, ...],
    ) -> str | Waits | Ended | None:
        """An earlier try of the step came to nothing, as far as anybody knew: look once more.

        Before preflight, to which a write of ours that landed after all is a changed world, and
        before the links, which change nothing that has happened. Answers the outcome, or None when
        it is not there and cannot land any more; or what the links say against the step after it.
        """
        _, earlier, _ = next_step(filed, effects)
        if earlier is None:
            return None
        effector, looked_at = self.effectors[filed.task.kind], self.clock.now()
        found = effector.reconcile(attempt_of(filed, session, earlier))
        if isinstance(found, Absent):
            settled_at = earlier.last_call_at + effector.settling
            if looked_at < settled_at:
                raise Later((settled_at - looked_at).total_seconds())
            return None
        if isinstance(found, Written) and earlier.step != KINDS[filed.task.kind].steps[-1]:
            linked = LookAtLinks(self.tasks)(filed.task)
            if not isinstance(linked, Clear):
                return linked
            guards = (*guards, *guards_of(filed.task))
        claimed, effect = self._claim(filed, effects, guards)
        if isinstance(found, Written):
            return self.runner.record(claimed, session, effect, found)
        return self.runner.cannot_tell(effect)

    def _claim(
        self, filed: Filed, effects: Sequence[Effect], guards: tuple[Guard, ...]
    ) -> tuple[Filed, Effect]:
        """Claim the first step that is not done; a retry goes on where the last try ended."""
        step, previous, given = next_step(filed, effects)
        now = self.clock.now()
        # The guards hold in its transaction: a rule may have gone since it was asked
        # (the_claim_does_not_hold_the_rule).
        change = claim(
            filed.task,
            step=step,
            lease=self.ids.secret(),
            now=now,
            lease_for=LEASE,
            previous=previous,
            given=given,
            guards=tuple(guard.as_of(now) for guard in guards),
        )
        return self.runner.opened(filed, change)
