"""Where it stands what agents want to look at again, and when."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from countersign.domain.capabilities import Capability
from countersign.domain.look_again import LookAgain


class LooksAhead(Protocol):
    """Every read is strongly consistent. Whoever writes holds the person's scan lease."""

    def keep(self, user_id: str, agent_id: str, looks: Sequence[LookAgain]) -> None:
        """Keep them; one at the same thing for the same reason is replaced. What is kept already is
        kept once. Of more than `LOOKS_AHEAD_AT_MOST` of a source, those that come first give
        way."""
        ...

    def due(
        self,
        user_id: str,
        agent_id: str,
        integration_id: str,
        capability: Capability,
        now: datetime,
        *,
        at_most: int,
    ) -> tuple[LookAgain, ...]:
        """Those of a source that are due, the longest due first. One request."""
        ...

    def done(self, user_id: str, agent_id: str, looks: Sequence[LookAgain]) -> None:
        """They were looked at. One that was put off meanwhile stays, and one that is gone stays
        gone."""
        ...
