"""Addresses as headers give them, and domains that are made to be taken for another."""

import unicodedata
from collections.abc import Iterable
from email.utils import parseaddr

from countersign.analysis.mail.domains import is_public_mail, organisation_of
from countersign.analysis.mail.phrases import word_set
from countersign.domain.mail.domain_name import in_letters, lowered

_CONFUSABLE = {
    ord("0"): "o",
    ord("1"): "l",
    ord("3"): "e",
    ord("5"): "s",
    ord("i"): "l",
    ord("|"): "l",
    0x0430: "a",
    0x0435: "e",
    0x043E: "o",
    0x0440: "p",
    0x0441: "c",
    0x0445: "x",
    0x0443: "y",
    0x0456: "l",
    0x0455: "s",
    0x0501: "d",
    0x0578: "n",
    0x03BF: "o",
    0x03B1: "a",
    0x0131: "l",
}
"""Source: the commonest rows of Unicode TS 39's confusables; `i` and `1` fall together with `l`."""

_MISREAD_ENDINGS = {"com": frozenset({"co", "cm", "om", "cam", "con", "corn"})}

PUBLIC_MAIL = word_set(
    "gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com"
    " icloud.com me.com mac.com aol.com mail.com email.com gmx.com gmx.de gmx.net web.de"
    " t-online.de proton.me protonmail.com fastmail.com orange.fr free.fr laposte.net libero.it"
    " hotmail.fr hotmail.it hotmail.es hotmail.de live.nl yahoo.fr yahoo.de yahoo.es yahoo.it"
    " kpnmail.nl ziggo.nl"
)
"""Mail services of so many people that their names are alike, and none of them an imitation.

Only the great ones: among all at which anybody can have an address (`is_public_mail`) are
imitations of these.
"""


def address_in(text: str) -> str:
    """The bare address in a header's value, trimmed, in lower case; empty when there is none."""
    found = parseaddr(text[:1_000])[1] if "<" in text or '"' in text else text
    bare = lowered(found.strip())
    return bare if bare.count("@") == 1 else ""


def domain_of(address: str) -> str:
    return address.rpartition("@")[2].strip().strip(".").lower()


def same_person(one: str, other: str) -> bool:
    """Whether two addresses reach one mailbox: plus tags, and Gmail's dots, do not count."""
    return _mailbox(one) == _mailbox(other)


def imitates(domain: str, known: Iterable[str]) -> str | None:
    """The known domain that this one, being another, is easily taken for."""
    organisation = organisation_of(domain)
    others = {organisation_of(one) for one in known if one}
    if organisation in others or organisation in PUBLIC_MAIL:
        return None
    return next((one for one in sorted(others) if _alike(organisation, one)), None)


def _mailbox(address: str) -> str:
    local, _, domain = address.strip().lower().rpartition("@")
    local = local.partition("+")[0]
    if domain in ("gmail.com", "googlemail.com"):
        return f"{local.replace('.', '')}@gmail.com"
    return f"{local}@{domain}"


def _alike(domain: str, known: str) -> bool:
    name, _, ending = domain.partition(".")
    known_name, _, known_ending = known.partition(".")
    if name == known_name:
        return ending in _MISREAD_ENDINGS.get(known_ending, frozenset())
    if _skeleton(name) == _skeleton(known_name):
        return True
    if len(known_name) >= 5 and known_name in name.split("-") and not is_public_mail(known):
        return True
    return len(known_name) >= 5 and _one_slip(name, known_name)


def _skeleton(name: str) -> str:
    name = in_letters(name) or name
    plain = unicodedata.normalize("NFKD", name[:100])
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return bare.translate(_CONFUSABLE).replace("rn", "m").replace("vv", "w").replace("cl", "d")


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter put in, left out, replaced or swapped makes one name of the other."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True
    a, b = one[start:], other[start:]
    swapped = len(a) > 1 and a[:2] == b[1::-1] and a[2:] == b[2:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or swapped
