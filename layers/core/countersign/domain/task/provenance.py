"""Where what stands in an action comes from, kept true through an edit."""

from collections.abc import Sequence

from countersign.domain.actions.action import Action
from countersign.domain.actions.items import ItemsAction
from countersign.domain.task.body import Body
from countersign.domain.task.origin import Caution, Origin, Provenance


def after_edit(body: Body, action: Action) -> tuple[tuple[Provenance, ...], tuple[Caution, ...]]:
    """Provenance and warnings of the edited action.

    What stood there before, a recipient or an item, keeps what is known of it, wherever it stands
    now; a recipient, an amount, a link or an account that was not there was typed by the user.
    Warnings about what is gone are gone.
    """
    if isinstance(action, ItemsAction) and isinstance(body.action, ItemsAction):
        parts = body.action, action
        return of_part(body.provenance, *parts), warnings_of_part(body.warnings, *parts)
    before = body.action.sensitive
    known = {
        (leaf.role, leaf.value): (
            next((entry for entry in body.provenance if entry.path == leaf.path), None)
            or Provenance(path=leaf.path, source=Origin.UNKNOWN),
            [warning.code for warning in body.warnings if warning.path == leaf.path],
        )
        for leaf in before
    }
    fields = {leaf.field for leaf in (*before, *action.sensitive)}
    provenance: list[Provenance] = []
    warnings = [one for one in body.warnings if one.path.partition("/")[0] not in fields]
    for leaf in action.sensitive:
        typed = Provenance(path=leaf.path, source=Origin.USER)
        source, codes = known.get((leaf.role, leaf.value), (typed, []))
        provenance.append(source.model_copy(update={"path": leaf.path}))
        warnings.extend(Caution(path=leaf.path, code=code) for code in codes)
    others = [one for one in body.provenance if one.path.partition("/")[0] not in fields]
    return (*others, *provenance), tuple(warnings)


def of_part(
    provenance: Sequence[Provenance], whole: ItemsAction, part: ItemsAction
) -> tuple[Provenance, ...]:
    """The provenance of a part of it, whose items stand elsewhere now."""
    places = _places(whole, part)
    kept = (one.model_copy(update={"path": _moved(one.path, places)}) for one in provenance)
    return tuple(one for one in kept if one.path)


def warnings_of_part(
    warnings: Sequence[Caution], whole: ItemsAction, part: ItemsAction
) -> tuple[Caution, ...]:
    """What is warned of in a part of it, whose items stand elsewhere now."""
    places = _places(whole, part)
    kept = (one.model_copy(update={"path": _moved(one.path, places)}) for one in warnings)
    return tuple(one for one in kept if one.path)


def _places(whole: ItemsAction, part: ItemsAction) -> dict[str, str]:
    """Where each item that is left stood, and where it stands: `items/3` to `items/1`."""
    return {
        f"items/{whole.items.index(item)}": f"items/{position}"
        for position, item in enumerate(part.items)
    }


def _moved(path: str, places: dict[str, str]) -> str:
    """The path where it stands now; empty if its item is gone."""
    if not path.startswith("items/"):
        return path
    place = "/".join(path.split("/")[:2])
    return places[place] + path[len(place) :] if place in places else ""
