"""Standing approvals: which actions a person lets an agent carry out without being asked.

A rule means exactly what it names. Whatever does not match is asked about, as ever.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field

from countersign.domain.actions.action import Action
from countersign.domain.actions.catalog import Kind
from countersign.domain.actions.fields import Leaf, Role
from countersign.domain.actions.items import ItemsAction
from countersign.domain.errors import InvalidInput
from countersign.domain.rules.pins import (
    canonical_pin,
    has_amount,
    is_at,
    is_met,
    is_recipient,
    names_people,
    pin_name,
    reaches_others,
)
from countersign.domain.task.origin import Caution, Origin, Provenance
from countersign.domain.users.preferences import Money
from countersign.domain.values import Moment, Value

PER_DAY_AT_MOST = 100
RULES_AT_MOST = 50
EXPIRES_WITHIN = timedelta(days=90)

_KNOWN = (Origin.USER, Origin.OWN, Origin.CORRESPONDENT)


class Limits(Value):
    per_day: Annotated[int, Field(ge=1, le=PER_DAY_AT_MOST)]
    max_amount: Money | None = None


class Rule(Value):
    """`where` pins paths of the action to values in their canonical form.

    `mac` proves that a person made it so; a rule of an earlier version has none, and approves
    nothing until it is made again.
    """

    user_id: str
    rule_id: str
    kind: Kind
    integration_id: str
    where: dict[str, str]
    limits: Limits
    expires_at: Moment
    created_at: Moment
    last_used_at: Moment | None = None
    mac: str | None = None


def checked(
    kind: Kind, where: Mapping[str, str], limits: Limits, expires_at: datetime, now: datetime
) -> dict[str, str]:
    """The pins in their canonical form.

    Raises
    ------
    InvalidInput
        It pins nothing, or what the kind does not have, or no recipient where it must; a limit
        that means nothing; a time that is over or too far off.
    """
    if not where:
        raise InvalidInput("A rule says what it is for: name at least one thing in `where`.")
    pins = {path: canonical_pin(kind, path, value) for path, value in where.items()}
    if reaches_others(kind) and not any(is_recipient(kind, path) for path in pins):
        raise InvalidInput(
            "This reaches other people: name the address or the domain it may go to.",
            fields=["where"],
        )
    if limits.max_amount is not None and not has_amount(kind):
        raise InvalidInput("Nothing of this kind has an amount.", fields=["limits.max_amount"])
    if limits.max_amount is None and has_amount(kind):
        raise InvalidInput("Say up to which amount.", fields=["limits.max_amount"])
    if not now < expires_at <= now + EXPIRES_WITHIN:
        raise InvalidInput(
            f"A rule ends at a time within the next {EXPIRES_WITHIN.days} days.",
            fields=["expires_at"],
        )
    return pins


def covers(
    rule: Rule,
    action: Action,
    provenance: Sequence[Provenance],
    warnings: Sequence[Caution],
    now: datetime,
) -> bool:
    """Whether the rule approves exactly this action now.

    Nothing that carries a warning, and nothing with a recipient, a sender, an amount, a link, an
    account or a document of unknown origin. Whoever names recipients means these and nobody else,
    and no document is handed over that the rule does not name.
    """
    if rule.mac is None or now >= rule.expires_at or warnings:
        return False
    if (rule.kind, rule.integration_id) != (action.kind, action.integration_id):
        return False
    sources = {entry.path: entry.source for entry in provenance}
    # First that the origin of everything is known, and only then what the rule names: a pin that
    # is met says nothing of what stands beside it (tests/kinds/test_made_up_kind.py).
    if not all(source in _KNOWN for source in sources.values()):
        return False
    if not all(leaf.path in sources for leaf in action.with_origin):
        return False
    names_recipients = any(is_recipient(rule.kind, path) for path in rule.where)
    if (names_recipients or action.people_reached) and not all(
        _is_pinned(rule, leaf) for leaf in action.recipients
    ):
        return False
    if not all(_is_pinned(rule, leaf) for leaf in action.leaves if leaf.role is Role.DOCUMENT):
        return False
    if not all(_is_within(rule.limits, leaf) for leaf in action.leaves):
        return False
    return all(is_met(rule.kind, path, pin, action) for path, pin in rule.where.items())


def _is_within(limits: Limits, leaf: Leaf) -> bool:
    """Whether an amount is none, or one up to which the rule goes."""
    if leaf.role is not Role.AMOUNT:
        return True
    most, amount = limits.max_amount, leaf.value
    return (
        most is not None
        and most.currency == amount.currency
        and Decimal(amount.amount) <= Decimal(most.amount)
    )


def part_covered(
    rule: Rule, whole: ItemsAction, provenance: Sequence[Provenance]
) -> tuple[Any, ...]:
    """The items that the rule could approve by themselves."""
    known = {entry.path for entry in provenance if entry.source in _KNOWN}
    people = {path: pin for path, pin in rule.where.items() if names_people(rule.kind, path)}
    of_items = [leaf for leaf in whole.with_origin if leaf.field == "items"]
    return tuple(
        item
        for position, item in enumerate(whole.items)
        if all(
            leaf.path in known and _is_met_by(leaf, people)
            for leaf in of_items
            if leaf.path.startswith(f"items/{position}/")
        )
    )


def _is_met_by(leaf: Leaf, people: Mapping[str, str]) -> bool:
    pin = people.get(pin_name(leaf))
    return pin is None or is_at(leaf.person, pin)


def known_people_in(action: Action, provenance: Sequence[Provenance]) -> tuple[str, ...]:
    """Whom of the people in it a rule could mean: not a sender for whom nobody vouches."""
    known = {entry.path for entry in provenance if entry.source in _KNOWN}
    return tuple(
        leaf.person
        for leaf in action.with_origin
        if leaf.role is Role.RECIPIENT or (leaf.role is Role.CORRESPONDENT and leaf.path in known)
    )


def day_in(timezone: str, now: datetime) -> str:
    """The person's present day, `2026-11-26`."""
    try:
        zone = ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError):
        return f"{now.astimezone(UTC):%Y-%m-%d}"
    return f"{now.astimezone(zone):%Y-%m-%d}"


def _is_pinned(rule: Rule, leaf: Leaf) -> bool:
    return leaf.path in rule.where or pin_name(leaf) in rule.where
