"""How somebody is greeted, in each language: by a friend, and by a stranger.

Whether it is a woman or a man is said only where they say it themselves; otherwise the whole name
stands there.
"""

from dataclasses import dataclass

from countersign.analysis.mail.language import Language
from countersign.analysis.mail.name_words import Sex
from countersign.analysis.mail.names import PersonName
from countersign.domain.guidance.directives import Form
from countersign.domain.guidance.directives import Tone as Tone
from countersign.engines.rules.reply_templates import PHRASES


@dataclass(frozen=True)
class Salutation:
    """`to_woman` and `to_man` have the title and the last name, `to_person` the whole name, and
    `to_two` joins two."""

    to_woman: str
    to_man: str
    to_person: str
    to_nobody: str
    woman: str
    man: str
    to_two: str


SALUTATIONS: dict[Language, Salutation] = {
    "en": Salutation("Dear {name},", "Dear {name},", "Dear {name},", "Hello,", "Ms", "Mr", "and"),
    "de": Salutation(
        "Sehr geehrte {name},",
        "Sehr geehrter {name},",
        "Guten Tag {name},",
        "Guten Tag,",
        "Frau",
        "Herr",
        "und",
    ),
    "fr": Salutation(
        "Bonjour {name},",
        "Bonjour {name},",
        "Bonjour {name},",
        "Bonjour,",
        "Madame",
        "Monsieur",
        "et",
    ),
    "es": Salutation(
        "Estimada {name}:",
        "Estimado {name}:",
        "Buenos días, {name}:",
        "Buenos días:",
        "Sra.",
        "Sr.",
        "y",
    ),
    "it": Salutation(
        "Gentile {name},",
        "Gentile {name},",
        "Buongiorno {name},",
        "Buongiorno,",
        "Sig.ra",
        "Sig.",
        "e",
    ),
    "nl": Salutation(
        "Geachte {name},",
        "Geachte {name},",
        "Geachte {name},",
        "Goedendag,",
        "mevrouw",
        "heer",
        "en",
    ),
}
_TITLE_INSTEAD: frozenset[Language] = frozenset({"en", "it", "es"})
"""Where one says `Dr. Moore`, and not `Ms Dr. Moore`."""


def salutation(name: PersonName | None, language: Language, tone: Tone, form: Form | None) -> str:
    """The line that a letter begins with."""
    words, phrases = SALUTATIONS[language], PHRASES[language][tone]
    if not is_formal(tone, form):
        friend = PHRASES[language]["friendly" if tone == "formal" else tone]
        said = called(name, language, tone, form)
        return friend.hello.format(name=said) if said else friend.hello_nobody
    if name is None:
        return phrases.hello_nobody if tone == "formal" else words.to_nobody
    said = called(name, language, tone, form)
    if _by_last(name, language):
        by_sex: dict[Sex | None, str] = {"f": words.to_woman, "m": words.to_man}
        return by_sex.get(name.sex, words.to_person).format(name=said)
    return words.to_person.format(name=said)


_OTHER_FAREWELLS: dict[tuple[Language, Form], str] = {
    ("fr", "informal"): "Bien à toi,",
    ("it", "formal"): "Cordiali saluti,",
    ("nl", "formal"): "Met vriendelijke groet,",
}
"""Where that of the friendly tone is not said to everybody."""


def farewell(language: Language, tone: Tone, form: Form | None) -> str:
    """The line that stands above the name."""
    other = _OTHER_FAREWELLS.get((language, form)) if form and tone == "friendly" else None
    return other or PHRASES[language][tone].farewell


def is_formal(tone: Tone, form: Form | None) -> bool:
    """How they are addressed decides; where nothing says, the tone does."""
    return form == "formal" or (form is None and tone == "formal")


def called(name: PersonName | None, language: Language, tone: Tone, form: Form | None) -> str:
    """What they are called in a greeting; empty where there is nothing to call them by."""
    if name is None:
        return ""
    if name.is_two:
        first = name.first.replace(" & ", f" {SALUTATIONS[language].to_two} ")
        return f"{first} {name.last}".strip() if is_formal(tone, form) else first
    if is_formal(tone, form):
        return _titled(name, language) if _by_last(name, language) else _whole(name)
    return name.first or (_titled(name, language) if name.titles or name.sex else "")


def _by_last(name: PersonName, language: Language) -> bool:
    known = name.sex is not None or (bool(name.titles) and language in _TITLE_INSTEAD)
    return known and bool(name.last) and not name.is_two


def _titled(name: PersonName, language: Language) -> str:
    """`Frau Dr. Weber`, `Ms Moore`, `Dr. Moore`, `mevrouw De Vries`."""
    words = SALUTATIONS[language]
    by_sex: dict[Sex | None, str] = {"f": words.woman, "m": words.man}
    last = name.last
    if language == "nl":
        last = f"{last[:1].upper()}{last[1:]}"
    if name.titles and (language in _TITLE_INSTEAD or language == "nl"):
        return f"{name.titles} {last}"
    return " ".join(filter(None, (by_sex.get(name.sex, ""), name.titles, last)))


def _whole(name: PersonName) -> str:
    return " ".join(filter(None, (name.titles, name.whole)))
