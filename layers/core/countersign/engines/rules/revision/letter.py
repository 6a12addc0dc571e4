"""A mail taken apart into what its parts are for, and put together again."""

import re
from collections.abc import Container
from dataclasses import dataclass, replace

from countersign.analysis.mail.body_text import SENTENCES_AT_MOST, sentences
from countersign.analysis.mail.language import Language, language_of
from countersign.analysis.mail.quoting import CLOSINGS
from countersign.domain.says import said
from countersign.engines.rules.reply_templates import PHRASES
from countersign.engines.rules.revision.refusals import Cannot

HELLO = re.compile(
    r"(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|hallo|liebe[rs]?"
    r"|guten (?:tag|morgen|abend)|sehr geehrte[rs]?|moin|bonjour|madame|salut|cher|chère|hola"
    r"|buen[oa]s (?:días|tardes)|estimad[oa]|ciao|buongiorno|gentile|geachte|beste)\b",
    re.IGNORECASE,
)
_HELLO_AT_MOST = 80
_FAREWELLS = frozenset(
    tone.farewell.rstrip(" ,").lower() for tones in PHRASES.values() for tone in tones.values()
)
_FAREWELL_WORDS = re.compile(
    r"(?:.{0,30}\b(?:regards|wishes)|yours (?:truly|faithfully)|talk soon|see you|speak soon"
    r"|.{0,30}grüßen?|ciao|bis (?:bald|dann))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Letter:
    """Paragraphs between the greeting and the farewell; each of those may be empty."""

    greeting: str
    paragraphs: tuple[str, ...]
    farewell: str
    signature: str

    @property
    def text(self) -> str:
        foot = "\n".join(part for part in (self.farewell, self.signature) if part)
        return "\n\n".join(part for part in (self.greeting, *self.paragraphs, foot) if part)

    @property
    def own(self) -> tuple[str, ...]:
        """The paragraphs that quote nobody."""
        return tuple(one for one in self.paragraphs if not is_quote(one))

    @property
    def language(self) -> Language:
        return language_of("\n".join((self.greeting, *self.own, self.farewell))) or "en"

    def with_paragraphs(self, *paragraphs: str) -> "Letter":
        return replace(self, paragraphs=tuple(one for one in paragraphs if one.strip()))

    def plus(self, paragraph: str) -> "Letter":
        return self.with_paragraphs(*self.paragraphs, paragraph)


def letter_of(body: str) -> Letter:
    parts = [part.strip("\n") for part in re.split(r"\n[ \t]*\n", body.strip())]
    greeting = parts.pop(0) if parts and is_greeting(parts[0]) else ""
    if not greeting and parts:
        greeting, parts = _greeting_above(parts)
    farewell, signature = "", ""
    for at in range(len(parts) - 1, max(-1, len(parts) - 4), -1):
        found = _foot(parts[at])
        if found is not None:
            above, farewell, signature = found
            signature = "\n\n".join([signature, *parts[at + 1 :]]).strip("\n")
            parts = [*parts[:at], above]
            break
    return Letter(greeting, tuple(part for part in parts if part.strip()), farewell, signature)


def is_greeting(text: str) -> bool:
    one_line = "\n" not in text.strip() and len(text) <= _HELLO_AT_MOST
    return one_line and HELLO.match(text) is not None and text.rstrip()[-1:] in (",", ":", "!", ".")


def is_farewell(text: str) -> bool:
    bare = text.strip().rstrip(" ,.!").lower()
    return (
        bare in CLOSINGS
        or bare in _FAREWELLS
        or (len(bare) <= 40 and _FAREWELL_WORDS.fullmatch(bare) is not None)
    )


def is_quote(paragraph: str) -> bool:
    return all(line.lstrip().startswith(">") for line in paragraph.split("\n"))


def sentences_of(paragraph: str) -> tuple[str, ...]:
    """Its sentences, each on one line. Raises Cannot where there are too many to tell apart."""
    return tuple(" ".join(one.split()) for one in _sentences(paragraph))


def without_sentences(paragraph: str, dropped: Container[int]) -> str:
    """The paragraph without the sentences at these positions; all else as it stood."""
    kept, at = [], 0
    for number, sentence in enumerate(_sentences(paragraph)):
        end = paragraph.index(sentence, at) + len(sentence)
        if number not in dropped:
            kept.append(paragraph[at:end])
        at = end
    return "".join(kept).strip()


def _sentences(paragraph: str) -> tuple[str, ...]:
    found = sentences(paragraph)
    if len(found) >= SENTENCES_AT_MOST:
        raise Cannot(said("It is too long for me to take apart. Edit it."))
    return found


def _greeting_above(parts: list[str]) -> tuple[str, list[str]]:
    """A greeting on the first line of the first paragraph, with the text right below it."""
    first, newline, rest = parts[0].partition("\n")
    if newline and is_greeting(first):
        return first, [rest, *parts[1:]]
    return "", parts


def _foot(part: str) -> tuple[str, str, str] | None:
    """What stands above the farewell in this paragraph, the farewell, and what is below it."""
    lines = part.split("\n")
    for at, line in enumerate(lines):
        if not line.lstrip().startswith(">") and is_farewell(line) and len(lines) - at <= 8:
            return "\n".join(lines[:at]), line.strip(), "\n".join(lines[at + 1 :])
    return None
