"""How much a stranger's mail is like a swindle, by what it says and by how it is made."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from countersign.analysis.mail.addresses import address_in, domain_of
from countersign.analysis.mail.brands import brand_dressed_as, brand_named_in
from countersign.analysis.mail.domains import is_public_mail, organisation_of
from countersign.analysis.mail.features import MailFeatures, feature
from countersign.analysis.mail.links import host_of, links_in_text, shown_host
from countersign.analysis.mail.phrases import begun, plain
from countersign.analysis.mail.swindles import accounts, luck, money
from countersign.analysis.mail.swindles.hosts import (
    CHEAP_ENDINGS,
    FREE_HOSTS,
    REWRITERS,
    SENDING_HOSTS,
    SHORTENERS,
)
from countersign.analysis.mail.swindles.pushing import COME_AND_CLICK, HURRY, OR_ELSE, TO_NOBODY
from countersign.analysis.mail.swindles.theme import Demand, Theme
from countersign.domain.mail.mail import Mail, ShownLink

ENOUGH = 6
"""From so many points on it is taken for one."""

THEMES = (*accounts.THEMES, *money.THEMES, *luck.THEMES)

_READ = 20_000
_FURTHER_AT_MOST = 4
_IP = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\]|0x[0-9a-f]+|\d{8,10}")
_PADDED = re.compile(r"\S\s{6,500}\S")
_NUMBERED = re.compile(r"[a-z]*\d{4,}[a-z]*\d*|[a-z0-9]{18,}|[bcdfghjklmnpqrstvwxz0-9]{7,}")
_DOOR_OF_NOBODY = 2
"""What a link to sign in weighs where nobody vouches for who sent it."""
_PARTS_OF_HOST = 4
_LITTLE_TEXT, _SHORT_TEXT = 120, 300


@dataclass(frozen=True)
class Weight:
    """Points of a mail, and what it is after, by theme. `made`: those of how it is made alone."""

    told: int
    made: int
    wants: frozenset[Demand]

    @property
    def points(self) -> int:
        return self.told + self.made


@feature
def weight_of(message: MailFeatures) -> Weight:
    """For a stranger's mail: whoever knows its sender asks something else."""
    mail = message.mail
    text = plain(message.subject_and_text[:_READ])
    found = {theme: points for theme in THEMES if (points := _told(theme, text))}
    strongest = max(found.values(), default=0)
    told = strongest + min(3, len(found) - 1 if found else 0)
    if found:
        told += bool(begun(text, HURRY)) + bool(begun(text, OR_ELSE))
        told += 2 * _names_brand(mail, text)
    wants = frozenset(theme.wants for theme, points in found.items() if points >= strongest - 1)
    made = sum(_made(mail, text)) if found else 0
    if "credentials" in wants and mail.dmarc != "pass" and links_of(mail):
        made += _DOOR_OF_NOBODY
    return Weight(told, made, wants)


def links_of(mail: Mail) -> tuple[ShownLink, ...]:
    """Where it leads: by its HTML, or by what its text shows."""
    return mail.links or links_in_text(mail.text[:_READ])


@feature
def shows_other_link(message: MailFeatures) -> bool:
    """Whether a link is called by one address of the web and leads to another's."""
    return any(
        organisation_of(shown) != organisation_of(host) and not _is_passing_on(host)
        for link in message.mail.links
        if (host := host_of(link.target)) and (shown := shown_host(link.text))
    )


def _told(theme: Theme, text: str) -> int:
    found = begun(text, theme.phrases)
    if not found or (theme.needs and not begun(text, theme.needs)):
        return 0
    further = len(found) - 1 + len(begun(text, theme.beside))
    return theme.weight + min(_FURTHER_AT_MOST, further)


def _names_brand(mail: Mail, text: str) -> bool:
    domain = domain_of(address_in(mail.sender))
    return brand_named_in(mail.subject, domain) or brand_named_in(text[-200:], domain)


def _made(mail: Mail, text: str) -> Iterator[int]:
    """Points of its form."""
    domain = domain_of(address_in(mail.sender))
    yield mail.dmarc != "pass"
    yield bool(begun(text, TO_NOBODY)) or _is_greeted_by_address(mail, text)
    yield 2 * (brand_dressed_as(domain) or is_made_up(mail.sender))
    yield 2 * _answers_elsewhere(mail)
    yield mail.hides_text
    yield 2 * _mixes_scripts(f"{mail.sender_name[:200]} {mail.subject[:300]}")
    yield _PADDED.search(mail.subject[:1_000]) is not None
    yield from _led(mail, domain, text)


def _led(mail: Mail, domain: str, text: str) -> Iterator[int]:
    """Points of where it leads."""
    links = links_of(mail)
    hosts = {host_of(link.target) for link in links} - {""}
    if not hosts:
        return
    own = organisation_of(domain)
    yield bool(begun(text, COME_AND_CLICK))
    if all(organisation_of(host) != own for host in hosts):
        yield 2 + (len(text) < _SHORT_TEXT)
    yield max(map(_badness, hosts))
    yield 2 * any(link.kind == "form" for link in links)
    yield len(text) < _LITTLE_TEXT and any(not link.text for link in mail.links)


def _badness(host: str) -> int:
    organisation = organisation_of(host)
    if _IP.fullmatch(host) or "xn--" in host or brand_dressed_as(host):
        return 3
    if organisation in SHORTENERS or host in SHORTENERS:
        return 2
    if organisation in FREE_HOSTS or host.endswith(tuple(f".{one}" for one in FREE_HOSTS)):
        return 2
    return int(organisation.rpartition(".")[2] in CHEAP_ENDINGS)


def _is_passing_on(host: str) -> bool:
    return organisation_of(host) in REWRITERS or host in REWRITERS


def is_made_up(sender: str) -> bool:
    """Whether the address is one that a program thought up."""
    local, _, domain = address_in(sender).rpartition("@")
    organisation = organisation_of(domain)
    labels = domain.removesuffix(organisation).strip(".").split(".")
    first = organisation.partition(".")[0]
    return (
        domain.endswith(tuple(f".{one}" for one in SENDING_HOSTS))
        or organisation.rpartition(".")[2] in CHEAP_ENDINGS
        or len(labels) >= _PARTS_OF_HOST
        or _NUMBERED.fullmatch(first) is not None
        or (_NUMBERED.fullmatch(local.partition("+")[0]) is not None and not is_public_mail(domain))
    )


def _answers_elsewhere(mail: Mail) -> bool:
    """Whether it wants its answers at a free mailbox or at somebody else's."""
    home = organisation_of(domain_of(address_in(mail.sender)))
    named = {organisation_of(domain_of(address_in(one))) for one in mail.reply_to} - {""}
    return bool(named) and home not in named


def _is_greeted_by_address(mail: Mail, text: str) -> bool:
    """Whether the one it is written to is called by an address, as lists of addresses have it."""
    beginning = text[:300]
    return any(
        len(address) > 6 and (address in beginning or f"{local}," in beginning.split("\n")[0])
        for address in map(address_in, mail.to[:5])
        if (local := address.partition("@")[0])
    )


def _mixes_scripts(text: str) -> bool:
    """Whether a word has letters of more than one script, or none that is upright."""
    for word in text.split():
        scripts = {
            unicodedata.name(char, "").partition(" ")[0] for char in word if char.isalpha()
        } & {"LATIN", "CYRILLIC", "GREEK", "CHEROKEE", "MATHEMATICAL", "FULLWIDTH"}
        if len(scripts) > 1 or "MATHEMATICAL" in scripts:
            return True
    return False
