"""One of several complete actions of a task, of which the person chooses by approving it."""

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from countersign.domain.actions.catalog import AnyAction
from countersign.domain.canonical_json import canonical_bytes
from countersign.domain.task.origin import Caution, Provenance
from countersign.domain.values import Value

if TYPE_CHECKING:
    from countersign.domain.actions.action import Action

ALTERNATIVES_AT_MOST = 9
"""As many as there are keys for."""

ALTERNATIVES_BYTES_AT_MOST = 100_000
"""Of all of them: a revision is one row."""


class Alternative(Value):
    """`label` says in a few words what it comes to: `Yes, on Thursday`."""

    label: Annotated[str, Field(min_length=1, max_length=80)]
    action: AnyAction
    provenance: tuple[Provenance, ...] = ()
    warnings: tuple[Caution, ...] = ()


Alternatives = Annotated[tuple[Alternative, ...], Field(max_length=ALTERNATIVES_AT_MOST)]


def check_alternatives(action: "Action", alternatives: tuple[Alternative, ...]) -> None:
    """Of one kind and one account, and no two alike: a digest names one thing.

    Raises
    ------
    ValueError
    """
    offered = [one.action for one in alternatives]
    if any(
        (one.kind, one.integration_id) != (action.kind, action.integration_id) for one in offered
    ):
        raise ValueError("an alternative is of the same kind and account")
    stored = [canonical_bytes(one.model_dump(mode="json")) for one in (action, *offered)]
    if len(set(stored)) != len(stored):
        raise ValueError("alternatives differ")
    if sum(map(len, stored[1:])) > ALTERNATIVES_BYTES_AT_MOST:
        raise ValueError("the alternatives are too long together")
    if len({one.label for one in alternatives}) != len(alternatives):
        raise ValueError("alternatives have labels of their own")
