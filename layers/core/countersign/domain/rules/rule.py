"""Standing approvals: which actions a person lets an agent carry out without being asked.

A rule means exactly what it names. Whatever does not match is asked about, as ever.
"""

import re
import string
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field

from countersign.domain.actions import Action, Kind, Pile, PileItem, visible
from countersign.domain.errors import InvalidInput
from countersign.domain.mail.domain_name import in_ascii
from countersign.domain.task.provenance import recipients, senders
from countersign.domain.task.task import Caution, Provenance, Source
from countersign.domain.users.preferences import Money
from countersign.domain.values import Moment, Value

PER_DAY_AT_MOST = 100
RULES_AT_MOST = 50
EXPIRES_WITHIN = timedelta(days=90)
PIN_AT_MOST = 1_000

Pin = Literal["recipient", "sender", "text"]

_REPLY: dict[str, Pin] = {
    "to": "recipient",
    "cc": "recipient",
    "subject": "text",
    "body": "text",
    "thread_id": "text",
}
_PILE: dict[str, Pin] = {"sender": "sender"}

PATHS: dict[Kind, dict[str, Pin]] = {
    "email.draft_reply": _REPLY,
    "email.send_reply": _REPLY,
    "email.archive": _PILE,
    "email.mark_read": _PILE,
    "email.label": {**_PILE, "label": "text"},
}
"""What a rule can pin, kind by kind. A recipient or sender is pinned to an address or a domain; one
of several recipients alone by its place, such as `to/0`."""

REACHES_OTHERS: frozenset[Kind] = frozenset({"email.send_reply"})
"""Kinds that reach other people: their rules name every recipient."""

_KNOWN = (Source.USER, Source.OWN, Source.CORRESPONDENT)
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
    if kind in REACHES_OTHERS and not any(_is_recipient(kind, path) for path in pins):
        raise InvalidInput(
            "This reaches other people: name the address or the domain it may go to.",
            fields=["where"],
        )
    if limits.max_amount is not None:
        raise InvalidInput("Nothing of this kind has an amount.", fields=["limits.max_amount"])
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
    addressed = recipients(action)
    sources = {entry.path: entry.source for entry in provenance}
    if not all(source in _KNOWN for source in sources.values()):
        return False
    if not all(path in sources for path, _ in (*addressed, *_written_by(action))):
        return False
    if any(_is_recipient(rule.kind, path) for path in rule.where) and not all(
        _is_pinned(rule, path) for path, _ in addressed
    ):
        return False
    return all(_is_met(rule.kind, path, pin, action) for path, pin in rule.where.items())


def part_covered(rule: Rule, pile: Pile, provenance: Sequence[Provenance]) -> tuple[PileItem, ...]:
    """The conversations of a pile that the rule could approve by themselves."""
    pin = rule.where.get("sender")
    known = {entry.path for entry in provenance if entry.source in _KNOWN}
    return tuple(
        item
        for item, (path, sender) in zip(pile.items, senders(pile), strict=True)
        if path in known and (pin is None or _is_at(_sender(sender), pin))
    )


def _written_by(action: Action) -> list[tuple[str, str]]:
    return senders(action) if isinstance(action, Pile) else []


def people_in(action: Action) -> tuple[str, ...]:
    """Everybody whom the action is about: recipients, and senders of what is in a pile."""
    if isinstance(action, Pile):
        return tuple(_sender(item.sender) for item in action.items)
    return tuple(address for _, address in recipients(action))


def known_people_in(action: Action, provenance: Sequence[Provenance]) -> tuple[str, ...]:
    """Of these, whom a rule could mean: not a sender for whom nobody vouches."""
    if not isinstance(action, Pile):
        return people_in(action)
    known = {entry.path for entry in provenance if entry.source in _KNOWN}
    return tuple(_sender(sender) for path, sender in senders(action) if path in known)


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


def _canonical_pin(kind: Kind, path: str, value: str) -> str:
    field, _, place = path.partition("/")
    pin = PATHS[kind].get(field)
    by_place = pin == "recipient" and place.isascii() and place.isdigit() and len(place) <= 2
    if pin is None or (path != field and not by_place):
        known = ", ".join(PATHS[kind])
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
    return PATHS[kind].get(path.partition("/")[0]) in ("recipient", "sender")


def _is_recipient(kind: Kind, path: str) -> bool:
    return PATHS[kind].get(path.partition("/")[0]) == "recipient"


def _is_pinned(rule: Rule, path: str) -> bool:
    return path in rule.where or path.partition("/")[0] in rule.where


def _is_met(kind: Kind, path: str, pin: str, action: Action) -> bool:
    field = path.partition("/")[0]
    match PATHS[kind][field]:
        case "recipient":
            named = [
                address
                for place, address in recipients(action)
                if place == path or place.partition("/")[0] == path
            ]
            return bool(named) and all(_is_at(address, pin) for address in named)
        case "sender":
            return isinstance(action, Pile) and all(
                _is_at(_sender(item.sender), pin) for item in action.items
            )
        case "text":
            return bool(getattr(action, field) == pin)


def _is_at(address: str, pin: str) -> bool:
    found = canonical_address(address)
    return found == pin if "@" in pin else found.rpartition("@")[2] == pin


def _sender(shown: str) -> str:
    """The address in `Name <address>`: the last one, for a name may look like another."""
    return shown[:-1].rpartition("<")[2] if shown.endswith(">") else shown


def in_words(rule: Rule, account: str) -> str:
    """What the rule lets happen, written by us from the rule alone."""
    verbs: dict[Kind, str] = {
        "email.draft_reply": "Save draft replies",
        "email.send_reply": "Send replies",
        "email.archive": "Archive conversations",
        "email.mark_read": "Mark conversations as read",
        "email.label": "Label conversations",
    }
    pins = "; ".join(f"{_NAMES[path.partition('/')[0]]} {pin}" for path, pin in rule.where.items())
    return f"{verbs[rule.kind]} in {account} without asking, {pins}, {rule.limits.per_day} a day."


_NAMES = {
    "to": "to",
    "cc": "copied to",
    "subject": "with the subject",
    "body": "with the words",
    "thread_id": "in the conversation",
    "sender": "from",
    "label": "with the label",
}
