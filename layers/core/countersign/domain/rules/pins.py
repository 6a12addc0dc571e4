"""What a rule can name of an action: whom it reaches or is about, and what is said or filed where.

Two addresses are the same here only if nobody could take one for the other.
"""

import re
import string
import unicodedata
from typing import Literal

from countersign.domain.actions.action import Action
from countersign.domain.actions.catalog import KINDS, Kind
from countersign.domain.actions.fields import PEOPLE, Leaf, Role, roles
from countersign.domain.errors import InvalidInput
from countersign.domain.mail.domain_name import in_ascii
from countersign.domain.visible import visible

PIN_AT_MOST = 1_000

Pin = Literal["recipient", "sender", "text"]

_PINNED_AS: dict[Role, Pin] = {
    Role.RECIPIENT: "recipient",
    Role.CORRESPONDENT: "sender",
    Role.WORDS: "text",
    Role.CHOICE: "text",
    Role.PLACE: "text",
}

_NAMED = re.compile(r"([^\s@<>,;*\"]+@)?[^\s@<>,;*\"]+")
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


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


def has_amount(kind: str) -> bool:
    """Whether something of it is money, up to which a rule says how much."""
    every = [
        one
        for role in KINDS[kind].roles.values()
        for one in ([role] if isinstance(role, Role) else roles(role).values())
    ]
    return Role.AMOUNT in every


def canonical_pin(kind: Kind, path: str, value: str) -> str:
    """What is named, in the one form in which it is stored and compared. Raises InvalidInput."""
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


def is_recipient(kind: Kind, path: str) -> bool:
    """Whether what is pinned there is somebody who gets something."""
    return pins_of(kind).get(path.partition("/")[0]) == "recipient"


def pin_name(leaf: Leaf) -> str:
    """Under what name it can be pinned: `to` for `to/0`, `sender` for `items/3/sender`."""
    return next(part for part in reversed(leaf.path.split("/")) if not part.isdigit())


def is_met(kind: Kind, path: str, pin: str, action: Action) -> bool:
    """Whether the action says there what is pinned, of everybody if it is about people."""
    field = path.partition("/")[0]
    if names_people(kind, path):
        named = [
            leaf.person
            for leaf in action.with_origin
            if leaf.role in PEOPLE and path in (leaf.path, pin_name(leaf))
        ]
        return bool(named) and all(is_at(address, pin) for address in named)
    return str(getattr(action, field)) == pin


def is_at(address: str, pin: str) -> bool:
    """Whether it is the pinned address, or one of the pinned domain and none below it."""
    found = canonical_address(address)
    return found == pin if "@" in pin else found.rpartition("@")[2] == pin
