"""Messages to the function that acts. The workflow sends them; only what comes again is ours."""

from typing import Protocol

from countersign.ports.workflow import Call


class ActionQueue(Protocol):
    def act_later(self, call: Call, *, delay_seconds: int) -> None:
        """Put a call for action back, to come again after 0..900 s."""
        ...
