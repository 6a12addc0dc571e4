"""Who carries out which kind of action: a line each, in the order of their names."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from countersign.ports.effects import AnyEffector

MODULES = {
    "email.archive": "countersign.effects.email.archive",
    "email.draft_reply": "countersign.effects.email.draft_reply",
    "email.follow_up": "countersign.effects.email.follow_up",
    "email.label": "countersign.effects.email.label",
    "email.mark_read": "countersign.effects.email.mark_read",
    "email.send_reply": "countersign.effects.email.send_reply",
}
"""Each has an `EFFECTOR`."""


class EffectorsByKind(Mapping[str, AnyEffector]):
    """A module is imported when its kind is first carried out."""

    def __getitem__(self, kind: str) -> AnyEffector:
        effector: AnyEffector = import_module(MODULES[kind]).EFFECTOR
        return effector

    def __contains__(self, kind: object) -> bool:
        return kind in MODULES

    def __iter__(self) -> Iterator[str]:
        return iter(MODULES)

    def __len__(self) -> int:
        return len(MODULES)
