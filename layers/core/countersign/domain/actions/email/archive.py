"""`email.archive`: conversations out of the inbox."""

from typing import ClassVar, Literal

from countersign.domain.actions.action import ActionKind, KeyStrength
from countersign.domain.actions.email.pile import Pile


class Archive(Pile):
    """Take the conversations out of the inbox."""

    sums_up: ClassVar[str] = "Archive {items}"

    kind: Literal["email.archive"] = "email.archive"


KIND = ActionKind(
    model=Archive,
    needs="mail",
    verb="Archive",
    doing="Archiving",
    done="Archived",
    noun="Archive",
    does="Takes the conversations out of the inbox. Nothing is deleted.",
    undo_does="Puts them back into the inbox.",
    rule_does="Archive conversations",
    steps=("modify",),
    key=KeyStrength.QUERYABLE,
    editable=("items",),
)
