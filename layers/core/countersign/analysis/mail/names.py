"""Who is to be greeted, and by which name: of what a sender calls themselves, of their address, and
of how they sign. A name that is not plainly a person's is nobody's."""

import re
import unicodedata
from dataclasses import dataclass, replace

from countersign.analysis.mail.addresses import address_in, domain_of
from countersign.analysis.mail.domains import is_public_mail, organisation_of
from countersign.analysis.mail.features import MailFeatures, feature
from countersign.analysis.mail.first_names import FIRST_NAMES, SHORT_FOR
from countersign.analysis.mail.letter_frame import frame
from countersign.analysis.mail.name_parts import NameParts, parts_of
from countersign.analysis.mail.name_words import DESKS, NO_PERSON, Sex
from countersign.domain.mail.mail import Mail

_SHOWN_READ = 120
_BESIDES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|<[^<>]*>")
_PRONOUNS = re.compile(r"\b(?:(she|her)|(he|him))\s?/\s?\w+", re.IGNORECASE)
_CALLED = re.compile(r"\s[\"“„'‘]([^\W\d_]{2,20})[\"”“'’]\s")
_CUT = re.compile(
    r"\s(?:via|über|par|vía|tramite|from|at|bei|@|c/o|\||/|[-\u2013\u2014·•])\s|\s?[|·•]\s?|:\s",
    re.IGNORECASE,
)
_COUPLE = re.compile(r"\s(?:&|\+|and|und|et|y|e|en)\s", re.IGNORECASE)
_LOCAL = re.compile(r"([^\W\d_]{2,20})[._-]([^\W\d_]{2,25}(?:-[^\W\d_]{2,20})?)\d{0,4}")
_MONEY = re.compile(r"[\d$€£%#@=*]")


@dataclass(frozen=True)
class PersonName:
    """`first` is what friends say, and of two people both; empty where nobody knows it. `last` has
    its particles, `titles` are those of a greeting. `sex` is known only where somebody says so."""

    first: str = ""
    last: str = ""
    titles: str = ""
    sex: Sex | None = None
    whole: str = ""

    @property
    def is_two(self) -> bool:
        return " & " in self.first


@feature
def name_of(message: MailFeatures) -> PersonName | None:
    """Whom an answer to the message greets; None where no person is named.

    How they sign counts where it goes with the name beside the address, and where that is a desk's
    or a firm's. The address itself tells only where no name stands beside it.
    """
    mail = message.mail
    shown = name_shown(mail.sender_name)
    if shown is not None and not _is_person(shown, mail):
        shown = None
    if not mail.sender_name.strip() and not _is_desk(mail.sender):
        shown = _of_address(address_in(mail.sender))
    signed = name_shown(frame(message).signed)
    if signed is None or _is_firm(signed, mail):
        return shown
    return _signed_by(signed, shown)


def name_shown(shown: str) -> PersonName | None:
    """What a sender calls themselves, taken apart; None where it is no person's name."""
    text = unicodedata.normalize("NFKC", shown)[:_SHOWN_READ]
    bare = text.strip(" '\"<>")
    if " " not in bare and ("@" in bare or _LOCAL.fullmatch(bare.lower())):
        return _of_address(bare)
    pronouns = _PRONOUNS.search(text)
    called = _CALLED.search(f" {text} ".strip())
    text = _BESIDES.sub(" ", _CALLED.sub(" ", text) if called else text)
    found = _of_pieces(" ".join(_plain(text).split()))
    if found is None:
        return None
    if called:
        found = replace(found, first=called[1])
    if pronouns and found.sex is None:
        found = replace(found, sex="f" if pronouns[1] else "m")
    return found


def greeting_name(shown: str, *, whole: bool) -> str:
    """The name to greet by; empty unless it looks like a person's."""
    found = name_shown(shown)
    if found is None:
        return ""
    titled = " ".join(filter(None, (found.titles, found.last)))
    if whole:
        return " ".join(filter(None, (found.titles, found.whole)))
    return found.first or (titled if found.titles else "")


def _plain(text: str) -> str:
    """Without signs, pictures and quotation marks, and with straight apostrophes."""
    straight = text.replace("’", "'").replace("‘", "'").replace("´", "'").replace("`", "'")
    kept = (
        " " if unicodedata.category(one)[0] in "SCZ" and one not in "$€£+|=" else one
        for one in straight
    )
    return "".join(kept).replace('"', " ").replace("“", " ").replace("”", " ").strip(" '_-,.!;~")


def _of_pieces(text: str) -> PersonName | None:
    """Of a name with what is added to it: `Kim via Desk`, `Anna & Tom`, `Moore, Alice`."""
    pieces = [one.strip() for one in _CUT.split(text) if one.strip()]
    if len(pieces) > 1:
        named = [(piece, found) for piece in pieces[:3] if (found := _of_pieces(piece))]
        known = [found for _, found in named if _is_known(found)]
        if pieces and named and named[0][0] == pieces[0]:
            return named[0][1]
        return known[0] if known else None
    if _MONEY.search(text):
        return None
    both = [one.strip() for one in _COUPLE.split(text) if one.strip()]
    if len(both) == 2 and all(_begins_known(one) for one in both):
        return _couple(*both)
    return _person(parts_of(text))


def _couple(one: str, other: str) -> PersonName | None:
    first, second = _person(parts_of(one)), _person(parts_of(other))
    if first is None or second is None:
        return None
    last = second.last if first.last in ("", second.last) else ""
    whole = " & ".join(filter(None, (first.whole, second.whole)))
    return PersonName(f"{first.first} & {second.first}", last, whole=whole)


def _person(parts: NameParts | None) -> PersonName | None:
    if parts is None:
        return None
    words = f"{parts.first} {parts.last} {parts.middle}".lower().replace(".", " ").split()
    if any(word in NO_PERSON for word in (*words, *(parts.whole.lower().split()))):
        return None
    return PersonName(parts.first, parts.last, parts.titles, parts.sex, parts.whole)


def _of_address(address: str) -> PersonName | None:
    """Of `anna.moore@…`, and of a first name alone that is known."""
    local = address.partition("@")[0].partition("+")[0].lower()
    found = _LOCAL.fullmatch(local)
    if found is None:
        return _person(parts_of(local)) if local in FIRST_NAMES else None
    if any(word in DESKS or word in NO_PERSON for word in found.groups()):
        return None
    first, last = found.groups()
    if first not in FIRST_NAMES and last in FIRST_NAMES:
        first, last = last, first
    return _person(parts_of(f"{first} {last}"))


def _is_person(name: PersonName, mail: Mail) -> bool:
    """Whether more says so than that it could be a name: it is not the firm's at whose address it
    stands, and one word alone is known, or is in the address."""
    if _is_firm(name, mail):
        return False
    if _is_known(name) or name.sex or name.titles:
        return True
    local = address_in(mail.sender).partition("@")[0]
    if _is_desk(mail.sender):
        return False
    if len(name.whole.split()) > 1:
        return True
    return _squashed(name.whole)[:4] in _squashed(local) or is_public_mail(domain_of(mail.sender))


def _is_firm(name: PersonName, mail: Mail) -> bool:
    organisation = organisation_of(domain_of(address_in(mail.sender)))
    label = _squashed(organisation.partition(".")[0])
    called = _squashed(name.whole)
    if len(called) < 3 or not label or is_public_mail(organisation):
        return False
    local = _squashed(address_in(mail.sender).partition("@")[0])
    is_called_so = called == label or (label.startswith(called) and not _is_known(name))
    goes_by_it = any(_squashed(one) in local for one in (name.first, name.last) if len(one) > 2)
    if not is_called_so or goes_by_it:
        return False
    return not (_is_known(name) and len(name.whole.split()) > 1)


def _is_desk(sender: str) -> bool:
    local = address_in(sender).partition("@")[0].partition("+")[0].lower()
    return local in DESKS or any(one in DESKS for one in re.split(r"[._-]", local))


def _signed_by(signed: PersonName, shown: PersonName | None) -> PersonName | None:
    """Who signs, if that may be the same person; who is shown is somebody else otherwise."""
    if shown is None:
        return signed
    if shown.is_two or not signed.first:
        return shown
    sex = shown.sex or signed.sex
    if goes_by(signed.first, shown):
        last = shown.last or signed.last
        return replace(shown, first=signed.first, last=last, sex=sex, whole=_whole(shown, signed))
    return replace(shown, sex=sex) if signed.last and signed.last == shown.last else shown


def goes_by(first: str, shown: PersonName) -> bool:
    """Whether it is one of the names shown, an initial's, or short for one."""
    short = first.lower()
    words = shown.whole.lower().split()
    given = [word for word in words if word not in shown.last.lower().split()]
    if short in given or any(short in word.split("-") for word in given):
        return True
    if not given:
        return not shown.first
    if any(len(word.rstrip(".")) == 1 and short.startswith(word[0]) for word in given):
        return True
    return any(
        word in SHORT_FOR.get(short, ()) or (len(short) > 2 and word.startswith(short[:3]))
        for word in given
    )


def _whole(shown: PersonName, signed: PersonName) -> str:
    if shown.first or not signed.first:
        return shown.whole
    return " ".join(filter(None, (signed.first, shown.last or signed.last)))


def _is_known(name: PersonName) -> bool:
    return any(
        part in FIRST_NAMES
        for one in name.first.lower().split(" & ")
        for part in (one, *one.split("-"))
    )


def _begins_known(text: str) -> bool:
    return any(word in FIRST_NAMES for word in text.lower().split()[:1])


def _squashed(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.lower())
    return "".join(one for one in bare if one.isalnum())
