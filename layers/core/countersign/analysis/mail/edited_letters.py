"""What a person changes in a letter that was written for them, and would change again: how it
begins, how it ends, and how whoever gets it is addressed."""

import re
from dataclasses import dataclass

from countersign.analysis.mail.language import Language, language_of
from countersign.analysis.mail.quoting import CLOSINGS
from countersign.domain.guidance.directives import (
    LINE_AT_MOST,
    AddressForm,
    Directive,
    Form,
    Greeting,
    SignOff,
)
from countersign.domain.visible import visible

_HELLO = re.compile(
    r"(?P<hello>hi there|hi|hello|hey|dear|hallo|moin|servus|guten tag|bonjour|salut|hola|ciao"
    r"|buongiorno|salve|beste|hoi|dag)\b[ ,]*(?P<name>[^,:!.]*)(?P<end>[,:!.]?)",
    re.IGNORECASE,
)
"""Not those that are said to a man or a woman alone (`Liebe`, `Sehr geehrter`, `Cher`), nor at one
time of the day: the next letter is to somebody else, at another."""
_FAREWELL = re.compile(
    r"(?:.{0,30}\b(?:regards|wishes)|yours (?:truly|faithfully)|talk soon|see you|speak soon"
    r"|.{0,30}(?:grüßen?|gruß|grüsse)|ciao|bis (?:bald|dann)|cordialement|bien à (?:vous|toi)"
    r"|(?:un )?saludos?|atentamente|(?:cordiali )?saluti|a presto|(?:hartelijke )?groet(?:en|jes)?"
    r"|met vriendelijke groet)",
    re.IGNORECASE,
)
_FOOT_AT_MOST = 4
_FORMS: dict[Language, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "de": (
        re.compile(r"\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]eine?[mnrs]?)\b"),
        re.compile(r"(?<=[a-zäöüß,] )(?:Sie|Ihnen|Ihre?[mnrs]?)\b"),
    ),
    "fr": (
        re.compile(r"\b(?:tu|toi|ton|ta|tes|te)\b"),
        re.compile(r"\b(?:vous|votre|vos)\b"),
    ),
    "es": (
        re.compile(r"\b(?:tú|tu|tus|te|ti|contigo)\b"),
        re.compile(r"\b(?:usted|ustedes|le|su|sus)\b"),
    ),
    "it": (
        re.compile(r"\b(?:tu|ti|te|tuo|tua|tuoi|tue)\b"),
        re.compile(r"(?<=[a-zàèéìòù,] )(?:Lei|La|Le|Suo|Sua|Suoi|Sue)\b"),
    ),
    "nl": (
        re.compile(r"\b(?:je|jij|jou|jouw)\b"),
        re.compile(r"\b(?:u|uw)\b"),
    ),
}
"""What is said to whom one knows well, and to whom one does not."""


@dataclass(frozen=True)
class _Frame:
    greeting: str
    farewell: str
    name: str
    form: Form | None


def learned_by_editing(before: str, after: str) -> tuple[Directive, ...]:
    """What the person put differently between two versions of a letter; nothing where it is in no
    language that we write, or in another one than before."""
    language = language_of(after)
    if language is None or language_of(before) not in (language, None):
        return ()
    was, became = _frame(before, language), _frame(after, language)
    found: list[Directive] = []
    if became.greeting and became.greeting != was.greeting:
        found.append(Greeting(line=became.greeting, language=language))
    renamed = became.name if became.name != was.name else ""
    if became.farewell and (became.farewell != was.farewell or renamed):
        found.append(SignOff(line=became.farewell, name=renamed or None, language=language))
    if became.form and became.form != was.form:
        found.append(AddressForm(form=became.form, language=language))
    return tuple(found)


def _frame(text: str, language: Language) -> _Frame:
    lines = [one.strip() for one in text.strip().split("\n")]
    own = [one for one in lines if not one.startswith(">")]
    farewell, name = _foot(own)
    return _Frame(_greeting(own[0] if own else ""), farewell, name, _form(own, language))


def _greeting(line: str) -> str:
    """The first line with a place for the name; empty if it is no greeting that anybody gets."""
    found = _HELLO.fullmatch(line)
    if found is None or not _can_stand(line):
        return ""
    name = " {name}" if found["name"].strip() else ""
    return f"{found['hello']}{name}{found['end']}"


def _foot(lines: list[str]) -> tuple[str, str]:
    """The farewell, and the name where it is one line below it; empty where there is none."""
    written = [one for one in lines if one][-_FOOT_AT_MOST:]
    for at, line in enumerate(written):
        bare = line.rstrip(" ,.!").lower()
        if (bare in CLOSINGS or _FAREWELL.fullmatch(bare)) and _can_stand(line):
            below = written[at + 1 :]
            return line, below[0] if len(below) == 1 and _can_stand(below[0]) else ""
    return "", ""


def _form(lines: list[str], language: Language) -> Form | None:
    """None where neither is used, or both are."""
    if language not in _FORMS:
        return None
    text = "\n".join(lines)
    informal, formal = (one.search(text) is not None for one in _FORMS[language])
    if informal == formal:
        return None
    return "informal" if informal else "formal"


def _can_stand(line: str) -> bool:
    return 0 < len(line) <= LINE_AT_MOST - len("{name}") and visible(line) == line
