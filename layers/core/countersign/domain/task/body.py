"""What would be done and why: one immutable revision of a task."""

from typing import Annotated

from pydantic import Field

from countersign.domain.actions.catalog import AnyAction
from countersign.domain.task.origin import Caution, Provenance
from countersign.domain.values import Value


class Evidence(Value):
    """What an agent read that led to the proposal. The quote is a stranger's text."""

    provider: str
    ref: str
    quote: Annotated[str, Field(max_length=1_000)]
    url: str | None = None


class Body(Value):
    """One revision: immutable, and covered by the digest where it is approved.

    `read_up_to` is the newest message of its conversation when it was proposed.
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
    title: Annotated[str, Field(max_length=200)]
    changed: Annotated[str, Field(max_length=500)] | None = None
    read_up_to: str = ""
