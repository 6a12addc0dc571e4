"""Actions that do one thing to many; the person takes out what does not belong."""

from typing import TYPE_CHECKING, Any, ClassVar

from countersign.domain.actions.action import Action, Shape
from countersign.domain.errors import InvalidInput


class ItemsAction(Action):
    """A kind of it declares `items`; `items_are` is the word for them."""

    shape: ClassVar[Shape] = "items"
    items_are: ClassVar[str]

    if TYPE_CHECKING:
        items: tuple[Any, ...]

    def check_edited(self, after: Action) -> None:
        super().check_edited(after)
        if isinstance(after, ItemsAction) and not after.is_part_of(self):
            raise InvalidInput(f"{self.items_are} can be taken out of a pile, not put in.")

    def is_part_of(self, whole: "ItemsAction") -> bool:
        return len(set(self.items)) == len(self.items) and set(self.items) <= set(whole.items)
