"""What is different since the client last asked."""

from typing import Annotated

from pydantic import Field

from countersign.contracts.http.fields import Given
from countersign.usecases.tasks import change_feed


class Counts(Given):
    """How many tasks there are, each counted up to 200; and how many proposals are held back until
    there is room for them."""

    waiting: int
    active: int
    snoozed: int
    needs_review: int
    held_back: int
    by_agent_type: dict[str, int]

    @classmethod
    def of(cls, counts: change_feed.Counts) -> "Counts":
        return cls(
            waiting=counts.waiting,
            active=counts.active,
            snoozed=counts.snoozed,
            needs_review=counts.needs_review,
            held_back=counts.held_back,
            by_agent_type=counts.by_agent_type,
        )


class Changes(Given):
    changed: Annotated[
        list[str],
        Field(description="Ids of tasks; one may be told twice. Empty without `since`."),
    ]
    counts: Counts
    cursor: Annotated[str, Field(description="To ask with next time, as `since`.")]
