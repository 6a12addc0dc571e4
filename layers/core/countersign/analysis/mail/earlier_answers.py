"""Whether one of the reader's own letters answers what is asked now, because the same was asked of
them before.

The question is looked for in what the letter quotes: only what somebody had asked there is held to
be answered there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from countersign.analysis.mail.body_text import newest_blocks, own_text, sentences
from countersign.analysis.mail.one_time_secrets import holds_link, holds_secret
from countersign.analysis.mail.phrases import word_set
from countersign.domain.mail.mail import Mail

WORDS_LOOKED_FOR = 3
_ALIKE_FROM = 0.6
_SHARED_AT_LEAST = 2
_LETTERS_AT_LEAST = 4
_ANSWER_AT_MOST = 600
_QUOTED_READ = 4_000
_GREETING_AT_MOST = 40

_WORD = re.compile(r"[^\W\d_]+")
_TELLS_NOTHING = word_set(
    "what when where which while with would could should please have this that these those they"
    " your yours from about there their them then than will does know tell send give need want"
    " again also just many much some very here into over long still thanks thank hello dear"
    " bitte danke kann können könnte könnten könntest kannst haben habe hast sind sein eine einen"
    " einer eines dein deine deinen ihre ihren noch nicht auch wann welche welcher welches wenn"
    " über oder aber dann doch schon mehr dass quel quelle quels pouvez peux est-ce vous votre nous"
    " pour dans avec cual cuál cuando cuándo puedes puede para como cómo quale quando puoi come"
    " wanneer welke kunt hebben deze voor niet"
)


@dataclass(frozen=True)
class EarlierAnswer:
    """What the reader wrote then, and in which of their letters."""

    letter: Mail
    text: str


def telling_words(question: str) -> tuple[str, ...]:
    """The longest of the words by which a question can be found again; none where there are too
    few of them to tell it from others."""
    words = _words(question)
    if len(words) < _SHARED_AT_LEAST:
        return ()
    return tuple(sorted(sorted(words), key=len, reverse=True)[:WORDS_LOOKED_FOR])


def answered_before(question: str, letters: Sequence[Mail]) -> EarlierAnswer | None:
    """The newest letter that quotes such a question, with what the reader wrote in it; `letters`
    are newest first."""
    wanted = _words(question)
    for letter in letters:
        text = _answer_in(letter)
        if text and any(_is_alike(wanted, one) for one in _quoted_questions(letter)):
            return EarlierAnswer(letter, text)
    return None


def _quoted_questions(letter: Mail) -> tuple[str, ...]:
    older = letter.text[len(own_text(letter.text)) :][:_QUOTED_READ]
    plain = "\n".join(line.lstrip("> ") for line in older.split("\n"))
    return tuple(one for one in sentences(plain) if one.rstrip().endswith("?"))


def _is_alike(wanted: frozenset[str], question: str) -> bool:
    found = _words(question)
    shared = len(wanted & found)
    return shared >= _SHARED_AT_LEAST and shared >= _ALIKE_FROM * min(len(wanted), len(found))


def _answer_in(letter: Mail) -> str:
    """The letter without greeting and signature; nothing where it says what is for one person."""
    text = "\n\n".join(newest_blocks(letter.text))
    first, _, rest = text.partition("\n")
    if len(first) <= _GREETING_AT_MOST and first.rstrip().endswith((",", "!", ":")):
        text = rest.strip()
    if not text or len(text) > _ANSWER_AT_MOST or holds_secret(text) or holds_link(text):
        return ""
    return text


def _words(text: str) -> frozenset[str]:
    return frozenset(
        word
        for found in _WORD.finditer(text[:_QUOTED_READ].lower())
        if len(word := found.group()) >= _LETTERS_AT_LEAST and word not in _TELLS_NOTHING
    )
