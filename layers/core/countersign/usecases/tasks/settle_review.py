"""Nobody could tell whether it happened: the provider is asked again later, by a run of its own.

Nothing is written and nothing taken back here, whatever is found. What is found is recorded in one
transaction, on the head and the effect as they were read before the look: the person who meanwhile
says what they saw, or tries it again, comes first. A name in a comment is that of the break in
`tests/faults/breaks.py` that shows why.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from countersign.domain.actions.catalog import KINDS
from countersign.domain.task.effect import Effect, EffectState
from countersign.domain.task.task import Status, Task
from countersign.domain.task.transitions import Change, found_absent, found_done
from countersign.domain.task.transitions.looks import is_found
from countersign.ports.approval_queue import ApprovalQueue
from countersign.ports.diagnostics import Diagnostics
from countersign.ports.effects import Absent, AnyEffector, CannotTell, Written
from countersign.ports.integrations import Integrations
from countersign.ports.provider_adapter import Providers
from countersign.ports.providers import ProviderError
from countersign.ports.system import Clock
from countersign.ports.tasks import Filed, Tasks
from countersign.ports.workflow import Call
from countersign.usecases.tasks.attempt import account_of, attempt_of, session_for
from countersign.usecases.tasks.authorization import ActAuthorization
from countersign.usecases.tasks.countersign import is_what_was_decided_on


@dataclass(frozen=True)
class SettleReview:
    tasks: Tasks
    integrations: Integrations
    approval_queue: ApprovalQueue
    clock: Clock
    effectors: Mapping[str, AnyEffector]
    providers: Providers
    diagnostics: Diagnostics
    authorization: ActAuthorization

    def __call__(self, call: Call, filed: Filed) -> str | None:
        """Look, where the call's run is there to look; answers how the task stands, and None where
        whoever tells the person answers the call.

        Raises
        ------
        Conflict
            The task has changed since it was read.
        """
        task = filed.task
        if task.looks and task.status is Status.NEEDS_REVIEW:
            task = self._looked_for(filed)
        if task.looks and self._was_found(task):
            # Each time that the call comes: who found it may have died before
            # (the_person_is_told_only_by_who_finds_it).
            self.approval_queue.tell(call)
            return None
        return task.status.lower()

    def _was_found(self, task: Task) -> bool:
        if task.status not in (Status.COMPLETED, Status.FAILED):
            return False
        last = self.tasks.events(task.user_id, task.task_id, after=task.sequence - 1)
        return bool(last) and is_found(last[-1].type)

    def _looked_for(self, filed: Filed) -> Task:
        task = filed.task
        effect = next((one for one in self._effects(task) if one.revision == task.revision), None)
        if effect is None or not self._may_look(filed):
            return task
        change = self._found(filed, effect)
        if change is None:
            return task
        # On the head as it was read: the person may have spoken while we looked
        # (a_head_is_stored_over_whatever_is_there).
        self.tasks.commit(change)
        return change.after

    def _effects(self, task: Task) -> tuple[Effect, ...]:
        return tuple(
            effect
            for effect in self.tasks.effects(task.user_id, task.task_id)
            if effect.state is EffectState.UNSETTLED and not effect.takes_back
        )

    def _may_look(self, filed: Filed) -> bool:
        task = filed.task
        if not is_what_was_decided_on(filed, task.decided):
            self.diagnostics.broken("task", task.task_id, "What is stored is not what was decided.")
            return False
        # What bears no key of ours may be the person's own doing by now, and is theirs to tell.
        if task.kind not in self.effectors or not self.effectors[task.kind].finds_by_key:
            return False
        return self.authorization.may_look(task)

    def _found(self, filed: Filed, effect: Effect) -> Change | None:
        """What the look showed; None if nobody can tell, and the next look may."""
        task, effector = filed.task, self.effectors[filed.task.kind]
        account = account_of(filed, self.integrations)
        if account is None or account.status != "connected":
            return None
        # The time before the look, as everywhere: what lands while we look was not seen.
        looked_at = self.clock.now()
        try:
            session = session_for(filed, account, self.providers)
            found = effector.reconcile(attempt_of(filed, session, effect))
        except ProviderError:
            # What cannot be seen may be there (what_a_look_cannot_see_is_taken_for_absent).
            return None
        match found:
            case Written():
                return found_done(
                    task,
                    effect,
                    receipt=found.receipt,
                    compensator=found.compensator,
                    is_last=effect.step == KINDS[task.kind].steps[-1],
                    now=self.clock.now(),
                )
            # It may still land (a_look_believes_in_absence_at_once).
            case Absent() if looked_at >= effect.last_call_at + effector.settling:
                return found_absent(task, effect, now=self.clock.now())
            case Absent() | CannotTell():
                return None
