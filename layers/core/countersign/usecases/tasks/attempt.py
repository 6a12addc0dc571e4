"""What an effector is given of a task: which step is next, and all that it builds on."""

from collections.abc import Sequence
from typing import Any

from countersign.domain.actions.catalog import KINDS
from countersign.domain.errors import RecordBroken
from countersign.domain.integration import Integration
from countersign.domain.says import said
from countersign.domain.task.effect import Effect, EffectState
from countersign.ports.effects import Approved, Attempt, Session
from countersign.ports.integrations import Integrations
from countersign.ports.provider_adapter import Providers
from countersign.ports.tasks import Filed

CANNOT_BE_DONE = said("This version cannot carry this out.")


def account_of(filed: Filed, integrations: Integrations) -> Integration | None:
    """The account that the action names: what is approved says so, and the head need not. One of a
    provider that nobody here knows is as good as gone: nothing is opened for it.

    Raises
    ------
    RecordBroken
        It is somebody else's.
    """
    user_id, named = filed.task.user_id, filed.body.action.integration_id
    found = integrations.get(user_id, named)
    if found is not None and (found.user_id, found.integration_id) != (user_id, named):
        raise RecordBroken("The account is somebody else's.", task_id=filed.task.task_id)
    return found if found is not None and found.is_known else None


def session_for(filed: Filed, integration: Integration, providers: Providers) -> Session:
    """Once in a call; whether there is access shows at the first request."""
    return providers.open(integration, KINDS[filed.task.kind].needs)


def approved_of(filed: Filed, session: Any) -> Approved[Any, Any]:
    decided = filed.task.decided
    return Approved(
        action=filed.body.action,
        session=session,
        body=filed.body,
        decided_at=decided.at if decided is not None else filed.task.created_at,
    )


def attempt_of(filed: Filed, session: Any, effect: Effect) -> Attempt[Any, Any]:
    return Attempt(
        **vars(approved_of(filed, session)),
        step=effect.step,
        key=effect.key,
        given=effect.given,
        opened_at=effect.opened_at,
        result=filed.task.result,
    )


def next_step(
    filed: Filed, effects: Sequence[Effect]
) -> tuple[str, Effect | None, dict[str, Any] | None]:
    """The first step that is not done, its effect of an earlier try, and what it builds on.

    Raises
    ------
    RecordBroken
        Under one of its keys stands what was done for another digest, or nothing is left to do.
    """
    known = {effect.step: effect for effect in effects if effect.revision == filed.task.revision}
    given = None
    for step in KINDS[filed.task.kind].steps:
        effect = known.get(step)
        if effect is not None and effect.digest != filed.task.digest:
            raise RecordBroken("Its keys are those of something else.", task_id=filed.task.task_id)
        if effect is None or effect.state is not EffectState.DONE:
            return step, effect, given
        given = effect.receipt
    raise RecordBroken("Every step is done, and the task is not.", task_id=filed.task.task_id)
