"""What an agent suggests: a typed action, why, on what evidence, how surely."""

from typing import Annotated

from pydantic import Field

from countersign.domain.actions import Action
from countersign.domain.canonical import sha256_of
from countersign.domain.task import Caution, Cost, Evidence, Provenance
from countersign.domain.values import Value

VIP_PRIORITY = 99


class Proposal(Value):
    """A suggestion without an identity yet.

    `source_ids` are the provider's identifiers of what was observed, never words of a model: they
    decide whether this was proposed before.
    """

    action: Action
    title: Annotated[str, Field(max_length=200)]
    why: Annotated[str, Field(max_length=1_000)]
    evidence: tuple[Evidence, ...]
    provenance: tuple[Provenance, ...]
    warnings: tuple[Caution, ...] = ()
    confidence: Annotated[float, Field(ge=0, le=1)]
    priority: Annotated[int, Field(ge=0, le=100)]
    engine: str = "rules"
    cost: Cost = Cost()
    source_ids: tuple[str, ...]

    def ahead(self) -> "Proposal":
        """The same, before all but warnings: somebody the person wants to hear of first."""
        return self.model_copy(update={"priority": max(self.priority, VIP_PRIORITY)})

    @property
    def mark(self) -> str:
        """The same for the same observation and kind, whatever words the proposal has."""
        return sha256_of(
            {
                "integration": self.action.integration_id,
                "kind": self.action.kind,
                "source": sorted(self.source_ids),
            }
        )
