"""Messages to the function that reads mail and follows instructions; each is a pointer."""

from typing import Literal, Protocol

ScanReason = Literal["clock", "asked", "connected", "continue", "room", "taught"]
"""`room`: a place has become free for what is held back; nothing new is read. `taught`:
an agent has learned something that may be about what waits; the same, after that."""

ROOM_SEEN_AFTER_SECONDS = 2
"""A list of what waits may lag behind what freed a place, or filled one."""


class ScanQueue(Protocol):
    def scan(
        self, user_id: str, agent_id: str | None, reason: ScanReason, *, delay_seconds: int = 0
    ) -> None:
        """Have a user's due agents, or one agent, look at what is new. Delay: 0..900 s."""
        ...

    def instruct(self, user_id: str, task_id: str, sequence: int) -> None:
        """Have what the person asked for at this event of the task followed."""
        ...
