"""`email.label`: a label on conversations, made if there is none of that name."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from countersign.domain.actions.action import ActionKind, KeyStrength
from countersign.domain.actions.email.pile import Pile
from countersign.domain.actions.fields import LabelName
from countersign.domain.says import Param


class Label(Pile):
    """Put a label on the conversations, making the label if there is none of that name."""

    sums_up: ClassVar[str] = "Label {items} “{label}”"

    kind: Literal["email.label"] = "email.label"
    label: LabelName

    @property
    def told(self) -> Mapping[str, Param]:
        return {**super().told, "label": self.label}


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
