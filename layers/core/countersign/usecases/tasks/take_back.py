"""What was done is taken back, as the person asked: the beginning of it.

From its claim on it is an effect as any other, and goes through the same ledger: opened before the
provider is called, closed by its receipt, found by whoever comes when its worker is lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from countersign.domain.integration import Integration
from countersign.domain.says import said
from countersign.domain.task.effect import UNDO_STEP, Effect
from countersign.domain.task.task import TaskProblem
from countersign.domain.task.transitions import claim_undo, refuse_undo
from countersign.ports.provider_adapter import Providers
from countersign.ports.system import Clock, Ids
from countersign.ports.tasks import Filed, Tasks
from countersign.usecases.tasks.attempt import CANNOT_BE_DONE, session_for
from countersign.usecases.tasks.authorization import ActAuthorization
from countersign.usecases.tasks.effect_runner import EffectRunner
from countersign.usecases.tasks.pauses import LEASE

_NOT_CONNECTED = TaskProblem(
    code="not_connected", message=said("The account is not connected."), retryable=True
)
_UNSUPPORTED = TaskProblem(code="unsupported", message=CANNOT_BE_DONE, retryable=True)
_NOT_COUNTERSIGNED = TaskProblem(
    code="not_countersigned",
    message=said("That you asked for this cannot be proven. Undo it again if you did."),
    retryable=True,
)


@dataclass(frozen=True)
class TakeBack:
    tasks: Tasks
    clock: Clock
    ids: Ids
    providers: Providers
    authorization: ActAuthorization
    runner: EffectRunner

    def __call__(
        self, filed: Filed, integration: Integration | None, effects: Sequence[Effect]
    ) -> str:
        """Take the last step back that can be, of a task none of whose effects is open.

        Answers the outcome in a word, and raises what the runner does.
        """
        known = {
            effect.step: effect for effect in effects if effect.revision == filed.task.revision
        }
        done = [effect for effect in known.values() if effect.compensator is not None]
        refused = self.authorization.refuses_undo(filed.task) or self._refuses(filed)
        if refused is not None:
            return self._refuse(filed, refused)
        if integration is None or integration.status != "connected" or not done:
            return self._refuse(filed, _NOT_CONNECTED)
        change = claim_undo(
            filed.task,
            step=done[-1].step,
            lease=self.ids.secret(),
            now=self.clock.now(),
            lease_for=LEASE,
            given=done[-1].compensator or {},
            previous=known.get(f"{UNDO_STEP}{done[-1].step}"),
        )
        session = session_for(filed, integration, self.providers)
        claimed, effect = self.runner.opened(filed, change)
        return self.runner.write(claimed, session, effect)

    def _refuses(self, filed: Filed) -> TaskProblem | None:
        """Nobody signed for it, or nobody can do it: it is not taken back."""
        if filed.task.kind not in self.runner.effectors:
            return _UNSUPPORTED
        if self.runner.countersigned.undo(filed):
            return None
        self.runner.diagnostics.broken("task", filed.task.task_id, "Its undo cannot be proven.")
        return _NOT_COUNTERSIGNED

    def _refuse(self, filed: Filed, problem: TaskProblem) -> str:
        self.tasks.commit(refuse_undo(filed.task, problem=problem, now=self.clock.now()))
        return "undo_failed"
