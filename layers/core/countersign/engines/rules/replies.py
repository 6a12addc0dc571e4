"""A letter in the reader's manner: greeting and farewell about what it has to say."""

import re
from collections.abc import Sequence

from countersign.analysis.mail.language import Language
from countersign.analysis.mail.one_time_secrets import holds_link, holds_secret
from countersign.analysis.mail.phrases import word_set
from countersign.domain.guidance.directives import SignOff
from countersign.domain.mail.mail import Mail
from countersign.domain.visible import visible
from countersign.engines.rules.reply_templates import phrases_for
from countersign.ports.engine import Reader

_ECHO_AT_MOST = 240
_NUMBERS = re.compile(r"[\d€$£@]")
_NAME = re.compile(r"[^\W\d_][^\W\d_'’.-]{0,30}\.?")
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "prof", "herr", "frau", "m", "mme", "sr", "sra"})
_NO_PERSON = word_set(
    "team support info sales service office admin department help desk notifications billing"
    " accounts hr group club customer success organizer manager lead via the"
)


def letter(
    paragraphs: Sequence[str],
    mail: Mail,
    language: Language,
    reader: Reader,
    *,
    opens: bool = True,
) -> str:
    """The text of an answer to the mail, with greeting and signature, in the reader's tone. It
    `opens` with a word of thanks for the mail."""
    manner = reader.manner
    phrases = phrases_for(language, reader.tone, manner.form(language))
    name = greeting_name(mail.sender_name, whole=reader.tone == "formal")
    greeting, sign_off = manner.greeting(language), manner.sign_off(language)
    hello = phrases.hello.format(name=name) if name else phrases.hello_nobody
    farewell = phrases.farewell if sign_off is None else sign_off.line
    parts = [
        hello if greeting is None else greeting.to(name),
        *([phrases.opening] if opens else []),
        *paragraphs,
        f"{farewell}\n{signed(reader, sign_off)}".strip(),
    ]
    return "\n\n".join(parts)


def greeting_name(shown: str, *, whole: bool) -> str:
    """The name to greet a sender by; empty unless it looks like a person's."""
    last, comma, first = shown[:80].partition(",")
    words = (f"{first} {last}" if comma else shown[:80]).replace('"', " ").split()
    titled = [word for word in words if word.lower().rstrip(".") in _TITLES]
    names = [word for word in words if word not in titled]
    if not 1 <= len(names) <= 4 or not all(_NAME.fullmatch(word) for word in names):
        return ""
    if any(word.lower() in _NO_PERSON for word in names):
        return ""
    return " ".join([*titled, *names]) if whole or titled else names[0]


def echo(sentence: str) -> list[str]:
    """What was asked as a quotation; nothing if it carries figures, addresses or links: those do
    not leave in the reader's name without the reader having written them."""
    line = " ".join(sentence.split())
    hidden = visible(line) != line or holds_link(line) or holds_secret(line)
    if not line or hidden or len(line) > _ECHO_AT_MOST or _NUMBERS.search(line):
        return []
    return [f"> {line}"]


def signed(reader: Reader, sign_off: SignOff | None) -> str:
    """What stands below the farewell: the person's signature, else the name they sign with."""
    name = sign_off.name if sign_off is not None else None
    return reader.signature.strip() or name or reader.name.strip()
