"""Where what stands in an action comes from, kept true through an edit."""

from collections.abc import Sequence

from countersign.domain.actions import Action, Pile
from countersign.domain.task.task import Body, Caution, Provenance, Source

_RECIPIENTS = ("to", "cc")


def after_edit(body: Body, action: Action) -> tuple[tuple[Provenance, ...], tuple[Caution, ...]]:
    """Provenance and warnings of the edited action.

    A recipient, or a conversation of a pile, that stood there before keeps what is known of it,
    wherever it stands now; a recipient that was not there was typed by the user. Warnings about
    what is gone are gone.
    """
    if isinstance(action, Pile) and isinstance(body.action, Pile):
        return of_part(body.provenance, body.action, action), _of_items(body, action)
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


def senders(pile: Pile) -> list[tuple[str, str]]:
    """Who wrote what is in the pile, by path: `items/0/sender`, … A sender has a provenance only
    where the mailbox itself vouches for every message of the item."""
    return [(_sender_path(position), item.sender) for position, item in enumerate(pile.items)]


def of_part(provenance: Sequence[Provenance], whole: Pile, part: Pile) -> tuple[Provenance, ...]:
    """The provenance of a part of a pile, whose conversations stand elsewhere now."""
    known = {entry.path: entry for entry in provenance}
    moved = [
        known[was].model_copy(update={"path": _sender_path(position)})
        for position, item in enumerate(part.items)
        if (was := _sender_path(whole.items.index(item))) in known
    ]
    places = {path for path, _ in senders(whole)}
    return (*(entry for entry in provenance if entry.path not in places), *moved)


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


def _sender_path(position: int) -> str:
    return f"items/{position}/sender"


def _is_recipient(path: str) -> bool:
    return path.partition("/")[0] in _RECIPIENTS
