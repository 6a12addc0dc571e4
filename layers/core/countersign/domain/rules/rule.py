"""Standing approvals: which actions a person lets an agent carry out without being asked.

A rule means exactly what it names. Whatever does not match is asked about, as ever.
"""

import re
import string
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field

from countersign.domain.actions.action import Action
from countersign.domain.actions.catalog import KINDS, Kind
from countersign.domain.actions.fields import PEOPLE, Leaf, Role, roles
from countersign.domain.actions.items import ItemsAction
from countersign.domain.errors import InvalidInput
from countersign.domain.mail.domain_name import in_ascii
from countersign.domain.task.provenance import Caution, Origin, Provenance
from countersign.domain.users.preferences import Money
from countersign.domain.values import Moment, Value
from countersign.domain.visible import visible

PER_DAY_AT_MOST = 100
RULES_AT_MOST = 50
EXPIRES_WITHIN = timedelta(days=90)
PIN_AT_MOST = 1_000

Pin = Literal["recipient", "sender", "text"]

_PINNED_AS: dict[Role, Pin] = {
    Role.RECIPIENT: "recipient",
    Role.CORRESPONDENT: "sender",
    Role.WORDS: "text",
    Role.CHOICE: "text",
    Role.PLACE: "text",
}

_KNOWN = (Origin.USER, Origin.OWN, Origin.CORRESPONDENT)
_NAMED = re.compile(r"([^\s@<>,;*\"]+@)?[^\s@<>,;*\"]+")
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


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
    pins = {path: _canonical_pin(kind, path, value) for path, value in where.items()}
    if reaches_others(kind) and not any(_is_recipient(kind, path) for path in pins):
        raise InvalidInput(
            "This reaches other people: name the address or the domain it may go to.",
            fields=["where"],
        )
    if limits.max_amount is not None and not _has_amount(kind):
        raise InvalidInput("Nothing of this kind has an amount.", fields=["limits.max_amount"])
    if limits.max_amount is None and _has_amount(kind):
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

    Nothing that carries a warning, and nothing with a recipient, a sender, an amount, a link or an
    account of unknown origin. Whoever names recipients means these and nobody else.
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
    names_recipients = any(_is_recipient(rule.kind, path) for path in rule.where)
    if (names_recipients or action.people_reached) and not all(
        _is_pinned(rule, leaf) for leaf in action.recipients
    ):
        return False
    if not all(_is_within(rule.limits, leaf) for leaf in action.leaves):
        return False
    return all(_is_met(rule.kind, path, pin, action) for path, pin in rule.where.items())


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
    pin = people.get(_pin_of(leaf))
    return pin is None or _is_at(leaf.person, pin)


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


def canonical_address(address: str) -> str:
    """Letters of ASCII in lower case, the domain as it stands in the DNS; all else stays as it is,
    so that no character is taken for another."""
    local, _, domain = address.rpartition("@")
    return f"{local.translate(_LOWER)}@{canonical_domain(domain)}"


def canonical_domain(domain: str) -> str:
    lower = domain.translate(_LOWER)
    if lower.isascii() or unicodedata.normalize("NFKC", lower) != lower:
        return lower
    return in_ascii(lower) or lower


def pins_of(kind: str) -> dict[str, Pin]:
    """What a rule of the kind can pin. A recipient or sender is pinned to an address or a domain;
    one of several recipients alone by its place, such as `to/0`."""
    pins: dict[str, Pin] = {}
    for name, role in KINDS[kind].roles.items():
        if isinstance(role, Role) and role in _PINNED_AS and name != "kind":
            pins[name] = _PINNED_AS[role]
        elif not isinstance(role, Role):
            inner = roles(role).items()
            pins |= {one: _PINNED_AS[said] for one, said in inner if said in PEOPLE}
    return pins


def reaches_others(kind: str) -> bool:
    """Whether other people may get something by it: its rules name every recipient."""
    return KINDS[kind].model.delivers and "recipient" in pins_of(kind).values()


def people_pin(kind: str) -> str | None:
    """By what a rule of the kind is most simply said to be about somebody: `to`, `sender`."""
    return next((path for path in pins_of(kind) if names_people(kind, path)), None)


def _has_amount(kind: str) -> bool:
    every = [
        one
        for role in KINDS[kind].roles.values()
        for one in ([role] if isinstance(role, Role) else roles(role).values())
    ]
    return Role.AMOUNT in every


def _canonical_pin(kind: Kind, path: str, value: str) -> str:
    field, _, place = path.partition("/")
    pins = pins_of(kind)
    pin = pins.get(field)
    by_place = pin == "recipient" and place.isascii() and place.isdigit() and len(place) <= 2
    if pin is None or (path != field and not by_place):
        known = ", ".join(pins)
        raise InvalidInput(f"A rule of this kind can name: {known}.", fields=[f"where.{path}"])
    if not value or len(value) > PIN_AT_MOST or visible(value) != value:
        raise InvalidInput("A value shows all of its characters.", fields=[f"where.{path}"])
    if pin == "text":
        return value
    named = value.strip().removeprefix("@")
    domain = canonical_domain(named.rpartition("@")[2])
    if not _NAMED.fullmatch(named) or not _is_domain(domain):
        raise InvalidInput("Name one whole address, or one whole domain.", fields=[f"where.{path}"])
    return canonical_address(named) if "@" in named else domain


def _is_domain(domain: str) -> bool:
    """Whether it can be one: labels of letters, digits and hyphens, more than one of them."""
    labels = domain.split(".")
    return len(labels) > 1 and all(
        label and len(label) <= 63 and label.replace("-", "").isalnum() for label in labels
    )


def names_people(kind: Kind, path: str) -> bool:
    """Whether what is pinned there is an address or a domain."""
    return pins_of(kind).get(path.partition("/")[0]) in ("recipient", "sender")


def _is_recipient(kind: Kind, path: str) -> bool:
    return pins_of(kind).get(path.partition("/")[0]) == "recipient"


def _pin_of(leaf: Leaf) -> str:
    """Under what name it can be pinned: `to` for `to/0`, `sender` for `items/3/sender`."""
    return next(part for part in reversed(leaf.path.split("/")) if not part.isdigit())


def _is_pinned(rule: Rule, leaf: Leaf) -> bool:
    return leaf.path in rule.where or _pin_of(leaf) in rule.where


def _is_met(kind: Kind, path: str, pin: str, action: Action) -> bool:
    field = path.partition("/")[0]
    if names_people(kind, path):
        named = [
            leaf.person
            for leaf in action.with_origin
            if leaf.role in PEOPLE and path in (leaf.path, _pin_of(leaf))
        ]
        return bool(named) and all(_is_at(address, pin) for address in named)
    return str(getattr(action, field)) == pin


def _is_at(address: str, pin: str) -> bool:
    found = canonical_address(address)
    return found == pin if "@" in pin else found.rpartition("@")[2] == pin


def in_words(rule: Rule, account: str) -> str:
    """What the rule lets happen, written by us from the rule alone."""
    does = KINDS[rule.kind].rule_does
    pins = "; ".join(f"{_named(path)} {pin}" for path, pin in rule.where.items())
    return f"{does} in {account} without asking, {pins}, {rule.limits.per_day} a day."


def _named(path: str) -> str:
    field = path.partition("/")[0]
    return _NAMES.get(field, f"with the {field.replace('_', ' ')}")


_NAMES = {
    "to": "to",
    "cc": "copied to",
    "body": "with the words",
    "thread_id": "in the conversation",
    "sender": "from",
}
"""Fields that are said otherwise than `with the subject`."""
