"""What an agent suggests: a typed action, why, on what evidence, how surely."""

from typing import Annotated, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from countersign.domain.actions.action import Action
from countersign.domain.actions.catalog import AnyAction
from countersign.domain.actions.items import ItemsAction
from countersign.domain.actions.left_open import left_open
from countersign.domain.canonical_json import sha256_of
from countersign.domain.says import Says
from countersign.domain.task.alternative import Alternatives, check_alternatives
from countersign.domain.task.asks import Asks
from countersign.domain.task.body import Evidence
from countersign.domain.task.origin import Caution, Provenance
from countersign.domain.task.provenance import of_part, warnings_of_part
from countersign.domain.task.task import Cost
from countersign.domain.values import Value

VIP_PRIORITY = 99


class Proposal(Value):
    """A suggestion without an identity yet.

    `source_ids` are the provider's identifiers of what was observed, never words of a model: they
    decide whether this was proposed before. `answers` is the identity of the message that a reply
    answers: copies of it in other threads and accounts are answered once. `sender` is the address
    that an answer leaves from, where the message was written to one by name. `read_up_to` is the
    newest message that the agent had seen: what stood there changes nothing later. `alternatives`,
    `must_choose` and `asks` are as in `Body`. `why_says` is `why` where it is one of our own
    sentences. `depends_on`, `conflicts_with` and `together_with` are the marks of other proposals
    of the same pass.

    `verbatim` are texts that stand in its actions as somebody else or the person wrote them. What
    looks like a placeholder anywhere else in their words is a blank, whoever wrote the proposal.
    """

    # Before the actions, which are read in its light.
    verbatim: tuple[str, ...] = ()
    action: AnyAction
    title: Annotated[str, Field(max_length=200)]
    why: Annotated[str, Field(max_length=1_000)]
    why_says: Says | None = None
    evidence: tuple[Evidence, ...]
    provenance: tuple[Provenance, ...]
    warnings: tuple[Caution, ...] = ()
    confidence: Annotated[float, Field(ge=0, le=1)]
    priority: Annotated[int, Field(ge=0, le=100)]
    engine: str = "rules"
    cost: Cost = Cost()
    source_ids: tuple[str, ...]
    answers: str = ""
    sender: str = ""
    read_up_to: str = ""
    alternatives: Alternatives = ()
    must_choose: bool = False
    asks: Asks = ()
    depends_on: tuple[str, ...] = ()
    conflicts_with: tuple[str, ...] = ()
    together_with: tuple[str, ...] = ()

    @field_validator("action")
    @classmethod
    def _leave_open(cls, action: Action, info: ValidationInfo) -> Action:
        return left_open(action, verbatim=info.data.get("verbatim", ()))

    @field_validator("alternatives")
    @classmethod
    def _leave_open_each(cls, offered: Alternatives, info: ValidationInfo) -> Alternatives:
        verbatim = info.data.get("verbatim", ())
        return tuple(
            one.model_copy(update={"action": left_open(one.action, verbatim=verbatim)})
            for one in offered
        )

    @model_validator(mode="after")
    def _check_alternatives(self) -> Self:
        check_alternatives(self.action, self.alternatives)
        if self.must_choose and not self.alternatives:
            raise ValueError("there is nothing to choose from")
        return self

    @property
    def named(self) -> frozenset[str]:
        """The marks of all that it is linked to."""
        return frozenset((*self.depends_on, *self.conflicts_with, *self.together_with))

    @property
    def is_open(self) -> bool:
        """Whether only the person can say what would be done: no rule approves it."""
        return bool(self.alternatives or self.action.blanks)

    def ahead(self) -> "Proposal":
        """The same, before all but warnings: somebody the person wants to hear of first."""
        return self.model_copy(update={"priority": max(self.priority, VIP_PRIORITY)})

    def of_part(self, whole: ItemsAction, part: ItemsAction) -> "Proposal":
        """The same of some of the items of its action."""
        refs = set(part.refs)
        return self.model_copy(
            update={
                "action": part,
                "title": part.summary(),
                "evidence": tuple(entry for entry in self.evidence if entry.ref in refs),
                "provenance": of_part(self.provenance, whole, part),
                "warnings": warnings_of_part(self.warnings, whole, part),
                "source_ids": part.refs,
            }
        )

    @property
    def mark(self) -> str:
        """The same for the same observation and kind, whatever words the proposal has."""
        if self.answers:
            return sha256_of({"answers": self.answers})
        return self._mark_of(self.action.kind)

    @property
    def marks(self) -> tuple[str, ...]:
        """Every mark under which it may have been proposed before: before messages had an identity,
        a reply was known by its kind and thread."""
        if not self.answers:
            return (self.mark,)
        return (self.mark, *map(self._mark_of, self.action.once_marked_as))

    def _mark_of(self, kind: str) -> str:
        return sha256_of(
            {
                "integration": self.action.integration_id,
                "kind": kind,
                "source": sorted(self.source_ids),
            }
        )
