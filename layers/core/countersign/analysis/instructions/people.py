"""Addresses and domains as people write them into an instruction."""

import re
from collections.abc import Sequence

from countersign.analysis.instructions.held_words import CONTACTS, QUOTES, mark_of
from countersign.domain.mail.domain_name import in_ascii, lowered

PEOPLE_AT_MOST = 20
_CHAR = r"[^\s@<>,;:()\[\]\"*\ue000\ue001]"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_DOMAIN = rf"(?:{_LABEL}\.){{1,6}}[^\W\d_](?:[\w-]{{0,61}}[^\W_])"
ADDRESS = rf"(?:mailto:)?(?:{_CHAR}{{1,64}})@{_DOMAIN}"
DOMAIN = rf"(?:\*?@|\*\.|https?://|www\.)?{_DOMAIN}/?"
_FOUND = re.compile(rf"{ADDRESS}|{DOMAIN}")


_NAME = r"(?-i:[A-Z\u00c0-\u00de])[\w.\x27’-]{0,30}"
_CALLED = rf"(?:{mark_of(QUOTES)}|{_NAME})"
_NAMES = rf"(?:{_CALLED},? ){{0,3}}{_CALLED} "
PEOPLE = rf"(?:(?P<called>{_NAMES}))?{mark_of(CONTACTS, 'people')}"
"""In a pattern: a list of addresses and domains that was put away, and what the first is called."""


def contacts(*, kin: str, anybody: str, joint: str) -> str:
    """A pattern of a list of addresses and domains.

    `kin` is what somebody is called before their address ("my landlord"), `anybody` what stands
    before a domain ("everyone at"), `joint` is between the last two. What the first one is called
    without that is not in it: it might be what is to be done.
    """
    named = rf"(?:{kin},? (?:{_NAME},? ){{0,3}})?"
    address = rf"[(<]{{0,2}}{ADDRESS}[)>]{{0,2}}"
    domain = rf"(?:(?:{anybody}) )?\(?{DOMAIN}\)?"
    comma = rf"(?:,? (?:{joint}) |, ?| ?[&/+] ?)"
    one = rf"(?:{named}{address}|{domain})"
    return rf"{one}(?:{comma}(?:{_NAMES})?{one}){{0,{PEOPLE_AT_MOST - 1}}}"


def is_contact(text: str) -> bool:
    return _FOUND.fullmatch(text) is not None


def is_called(name: str, people: Sequence[str]) -> bool:
    """Whether the first of the addresses has the name in it."""
    return bool(people) and name.strip(".'’-").lower() in people[0]


def contacts_in(text: str) -> tuple[str, ...] | None:
    """Each address, and each domain without what stands before it; None if one cannot be."""
    found: list[str] = []
    for match in _FOUND.finditer(text):
        contact = _contact(match.group())
        if contact is None:
            return None
        if contact not in found:
            found.append(contact)
    return tuple(found) or None


def _contact(written: str) -> str | None:
    bare = re.sub(r"^(?:mailto:|https?://)?(?:www\.|\*\.|\*?@)?", "", written.rstrip("/."))
    local, at, domain = bare.rpartition("@")
    if len(bare) > 254 or in_ascii(lowered(domain)) is None:
        return None
    return lowered(f"{local}{at}{domain}")
