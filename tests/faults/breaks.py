"""The code broken on purpose, one rule of the ledger at a time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from countersign.domain.errors import Conflict, NotWaiting
from countersign.domain.task.effect import Effect, EffectState
from countersign.domain.task.task import Status, Task, TaskProblem
from countersign.domain.task.transitions import (
    decision,
    execution,
)
from countersign.domain.users.user import User
from countersign.effects.email.pile import PileEffector
from countersign.effects.email.reply_draft import ReplyEffector
from countersign.ports.effects import Absent, Attempt, WorldChanged, Written
from countersign.ports.providers import OutcomeUnknown, ProviderRefused
from countersign.ports.tasks import Filed
from countersign.usecases.tasks import effect_runner
from countersign.usecases.tasks.act import ActOnTask
from countersign.usecases.tasks.advance import AdvanceTask
from countersign.usecases.tasks.attempt import approved_of, attempt_of, session_for
from countersign.usecases.tasks.authorization import ActAuthorization, Authorized
from countersign.usecases.tasks.decide import DecideTask
from countersign.usecases.tasks.effect_runner import EffectRunner
from countersign.usecases.tasks.pauses import LEASE, Later
from tests.factories import account
from tests.fakes.tasks import InMemoryTasks
from tests.faults.breaks_of_decisions import (
    a_look_believes_in_absence_at_once,
    a_look_writes_what_it_does_not_find,
    another_way_is_carried_out_than_was_chosen,
    no_link_is_kept,
    nobody_looks_again,
    nobody_looks_at_the_links,
    the_claim_does_not_hold_the_links,
    the_digest_is_not_hashed_again,
    the_person_is_told_only_by_who_finds_it,
    what_a_look_cannot_see_is_taken_for_absent,
    what_only_the_person_knows_is_approved_as_proposed,
    what_waits_for_another_task_is_left_alone,
    what_was_parted_stays_together,
    what_was_tried_is_offered_again_under_the_same_keys,
    what_was_undone_is_offered_again_under_the_same_keys,
)

Patch = pytest.MonkeyPatch
Break = Callable[[Patch], None]


def the_claim_is_not_stored(patch: Patch) -> None:
    def opened(self: EffectRunner, filed: Filed, change: Any) -> tuple[Filed, Effect]:
        return Filed(change.after, filed.body), change.effect

    patch.setattr(EffectRunner, "opened", opened)


def the_claim_comes_after_the_write(patch: Patch) -> None:
    stored = ActOnTask._claim

    def claim(self: ActOnTask, filed: Filed, *more: Any) -> tuple[Filed, Effect]:
        opened = execution._opened(filed.task, "draft", "nobody's", self.clock.now(), LEASE, None)
        integration = self.integrations.get(filed.task.user_id, filed.task.integration_id)
        assert integration is not None
        session = session_for(filed, integration, self.providers)
        self.effectors[filed.task.kind].write(attempt_of(filed, session, opened))
        return stored(self, filed, *more)

    def already(self: EffectRunner, filed: Filed, session: Any, effect: Effect) -> str:
        return self.record(filed, session, effect, Written({}, None))

    patch.setattr(ActOnTask, "_claim", claim)
    patch.setattr(EffectRunner, "write", already)


def the_effect_is_not_opened_with_the_claim(patch: Patch) -> None:
    def opened(self: EffectRunner, filed: Filed, change: Any) -> tuple[Filed, Effect]:
        self.tasks.commit(replace(change, effects=()))
        return Filed(change.after, filed.body), change.effect

    patch.setattr(EffectRunner, "opened", opened)


def it_is_recorded_before_it_is_done(patch: Patch) -> None:
    def first_record(self: EffectRunner, filed: Filed, session: Any, effect: Effect) -> str:
        outcome = self.record(filed, session, effect, Written({"key": effect.key}, None))
        effector: Any = self.effectors[filed.task.kind]
        effector.write(attempt_of(filed, session, effect))
        return outcome

    patch.setattr(EffectRunner, "write", first_record)


def any_digest_can_be_decided_on(patch: Patch) -> None:
    approve = DecideTask.approve

    def whatever_is_there(self: DecideTask, user: User, task_id: str, digest: str) -> Filed:
        present = self.tasks.get(user.user_id, task_id)
        return approve(self, user, task_id, present.digest if present else digest)

    patch.setattr(DecideTask, "approve", whatever_is_there)


def preflight_comes_before_reconcile(patch: Patch) -> None:
    reconcile = EffectRunner._reconcile

    def look_at_the_world_first(
        self: EffectRunner, filed: Filed, session: Any, effect: Effect
    ) -> str:
        if not effect.takes_back:
            verdict = self.effectors[filed.task.kind].preflight(
                approved_of(filed, session), account()
            )
            if isinstance(verdict, WorldChanged):
                problem = TaskProblem(code="changed", message="It changed.", retryable=True)
                return self._end(
                    effect, lambda task, now: execution.fail(task, effect, problem=problem, now=now)
                )
        return reconcile(self, filed, session, effect)

    patch.setattr(EffectRunner, "_reconcile", look_at_the_world_first)


def the_lease_of_another_is_ignored(patch: Patch) -> None:
    def take_it(self: EffectRunner, filed: Filed, session: Any, effect: Effect) -> str:
        mine = self._lease_again(effect, last_call_at=None)
        return self._reconcile(filed, session, mine)

    patch.setattr(EffectRunner, "resume", take_it)


def the_lease_is_not_written_down(patch: Patch) -> None:
    patch.setattr(InMemoryTasks, "renew_lease", lambda *_: None)


def who_slept_writes_all_the_same(patch: Patch) -> None:
    patch.setattr(effect_runner, "CALL_AT_MOST", timedelta(days=-1))


def the_provider_is_given_no_time_to_settle(patch: Patch) -> None:
    write_again = EffectRunner._write_again

    def at_once(self: EffectRunner, filed: Filed, session: Any, effect: Effect, *more: Any) -> str:
        looked_at, _ = more
        return write_again(self, filed, session, effect, looked_at, timedelta(0))

    patch.setattr(EffectRunner, "_write_again", at_once)


def a_lapsed_lease_counts_as_no_call(patch: Patch) -> None:
    """As if a worker that died had not been calling until then."""
    lease_again = EffectRunner._lease_again

    def forget(self: EffectRunner, effect: Effect, **named: Any) -> Effect:
        if effect.lease and "attempts" not in named:
            named["last_call_at"] = effect.opened_at
        return lease_again(self, effect, **named)

    patch.setattr(EffectRunner, "_lease_again", forget)


def who_dies_in_a_call_ends_it(patch: Patch) -> None:
    """As if the provider stopped with it."""
    patch.setattr(effect_runner, "AT_WORK_AT_MOST", timedelta(0))


def who_hangs_up_ends_the_call(patch: Patch) -> None:
    init = OutcomeUnknown.__init__
    patch.setattr(OutcomeUnknown, "__init__", lambda self, detail, **_: init(self, detail))


def silence_is_taken_for_a_refusal(patch: Patch) -> None:
    _instead_of_silence(patch, ProviderRefused("No answer."))


def silence_is_taken_for_success(patch: Patch) -> None:
    def believe(self: EffectRunner, filed: Filed, session: Any, effect: Effect) -> str:
        return self.record(filed, session, effect, Written({"key": effect.key}, None))

    patch.setattr(EffectRunner, "_reconcile", believe)


def after_silence_it_is_written_at_once(patch: Patch) -> None:
    write = EffectRunner.write

    def insist(self: EffectRunner, filed: Filed, session: Any, effect: Effect) -> str:
        effector: Any = self.effectors[filed.task.kind]
        try:
            written = effector.write(attempt_of(filed, session, effect))
        except OutcomeUnknown:
            return write(self, filed, session, effect)
        return self.record(filed, session, effect, written)

    patch.setattr(EffectRunner, "write", insist)


def what_cannot_be_seen_is_taken_for_absent(patch: Patch) -> None:
    give = EffectRunner._give_to_person

    def guess(self: EffectRunner, effect: Effect, code: str, message: str) -> str:
        if code == "provider_refused":
            problem = TaskProblem(code=code, message=message, retryable=True)
            return self._end(
                effect, lambda task, now: execution.fail(task, effect, problem=problem, now=now)
            )
        return give(self, effect, code, message)

    patch.setattr(EffectRunner, "_give_to_person", guess)


def a_retry_does_not_look_for_the_try_before(patch: Patch) -> None:
    patch.setattr(ActOnTask, "_look_for_earlier", lambda *_: None)


def cooling_is_ignored(patch: Patch) -> None:
    patch.setattr(decision, "_cooling", lambda task, cooling: timedelta(0))


def expiry_is_left_to_the_clock(patch: Patch) -> None:
    def still_waits(task: Task, now: datetime) -> None:
        if task.status is not Status.AWAITING_APPROVAL:
            raise NotWaiting("It does not wait.")

    patch.setattr(decision, "must_wait", still_waits)


def a_head_is_stored_over_whatever_is_there(patch: Patch) -> None:
    patch.setattr(InMemoryTasks, "_head_is", lambda *_: True)


def an_effect_is_stored_over_whatever_is_there(patch: Patch) -> None:
    patch.setattr(InMemoryTasks, "_effect_is", lambda *_: True)


def the_stream_is_believed(patch: Patch) -> None:
    """What it showed first is what is looked at from then on."""
    read = InMemoryTasks.get_with_wait
    images: dict[tuple[int, str, str], Any] = {}

    def image(self: InMemoryTasks, user_id: str, task_id: str) -> Any:
        return images.setdefault((id(self), user_id, task_id), read(self, user_id, task_id))

    patch.setattr(InMemoryTasks, "get_with_wait", image)


def nobody_asks_after_the_run(patch: Patch) -> None:
    patch.setattr(AdvanceTask, "_check_run", lambda *_: True)


def a_broken_account_is_never_looked_at_again(patch: Patch) -> None:
    patch.setattr(AdvanceTask, "_stay_blocked", lambda *_: True)
    patch.setattr(
        "countersign.usecases.agents.follow_integrations.FollowIntegrations.wake",
        lambda *_, **__: None,
    )


def an_open_effect_is_left_alone(patch: Patch) -> None:
    def leave(self: EffectRunner, *_: Any) -> str:
        raise Later(60)

    patch.setattr(EffectRunner, "resume", leave)


def a_conflict_is_swallowed(patch: Patch) -> None:
    outcome = ActOnTask._outcome

    def shrug(self: ActOnTask, call: Any) -> str | None:
        try:
            return outcome(self, call)
        except Conflict:
            return "done"

    patch.setattr(ActOnTask, "_outcome", shrug)
    patch.setattr(AdvanceTask, "_check_run", lambda *_: True)


def the_draft_is_not_looked_for(patch: Patch) -> None:
    patch.setattr(ReplyEffector, "reconcile", lambda *_: Absent())


def a_pile_forgets_what_it_set_out_to_change(patch: Patch) -> None:
    def everything(self: PileEffector[Any], attempt: Attempt[Any, Any]) -> dict[str, Any]:
        return {"changing": list(attempt.action.message_ids)}

    patch.setattr(PileEffector, "plan", everything)


def an_undone_effect_is_not_asked_for(patch: Patch) -> None:
    """What was taken back once is taken back for everybody: no word of the provider's is needed."""

    def believe(self: EffectRunner, filed: Filed, session: Any, effect: Effect) -> str:
        return self.record(filed, session, effect, Written({}, None))

    write = EffectRunner.write
    patch.setattr(
        EffectRunner,
        "write",
        lambda self, filed, session, effect: (believe if effect.takes_back else write)(
            self, filed, session, effect
        ),
    )


def only_the_first_step_counts(patch: Patch) -> None:
    settle = execution.settle

    def be_done(task: Task, effect: Effect, **named: Any) -> Any:
        return settle(task, effect, **{**named, "following": None})

    patch.setattr(effect_runner, "settle", be_done)


def a_refused_effect_is_closed_as_done(patch: Patch) -> None:
    ended = execution._ended

    def done(*args: Any) -> Any:
        change = ended(*args)
        closed = change.effects[0].after.model_copy(update={"state": EffectState.DONE})
        return replace(change, effects=(replace(change.effects[0], after=closed),))

    patch.setattr(execution, "_ended", done)


def the_rule_is_not_asked_again(patch: Patch) -> None:
    patch.setattr(ActAuthorization, "__call__", lambda *_: Authorized(()))


def the_claim_does_not_hold_the_rule(patch: Patch) -> None:
    """Asked before the claim, and not in its transaction."""
    ask = ActAuthorization.__call__

    def unguarded(self: ActAuthorization, *more: Any) -> Any:
        answer = ask(self, *more)
        return Authorized(()) if isinstance(answer, Authorized) else answer

    patch.setattr(ActAuthorization, "__call__", unguarded)


def a_use_is_counted_without_looking_whether_there_is_room(patch: Patch) -> None:
    def count(self: InMemoryTasks, change: Any) -> None:
        for counted in change.counts:
            place = change.after.user_id, counted.key
            self.used[place] = self.used.get(place, 0) + 1

    patch.setattr(InMemoryTasks, "_count", count)


def a_use_is_not_counted_with_what_it_is_for(patch: Patch) -> None:
    patch.setattr(InMemoryTasks, "_count", lambda *_: None)


BREAKS: tuple[Break, ...] = (
    the_claim_is_not_stored,
    the_claim_comes_after_the_write,
    the_effect_is_not_opened_with_the_claim,
    it_is_recorded_before_it_is_done,
    the_digest_is_not_hashed_again,
    any_digest_can_be_decided_on,
    preflight_comes_before_reconcile,
    the_lease_of_another_is_ignored,
    the_lease_is_not_written_down,
    who_slept_writes_all_the_same,
    the_provider_is_given_no_time_to_settle,
    a_lapsed_lease_counts_as_no_call,
    who_dies_in_a_call_ends_it,
    who_hangs_up_ends_the_call,
    silence_is_taken_for_a_refusal,
    silence_is_taken_for_success,
    after_silence_it_is_written_at_once,
    what_cannot_be_seen_is_taken_for_absent,
    nobody_looks_again,
    a_look_writes_what_it_does_not_find,
    a_look_believes_in_absence_at_once,
    what_a_look_cannot_see_is_taken_for_absent,
    the_person_is_told_only_by_who_finds_it,
    a_retry_does_not_look_for_the_try_before,
    cooling_is_ignored,
    expiry_is_left_to_the_clock,
    a_head_is_stored_over_whatever_is_there,
    an_effect_is_stored_over_whatever_is_there,
    the_stream_is_believed,
    nobody_asks_after_the_run,
    a_broken_account_is_never_looked_at_again,
    an_open_effect_is_left_alone,
    a_conflict_is_swallowed,
    the_draft_is_not_looked_for,
    a_pile_forgets_what_it_set_out_to_change,
    an_undone_effect_is_not_asked_for,
    only_the_first_step_counts,
    a_refused_effect_is_closed_as_done,
    the_rule_is_not_asked_again,
    the_claim_does_not_hold_the_rule,
    the_claim_does_not_hold_the_links,
    nobody_looks_at_the_links,
    no_link_is_kept,
    what_waits_for_another_task_is_left_alone,
    what_was_parted_stays_together,
    a_use_is_counted_without_looking_whether_there_is_room,
    a_use_is_not_counted_with_what_it_is_for,
    another_way_is_carried_out_than_was_chosen,
    what_was_tried_is_offered_again_under_the_same_keys,
    what_was_undone_is_offered_again_under_the_same_keys,
    what_only_the_person_knows_is_approved_as_proposed,
)


def _instead_of_silence(patch: Patch, answer: Exception) -> None:
    planned = EffectRunner._planned

    def deaf(self: EffectRunner, effector: Any, *more: Any) -> Effect:
        return planned(self, _Deaf(effector, answer), *more)

    write = EffectRunner.write

    def write_deaf(self: EffectRunner, filed: Filed, session: Any, effect: Effect) -> str:
        known = self.effectors[filed.task.kind]
        hearing = {filed.task.kind: _Deaf(known, answer)}
        return write(replace(self, effectors=hearing), filed, session, effect)

    patch.setattr(EffectRunner, "_planned", deaf)
    patch.setattr(EffectRunner, "write", write_deaf)


class _Deaf:
    """An effector whose writes say something else than that nobody answered."""

    def __init__(self, real: Any, answer: Exception) -> None:
        self._real = real
        self._answer = answer

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._real, name)
        if name != "write":
            return method

        def write(*args: Any) -> Any:
            try:
                return method(*args)
            except OutcomeUnknown:
                raise self._answer from None

        return write
