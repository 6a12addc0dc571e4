"""What can befall the next call of a provider that is played in memory."""

from collections import deque
from typing import Literal

from countersign.ports.providers import (
    ConnectionBroken,
    OutcomeUnknown,
    ProviderBusy,
    ProviderRefused,
)

Fault = Literal["lost_before", "lost_after", "busy", "refused", "broken"]


class Faults:
    """Faults that wait for a method by its name; each call spends one."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Fault]] = {}

    def wait(self, method: str, fault: Fault, times: int = 1) -> None:
        self._waiting.setdefault(method, deque()).extend([fault] * times)

    def spend(self, method: str) -> bool:
        """Raise the next fault of this method; True if only the answer of the call gets lost."""
        waiting = self._waiting.get(method)
        match waiting.popleft() if waiting else None:
            case "lost_before":
                raise OutcomeUnknown("No answer.")
            case "busy":
                raise ProviderBusy("Not now.", retry_after=7)
            case "refused":
                raise ProviderRefused("No.")
            case "broken":
                raise ConnectionBroken("The access was taken back.")
            case "lost_after":
                return True
        return False
