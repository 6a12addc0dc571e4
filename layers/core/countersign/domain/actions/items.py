"""Actions that do one thing to many; the person takes out what does not belong."""

from collections.abc import Set
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel

from countersign.domain.actions.action import Action, Shape
from countersign.domain.actions.fields import PEOPLE, Leaf, Role, leaves
from countersign.domain.errors import InvalidInput


class ItemsAction(Action):
    """A kind of it declares `items`; `items_are` is the word for them."""

    shape: ClassVar[Shape] = "items"
    items_are: ClassVar[str]

    if TYPE_CHECKING:
        items: tuple[Any, ...]

    @property
    def composed(self) -> tuple[Leaf, ...]:
        """What its items say was written by whoever they are from."""
        return tuple(one for one in super().composed if one.field != "items")

    @property
    def refs(self) -> tuple[str, ...]:
        """What its items are called at the provider, as evidence of them is."""
        return tuple(
            one.value for one in self.leaves if one.field == "items" and one.role is Role.REFERENCE
        )

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Of each item who is in it and what it says, which is what the person sees of it."""
        return tuple((_said(one, PEOPLE), _said(one, {Role.WORDS})) for one in self.items)

    def check_edited(self, after: Action) -> None:
        super().check_edited(after)
        if isinstance(after, ItemsAction) and not after.is_part_of(self):
            raise InvalidInput(f"{self.items_are} can be taken out of a pile, not put in.")

    def is_part_of(self, whole: "ItemsAction") -> bool:
        return len(set(self.items)) == len(self.items) and set(self.items) <= set(whole.items)


def _said(item: BaseModel, wanted: Set[Role]) -> str:
    return ", ".join(str(leaf.value) for leaf in leaves(item) if leaf.role in wanted)
