"""Every kind of action that there is: a line each, in the order of their names."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union

from pydantic import Field

from countersign.domain.actions.action import Action, ActionKind
from countersign.domain.actions.email import (
    archive,
    draft_reply,
    follow_up,
    label,
    mark_read,
    send_reply,
)


def _by_name(*kinds: ActionKind[Any]) -> Mapping[str, ActionKind[Any]]:
    return {one.name: one for one in kinds}


KINDS = _by_name(
    archive.KIND,
    draft_reply.KIND,
    follow_up.KIND,
    label.KIND,
    mark_read.KIND,
    send_reply.KIND,
)

if TYPE_CHECKING:
    AnyAction = Action
    Kind = str
else:
    AnyAction = Annotated[
        Union[tuple(one.model for one in KINDS.values())],  # noqa: UP007 - made of a table
        Field(discriminator="kind"),
    ]
    """As an action is stored and sent: told apart by `kind`."""
    Kind = Literal[tuple(KINDS)]
