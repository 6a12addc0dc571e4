"""A proposal that found no place among what waits: it is held back until one is free."""

from datetime import datetime

from countersign.domain.actions.action import Shape
from countersign.domain.plans.plan import HELD_FOR
from countersign.domain.task.proposal import Proposal
from countersign.domain.values import Moment, Value


class HeldHead(Value):
    """What is known of a held proposal without its words: enough to put it in order, and to see
    whether its agent and its account are still there."""

    user_id: str
    mark: str
    agent_id: str
    agent_type: str
    integration_id: str
    kind: str
    shape: Shape
    account: str
    priority: int
    confidence: float
    held_at: Moment

    def is_stale(self, now: datetime) -> bool:
        return self.held_at <= now - HELD_FOR


class HeldProposal(HeldHead):
    """Kept under the proposal's mark: held once more, it is the same one."""

    proposal: Proposal

    @property
    def head(self) -> HeldHead:
        fields = {name: getattr(self, name) for name in HeldHead.model_fields}
        return HeldHead(**fields)
