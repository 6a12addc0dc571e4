"""What an agent wants to see again at a time, though nothing new comes of it."""

from typing import Annotated

from pydantic import Field

from countersign.domain.capabilities import Capability
from countersign.domain.values import Moment, Value

LOOKS_AHEAD_AT_MOST = 200
"""How many an agent keeps for one source; of more, those that come first give way."""


class LookAgain(Value):
    """One thing of a source, when it is to be looked at again, and why, in a word of the agent's.

    `why` is a code; of one thing there is one look for each.
    """

    integration_id: str
    capability: Capability
    ref: str
    why: Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z_]+$")]
    at: Moment
