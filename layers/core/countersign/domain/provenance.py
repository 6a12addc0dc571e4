"""Where what stands in an action comes from, kept true through an edit."""

from countersign.domain.actions import Action, Pile
from countersign.domain.task import Body, Caution, Provenance, Source

_RECIPIENTS = ("to", "cc")


def after_edit(body: Body, action: Action) -> tuple[tuple[Provenance, ...], tuple[Caution, ...]]:
    """Provenance and warnings of the edited action.

    A recipient, or a conversation of a pile, that stood there before keeps what is known of it,
    wherever it stands now; a recipient that was not there was typed by the user. Warnings about
    what is gone are gone.
    """
    if isinstance(action, Pile):
        return body.provenance, _of_items(body, action)
    known = {
        address: (
            next((entry.source for entry in body.provenance if entry.path == path), Source.UNKNOWN),
            [warning.code for warning in body.warnings if warning.path == path],
        )
        for path, address in recipients(body.action)
    }
    provenance: list[Provenance] = []
    warnings = [warning for warning in body.warnings if not _is_recipient(warning.path)]
    for path, address in recipients(action):
        source, codes = known.get(address, (Source.USER, []))
        provenance.append(Provenance(path=path, source=source))
        warnings.extend(Caution(path=path, code=code) for code in codes)
    others = [entry for entry in body.provenance if not _is_recipient(entry.path)]
    return (*others, *provenance), tuple(warnings)


def _of_items(body: Body, pile: Pile) -> tuple[Caution, ...]:
    before = body.action.items if isinstance(body.action, Pile) else ()
    places = {f"items/{before.index(item)}": f"items/{at}" for at, item in enumerate(pile.items)}
    return tuple(
        warning.model_copy(update={"path": places.get(warning.path, warning.path)})
        for warning in body.warnings
        if warning.path in places or not warning.path.startswith("items/")
    )


def recipients(action: Action) -> list[tuple[str, str]]:
    """Everybody to whom it goes, by path: `to/0`, `cc/0`, …"""
    return [
        (f"{name}/{position}", address)
        for name in _RECIPIENTS
        for position, address in enumerate(getattr(action, name, ()))
    ]


def _is_recipient(path: str) -> bool:
    return path.partition("/")[0] in _RECIPIENTS
