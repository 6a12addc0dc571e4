"""Whom the person wants left alone, and whom first.

An entry is an address, or a domain with all that is under it.
"""

import unicodedata
from collections.abc import Iterable

from countersign.analysis.mail.addresses import address_in, domain_of, same_person
from countersign.domain.guidance.directives import ComesFirst, LeaveAlone
from countersign.domain.guidance.guidance import Guidance
from countersign.domain.mail.domain_name import in_ascii
from countersign.ports.sources import Observable

_DOTS = {0x3002: "."}
"""The ideographic full stop, the one such dot that normalisation leaves (RFC 3490, section 3.1)."""


def is_untouchable(seen: Observable, never_touch: Iterable[str], own: Iterable[str]) -> bool:
    """Whether somebody takes part whom the entries name, but for the person themselves under their
    own addresses: no engine reads such a thing, and no agent acts on it."""
    entries = tuple(never_touch)
    if not entries:
        return False
    persons_own = tuple(map(address_in, own))
    return any(
        _names(entry, address)
        for address in frozenset(filter(None, map(address_in, seen.people())))
        if not any(same_person(address, one) for one in persons_own)
        for entry in entries
    )


def comes_first(seen: Observable, guidance: Guidance) -> bool:
    """Whether it is, by the provider's own check, from somebody who comes first."""
    return any(isinstance(_meant(sender, guidance), ComesFirst) for sender in seen.vouched_for())


def is_left_alone(address: str, guidance: Guidance) -> bool:
    """Whether what is from there calls for nothing, however the address is spelled."""
    return isinstance(_meant(address, guidance), LeaveAlone)


def is_denied(address: str, entries: Iterable[str]) -> bool:
    """Whether the entries name the address, or a domain that it is under."""
    return any(_names(entry, address) for entry in entries)


def _meant(address: str, guidance: Guidance) -> LeaveAlone | ComesFirst | None:
    """What was said of whoever has the address. Who names it means it more than who names a domain
    that it is under, and a domain more than one above it; of the same, however it is spelled, the
    stronger."""
    said = [one for one in guidance.about_people if _names(one.who, address)]
    return max(said, key=lambda one: _exactness(one.who), default=None)


def _exactness(entry: str) -> tuple[bool, int]:
    """More for an address than for a domain, and more for a domain than for one above it."""
    is_address = "@" in entry
    return is_address, 0 if is_address else domain_of(_in_ascii(entry)).count(".")


def _names(entry: str, address: str) -> bool:
    if "@" in entry:
        return same_person(_in_ascii(entry), _in_ascii(address))
    domain = domain_of(_in_ascii(address))
    wanted = domain_of(_in_ascii(entry))
    return domain == wanted or domain.endswith(f".{wanted}")


def _in_ascii(contact: str) -> str:
    """The domain as it stands in the DNS, where it can stand there.

    Forms of compatibility are taken for the letters that they look like, unlike where a mail is
    written or a rule applies: a list that holds back must not be got around by spelling.
    """
    local, at, domain = contact.rpartition("@")
    plain = unicodedata.normalize("NFKC", domain).translate(_DOTS)
    return f"{local}{at}{in_ascii(plain) or plain}"
