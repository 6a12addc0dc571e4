"""Rules to be tried, and what they are tried on."""

from datetime import timedelta
from typing import Any

from countersign.domain.actions.action import Action
from countersign.domain.actions.catalog import Kind
from countersign.domain.actions.email.archive import Archive
from countersign.domain.actions.email.label import Label
from countersign.domain.actions.email.pile import PileItem
from countersign.domain.rules.rule import Limits, Rule, checked, covers
from countersign.domain.task.origin import Origin, Provenance
from tests.factories import GMAIL, USER
from tests.fakes.macs import signing
from tests.fakes.system import MORNING

GRACE = "grace@example.org"
LIMITS = Limits(per_day=5)


def rule(kind: Kind = "email.send_reply", **where: str) -> Rule:
    pins = {path.replace("__", "/"): pin for path, pin in (where or {"to": GRACE}).items()}
    until = MORNING + timedelta(days=30)
    made = Rule(
        user_id=USER,
        rule_id="rul_1",
        kind=kind,
        integration_id=GMAIL,
        where=checked(kind, pins, LIMITS, until, MORNING),
        limits=LIMITS,
        expires_at=until,
        created_at=MORNING,
    )
    return signing().rule(made)


def known(action: Action, source: Origin = Origin.OWN) -> tuple[Provenance, ...]:
    return tuple(Provenance(path=leaf.path, source=source) for leaf in action.with_origin)


def approves(found: Rule, action: Action, **fields: Any) -> bool:
    provenance = fields.get("provenance", known(action))
    return covers(found, action, provenance, fields.get("warnings", ()), MORNING)


def pile(*senders: str, label: str | None = None) -> Archive | Label:
    items = tuple(
        PileItem(thread_id=f"t{n}", message_ids=(f"m{n}",), sender=sender, subject="News")
        for n, sender in enumerate(senders)
    )
    if label is not None:
        return Label(integration_id=GMAIL, items=items, label=label)
    return Archive(integration_id=GMAIL, items=items)
