"""Messages to the function that asks and tells. The workflow sends them; only what it is to tell of
a call that was dealt with is ours."""

from typing import Protocol

from countersign.ports.workflow import Call


class ApprovalQueue(Protocol):
    def tell(self, call: Call) -> None:
        """Pass a call on that settled a task: the person is told, and the call answered."""
        ...
