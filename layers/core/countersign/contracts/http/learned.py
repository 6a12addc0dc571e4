"""What an agent has learned, as clients see it."""

from countersign.contracts.http.fields import Given
from countersign.domain.guidance.learned import LearnedSource
from countersign.domain.values import Moment
from countersign.domain.visible import visible
from countersign.usecases.agents.learned import InForce


class LearnedOut(Given):
    """`code` and `params` are those of a sentence of the catalog, `text` is the same in
    English.

    `learned_from` are the latest tasks that it comes from. `overridden`: it holds no more, for the
    person has set or said something else.
    """

    id: str
    code: str
    params: dict[str, str]
    text: str
    source: LearnedSource
    learned_from: list[str]
    overridden: bool
    created_at: Moment
    taught_at: Moment

    @classmethod
    def of(cls, found: InForce) -> "LearnedOut":
        entry, says = found.entry, found.entry.directive.says
        return cls(
            id=entry.entry_id,
            code=says.code,
            params={name: visible(str(value)) for name, value in says.params.items()},
            text=visible(says.text),
            source=entry.source,
            learned_from=list(entry.learned_from),
            overridden=found.overridden,
            created_at=entry.created_at,
            taught_at=entry.taught_at,
        )
