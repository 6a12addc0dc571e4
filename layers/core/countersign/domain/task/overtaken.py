"""Why what waits for a decision is not called for any more."""

from dataclasses import dataclass

from countersign.domain.task.event_chain import Actor


@dataclass(frozen=True)
class Overtaken:
    """The reason, as the person reads it, and by whose doing."""

    code: str
    says: str
    by: Actor = "user"
