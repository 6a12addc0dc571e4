"""Addresses as headers give them, and domains that are made to be taken for another."""

import unicodedata
from collections.abc import Iterable
from email.utils import parseaddr

from countersign.analysis.mail.domains import is_public_mail, organisation_of
from countersign.analysis.mail.phrases import word_set
from countersign.domain.mail.domain_name import in_letters, lowered

_ALIKE = {
    "a": "\u0430\u03b1\u0251",
    "b": "\u0432\u044c\u0184",
    "c": "\u0441\u03f2\u1d04",
    "d": "\u0501\u0257",
    "e": "3\u0435\u04bd\u0454",
    "g": "\u0261\u0581",
    "h": "\u04bb\u0570",
    "j": "\u0458",
    "k": "\u043a\u03ba",
    "l": "1i|!\u0456\u0131\u03b9\u04cf\u0142\u2113",
    "m": "\u043c",
    "n": "\u0578\u043f\u03b7",
    "o": "0\u043e\u03bf\u03c3\u0585\u00f8",
    "p": "\u0440\u03c1",
    "q": "\u051b\u0563",
    "r": "\u0433\u1d26",
    "s": "5\u0455",
    "t": "\u0442\u03c4",
    "u": "\u057d\u03c5\u028b",
    "v": "\u03bd\u0475",
    "w": "\u051d\u0461\u03c9",
    "x": "\u0445\u03c7",
    "y": "\u0443\u03b3",
    "z": "\u1d22",
}
"""Source: rows of Unicode TS 39's confusables; `i` and `1` fall together with `l`."""

_CONFUSABLE = {ord(char): letter for letter, others in _ALIKE.items() for char in others}

_SHORT, _NAME_AT_LEAST, _LONG, _NAME_AT_MOST = 3, 5, 9, 63
_MISREAD_ENDINGS = {"com": frozenset({"co", "cm", "om", "cam", "con", "corn"})}

_ENTICING = word_set(
    "access account accounts admin alert auth bank billing center care check client cloud"
    " contact corp customer delivery doc docs document finance group help helpdesk hr id info"
    " intl invoice invoices it login mail mails message my notice notification office online"
    " order orders pay payment payments payroll portal refund reset safe secure security server"
    " service services share shop sign signin staff status support system tax team update verify"
    " vpn web anmeldung hilfe konto kunde kunden kundenservice paket rechnung sicher sicherheit"
    " tan zahlung compte colis facture securite securise paiement cliente clientes cuenta"
    " factura pago seguro seguridad clienti conto fattura pagamento sicurezza conta fatura klant"
    " klanten pakket rekening betaling gmbh inc llc ltd"
)
"""What is put beside a known name to look like a part of it."""

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
    return next(
        (one for one in sorted(others) if _holds(domain, one) or _alike(organisation, one)), None
    )


def is_enticing(words: str) -> bool:
    """Whether a part of a domain is of words that make one trust it: `secure-login`."""
    parts = [part for part in words.split("-") if not part.isdigit()]
    return any(part in _ENTICING for part in parts)


def skeleton(name: str) -> str:
    """A name as the eye takes it: what looks alike is the same in it."""
    name = in_letters(name) or name
    plain = unicodedata.normalize("NFKD", name[:100])
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return bare.translate(_CONFUSABLE).replace("rn", "m").replace("vv", "w").replace("cl", "d")


def _mailbox(address: str) -> str:
    local, _, domain = address.strip().lower().rpartition("@")
    local = local.partition("+")[0]
    if domain in ("gmail.com", "googlemail.com"):
        return f"{local.replace('.', '')}@gmail.com"
    return f"{local}@{domain}"


def _holds(domain: str, known: str) -> bool:
    """Whether it has the known one in front of what it belongs to: `known.example.evil.example`."""
    return "." in known and not is_public_mail(known) and f".{known}." in f".{domain}"


def _alike(domain: str, known: str) -> bool:
    name, _, ending = domain.partition(".")
    known_name, _, known_ending = known.partition(".")
    if name == known_name:
        return ending in _MISREAD_ENDINGS.get(known_ending, frozenset())
    if skeleton(name) == skeleton(known_name):
        return True
    if not is_public_mail(known) and _adds_to(name, known_name):
        return True
    allowed = 2 if len(known_name) >= _LONG else 1
    return len(known_name) >= _NAME_AT_LEAST and _slips(name, known_name, allowed)


def _adds_to(name: str, known: str) -> bool:
    """Whether it is the known name, or one that looks so, with something beside."""
    parts = name.split("-")
    if known in parts or skeleton(known) in map(skeleton, parts):
        others = "-".join(part for part in parts if part != known)
        return len(known) >= _NAME_AT_LEAST or (len(known) >= _SHORT and is_enticing(others))
    if len(known) < _NAME_AT_LEAST or known not in name:
        return False
    before, _, after = name.partition(known)
    return is_enticing(before.strip("-") or after.strip("-"))


def _slips(one: str, other: str, allowed: int) -> bool:
    """Whether so many letters put in, left out, replaced or swapped make one name of the other."""
    if abs(len(one) - len(other)) > allowed or one == other or len(one) > _NAME_AT_MOST:
        return False
    before: list[int] = []
    last = list(range(len(other) + 1))
    for n, char in enumerate(one, start=1):
        row = [n]
        for m, wanted in enumerate(other, start=1):
            least = min(row[m - 1] + 1, last[m] + 1, last[m - 1] + (char != wanted))
            if n > 1 and m > 1 and char == other[m - 2] and one[n - 2] == wanted:
                least = min(least, before[m - 2] + 1)
            row.append(least)
        before, last = last, row
    return last[-1] <= allowed and (allowed == 1 or last[-1] == 1 or one[:1] == other[:1])
