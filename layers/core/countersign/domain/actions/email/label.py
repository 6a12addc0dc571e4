"""`email.label`: a label on conversations, made if there is none of that name."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from countersign.domain.actions.action import ActionKind, KeyStrength
from countersign.domain.actions.email.pile import Pile
from countersign.domain.actions.fields import Words


class Label(Pile):
    """Put a label on the conversations, making the label if there is none of that name."""

    kind: Literal["email.label"] = "email.label"
    label: Annotated[Words, StringConstraints(pattern=r"^[\w][\w &-]{0,39}$")]

    def summary(self) -> str:
        return f"Label {self.counted} “{self.label}”"


KIND = ActionKind(
    model=Label,
    needs="mail",
    verb="Label",
    doing="Labelling",
    done="Labelled",
    noun="Label",
    does="Puts a label on the conversations.",
    undo_does="Takes the label off again.",
    rule_does="Label conversations",
    steps=("make_label", "modify"),
    key=KeyStrength.QUERYABLE,
    editable=("items",),
)
