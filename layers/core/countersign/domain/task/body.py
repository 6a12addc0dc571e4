"""What would be done and why: one immutable revision of a task."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from countersign.domain.actions.catalog import AnyAction
from countersign.domain.says import Says
from countersign.domain.task.alternative import Alternative, Alternatives, check_alternatives
from countersign.domain.task.asks import Asks
from countersign.domain.task.digest import digest_of
from countersign.domain.task.origin import Caution, Provenance
from countersign.domain.values import Value

AS_PROPOSED = "As proposed"
"""What the proposal itself is called, once another way took its place."""


class Evidence(Value):
    """What an agent read that led to the proposal. The quote is a stranger's text."""

    provider: str
    ref: str
    quote: Annotated[str, Field(max_length=1_000)]
    url: str | None = None


class Body(Value):
    """One revision: immutable, and covered by the digest where it is approved.

    `read_up_to` is the newest message of its conversation when it was proposed. `alternatives` are
    other ways to do it, each with a digest of its own; `must_choose`: the action itself is none of
    them, for only the person knows the answer. `asks` is what the mails ask, in their order, and
    how the action as it was proposed deals with it: shown beside the action, and not signed.
    """

    user_id: str
    task_id: str
    revision: int
    action: AnyAction
    account: str
    evidence: tuple[Evidence, ...]
    provenance: tuple[Provenance, ...]
    warnings: tuple[Caution, ...] = ()
    why: Annotated[str, Field(max_length=1_000)]
    why_says: Says | None = None
    title: Annotated[str, Field(max_length=200)]
    changed: Annotated[str, Field(max_length=500)] | None = None
    read_up_to: str = ""
    alternatives: Alternatives = ()
    must_choose: bool = False
    asks: Asks = ()

    @model_validator(mode="after")
    def _check_alternatives(self) -> Self:
        check_alternatives(self.action, self.alternatives)
        if self.must_choose and not self.alternatives:
            raise ValueError("there is nothing to choose from")
        return self

    @property
    def by_digest(self) -> "dict[str, Body]":
        """Everything of this revision that can be approved: itself first, then the alternatives."""
        every = (self, *map(self.with_alternative, self.alternatives))
        return {digest_of(one): one for one in every}

    def chosen(self, digest: str) -> "Body":
        """As it is with the alternative of that digest; as it is where the digest is of none."""
        return self.by_digest.get(digest, self) if self.alternatives else self

    def with_alternative(self, one: Alternative) -> "Body":
        """With the alternative's action in the place of its own, beside which the others stand, and
        what was proposed, if that is a way."""
        others = tuple(other for other in self.alternatives if other != one)
        if not self.must_choose:
            others = self._beside(one, others)
        return self.model_copy(
            update={
                "action": one.action,
                "alternatives": others,
                "provenance": one.provenance,
                "warnings": one.warnings,
                "must_choose": False,
            }
        )

    def _beside(self, one: Alternative, others: tuple[Alternative, ...]) -> tuple[Alternative, ...]:
        """The others, and the proposal itself, unless a row could not hold all of them."""
        taken = {other.label for other in others}
        labels = (AS_PROPOSED, *(f"{AS_PROPOSED} ({n})" for n in range(2, len(others) + 2)))
        itself = Alternative(
            label=next(label for label in labels if label not in taken),
            action=self.action,
            provenance=self.provenance,
            warnings=self.warnings,
        )
        try:
            check_alternatives(one.action, (itself, *others))
        except ValueError:
            return others
        return (itself, *others)
