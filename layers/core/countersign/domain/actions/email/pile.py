"""What the kinds have in common that file conversations away."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from countersign.domain.actions.fields import Correspondent, Place, Reference, Words
from countersign.domain.actions.items import ItemsAction
from countersign.domain.actions.reach import UndoClass
from countersign.domain.says import Counted, Param
from countersign.domain.values import Value


class PileItem(Value):
    """A conversation in a pile, with the messages that were seen in it."""

    thread_id: Place
    message_ids: Annotated[tuple[Reference, ...], Field(min_length=1, max_length=10)]
    sender: Correspondent
    subject: Annotated[Words, Field(max_length=200)]


class Pile(ItemsAction):
    """One thing done to many conversations."""

    items_are: ClassVar[str] = "Conversations"
    delivers: ClassVar[bool] = False

    items: Annotated[tuple[PileItem, ...], Field(min_length=1, max_length=100)]

    @property
    def message_ids(self) -> tuple[str, ...]:
        return tuple(message for item in self.items for message in item.message_ids)

    @property
    def read_from(self) -> tuple[str, ...]:
        return tuple(item.thread_id for item in self.items)

    @property
    def told(self) -> Mapping[str, Param]:
        return {"items": Counted(count=len(self.items), things="conversations")}

    def undo_class(self) -> UndoClass:
        return UndoClass.REVERSIBLE

    def writes_to(self) -> frozenset[str]:
        return frozenset(f"mail:{self.integration_id}:message:{one}" for one in self.message_ids)
