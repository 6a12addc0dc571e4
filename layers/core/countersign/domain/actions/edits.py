"""What a person may change of an action before they sign it."""

from countersign.domain.actions.action import Action
from countersign.domain.actions.catalog import KINDS
from countersign.domain.errors import InvalidInput


def check_edit(before: Action, after: Action) -> None:
    """Refuse an edit of what is not the person's to change.

    Raises
    ------
    InvalidInput
        Another kind, account or thread; a field outside `ActionKind.editable`; no change at all;
        what the kind itself refuses.
    """
    if before.kind != after.kind:
        raise InvalidInput("An edit cannot make another kind of task of it.")
    if before == after:
        raise InvalidInput("The edit changes nothing.")
    editable = KINDS[before.kind].editable
    was, now = before.model_dump(), after.model_dump()
    # What is none is left out of some fields.
    every = {**was, **now}
    fixed = [name for name in every if was.get(name) != now.get(name) and name not in editable]
    if fixed:
        named = [f"action.{name}" for name in fixed]
        raise InvalidInput(f"This cannot be edited: {', '.join(fixed)}.", fields=named)
    before.check_edited(after)
