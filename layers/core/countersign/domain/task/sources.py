"""What a task was made from, as far as its person may read it again."""

from dataclasses import dataclass

from countersign.domain.actions.catalog import KINDS
from countersign.domain.capabilities import Capability
from countersign.domain.task.body import Body


@dataclass(frozen=True)
class SourceRef:
    """One thing in one connected account; `ref` is the provider's name for it."""

    integration_id: str
    capability: Capability
    ref: str


def sources_of(body: Body) -> tuple[SourceRef, ...]:
    """Each once, in the order in which the action names them."""
    action = body.action
    needs = KINDS[action.kind].needs
    refs = dict.fromkeys(action.read_from)
    return tuple(SourceRef(action.integration_id, needs, ref) for ref in refs)
