"""Whether a message speaks to the reader, or to somebody else within the reader's earshot."""

import re

from countersign.analysis.mail.addresses import address_in
from countersign.analysis.mail.automation import is_reader
from countersign.analysis.mail.phrases import word_set
from countersign.domain.mail.mail import Mail
from countersign.ports.engine import Reader

_GREETED = re.compile(
    r"\s{0,20}(?:hi|hello|hey|dear|good morning|good afternoon|hallo|guten tag|guten morgen|liebe|"
    r"lieber|sehr geehrte frau|sehr geehrter herr|bonjour|salut|cher|chère|hola|buenos días|"
    r"estimado|estimada|ciao|buongiorno|gentile|caro|cara|beste|dag|geachte|hej|hei|hejsan|kära|"
    r"kære|kjære|moi|terve|olá|oi|bom dia|prezado|prezada|cześć|witaj|dzień dobry|szanowna pani|"
    r"szanowny panie|ahoj|dobrý den|dobrý deň|milá|milý|szia|kedves|bună|bună ziua|dragă|stimate|"
    r"stimată|merhaba|sayın|sevgili|γεια σου|αγαπητή|αγαπητέ|привет|здравствуйте|добрый день|"
    r"уважаемая|уважаемый|вітаю|доброго дня|шановна|шановний|שלום|היי|مرحبا|عزيزي|عزيزتي)"
    r"[ ,]{1,3}"
    r"([^\W\d_]{2,30})",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\s{0,9}(?:@([^\W\d_]{2,30})\b|([^\W\d_]{2,30})(?:\s[^\W\d_]{2,30})?\s?[,:\u2013-]\s)"
)
_LINES_READ = 1_000
_EVERYBODY = word_set(
    "all everyone everybody there team folks guys sir madam zusammen alle tous todos tutti"
)


def is_for_reader(mail: Mail, reader: Reader, has_taken_part: bool) -> bool:
    """Whether the reader is the one to answer.

    Alone in To, or one of several there and not passed over by the greeting; in copy only when
    greeted by name; when the own address is not shown at all (an alias, or a blind copy), only
    with one address in To, and nobody else greeted.
    """
    to = [address_in(one) for one in mail.to]
    greeted = _greeted(mail)
    names_reader = greeted in _names(reader)
    if any(is_reader(one, reader) for one in to):
        return names_reader or not _greets_another(greeted, to, reader)
    if any(is_reader(one, reader) for one in mail.cc):
        return names_reader
    if names_reader or has_taken_part:
        return True
    return len(to) == 1 and not greeted


def greets_reader(mail: Mail, reader: Reader) -> bool:
    """Whether it begins with a greeting of the reader by name."""
    return _greeted(mail) in _names(reader)


def greets_everybody(mail: Mail) -> bool:
    """Whether it begins with a greeting of all who have it."""
    match = _GREETED.match(mail.text[:200])
    return match is not None and match.group(1).lower() in _EVERYBODY


def calls_another(sentence: str, mail: Mail, reader: Reader) -> bool:
    """Whether a sentence begins with the name of somebody else who has the mail: "Tom, can you",
    "@Tom could you"."""
    names = _called(sentence)
    if not names or names & _names(reader):
        return False
    if sentence.lstrip().startswith("@"):
        return True
    others = (address_in(one) for one in mail.to if not is_reader(one, reader))
    return any(names & set(re.split(r"[\W\d_]+", one.partition("@")[0])) for one in others)


def _called(sentence: str) -> frozenset[str]:
    """The name with which a sentence begins, where it is set apart as one."""
    found = _CALLED.match(sentence[:100])
    return frozenset(one.lower() for one in found.groups() if one) if found else frozenset()


def is_spoken_to(mail: Mail, reader: Reader) -> bool:
    """Whether somebody who writes to a list writes to the reader too, or to them by name."""
    if "list-post" not in mail.headers:
        return False
    besides = len(mail.to) + len(mail.cc) > 1 and any(is_reader(one, reader) for one in mail.to)
    return besides or calls_reader(mail, reader)


def calls_reader(mail: Mail, reader: Reader) -> bool:
    """Whether it greets the reader, or one of its first lines begins with their name."""
    if greets_reader(mail, reader):
        return True
    lines = [line for line in mail.text[:_LINES_READ].split("\n") if line.strip()][:3]
    called = (_CALLED.match(line[:100]) for line in lines)
    return any(
        bool(one and {name.lower() for name in one.groups() if name} & _names(reader))
        for one in called
    )


def _greeted(mail: Mail) -> str:
    match = _GREETED.match(mail.text[:200])
    name = match.group(1).lower() if match else ""
    return "" if name in _EVERYBODY else name


def _names(reader: Reader) -> frozenset[str]:
    local = reader.address.partition("@")[0].lower()
    words = re.split(r"[\W\d_]+", f"{reader.name.lower()[:200]} {local[:200]}")
    return frozenset(word for word in words if len(word) > 1)


def _greets_another(greeted: str, to: list[str], reader: Reader) -> bool:
    others = [one for one in to if one and not is_reader(one, reader)]
    return bool(greeted) and any(
        greeted in re.split(r"[\W\d_]+", one.partition("@")[0]) for one in others
    )
