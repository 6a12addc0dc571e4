"""A letter in the reader's manner: greeting and farewell about what it has to say."""

import re
from collections.abc import Sequence

from countersign.analysis.mail.address_forms import form_of_sender
from countersign.analysis.mail.features import MailFeatures
from countersign.analysis.mail.language import Language
from countersign.analysis.mail.names import PersonName, name_of
from countersign.analysis.mail.one_time_secrets import holds_link, holds_secret
from countersign.domain.guidance.directives import Form
from countersign.domain.visible import visible
from countersign.engines.rules.answers.sayable import mixes_alphabets
from countersign.engines.rules.reply_templates import opening_for
from countersign.engines.rules.salutations import called, farewell, salutation
from countersign.ports.engine import Reader

_ECHO_AT_MOST = 240
_NUMBERS = re.compile(r"[\d€$£@⟦⟧]")


def letter(
    paragraphs: Sequence[str],
    message: MailFeatures,
    language: Language,
    reader: Reader,
    *,
    opens: bool = True,
) -> str:
    """The text of an answer to the message, with greeting and signature, in the reader's tone. It
    `opens` with a word of thanks for it.

    Where nobody said how its sender is addressed, it is as they address the reader.
    """
    manner = reader.manner
    form = manner.form(language) or form_of_sender(message, language)
    opening = [opening_for(language, reader.tone, form)] if opens else []
    first, *rest = [*opening, *paragraphs]
    hello = ""
    if manner.greets(language):
        hello = greeting(name_of(message), language, reader, form)
    if not hello.endswith(","):
        # Only after a comma does a sentence go on: some languages write it small there.
        first = f"{first[:1].upper()}{first[1:]}"
    return "\n\n".join(filter(None, (hello, first, *rest, foot(language, reader, form))))


def greeting(name: PersonName | None, language: Language, reader: Reader, form: Form | None) -> str:
    """As the reader told or wrote it, else as it is said."""
    said = reader.manner.greeting(language)
    if said is None:
        return salutation(name, language, reader.tone, form)
    return said.to(called(name, language, reader.tone, form))


def foot(language: Language, reader: Reader, form: Form | None) -> str:
    """The farewell and who signs; the name alone where the reader signs so."""
    sign_off = reader.manner.sign_off(language)
    line = sign_off.line if sign_off else farewell(language, reader.tone, form)
    lines = [line] if reader.manner.closes(language) else []
    return "\n".join([*lines, signed(reader, language)]).strip()


def echo(sentence: str) -> list[str]:
    """What was asked as a quotation; nothing if it carries figures, addresses or links: those do
    not leave in the reader's name without the reader having written them."""
    line = " ".join(sentence.split())
    hidden = (
        visible(line) != line or holds_link(line) or holds_secret(line) or mixes_alphabets(line)
    )
    if not line or hidden or len(line) > _ECHO_AT_MOST or _NUMBERS.search(line):
        return []
    return [f"> {line}"]


def signed(reader: Reader, language: Language | None) -> str:
    """What stands below the farewell: the person's signature, else the name they sign with."""
    name = reader.manner.signs_as(language) if language else None
    return reader.signature.strip() or name or reader.name.strip()
