"""What the writer of a mail promises in it, and by when.

Looked for in the person's own mail alone. What depends on its reader, what is done with the mail
itself, and what courtesy says is no promise.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from countersign.analysis.mail.features import MailFeatures, feature
from countersign.analysis.mail.language import Language
from countersign.analysis.mail.named_days import SENTENCE_READ, days_in, working_days_after
from countersign.analysis.mail.promise_words import PROMISE_WORDS

WITHOUT_A_DAY = 2
"""Working days after which a promise that names no day is looked at."""

_IN_QUOTES = re.compile(r"[\"“”„«][^\"“”„«»]{0,300}[\"“”»]")
"""What somebody else said, or the writer said before."""

_CLAUSE_ENDS = (",", ";", ":", " – ", " - ")


@dataclass(frozen=True)
class Promise:
    """The sentence as it stands there, and the day by which it was to be done.

    `is_dated`: the sentence names it. `hands_over`: somebody gets something, and not just an
    answer.
    """

    sentence: str
    due: date
    is_dated: bool
    hands_over: bool


@dataclass(frozen=True)
class _Patterns:
    plain: re.Pattern[str]
    dated: re.Pattern[str]
    hands_over: re.Pattern[str]
    not_now: re.Pattern[str]
    never: re.Pattern[str]


@feature
def promises_of(message: MailFeatures, written: date) -> tuple[Promise, ...]:
    """In the order of the text; `written` is the day of it, where the writer was."""
    language = message.language_of_text or "en"
    found = (promise_in(sentence, language, written) for sentence in message.written)
    return tuple(one for one in found if one is not None)


def promise_in(sentence: str, language: Language, written: date) -> Promise | None:
    text = " ".join(_IN_QUOTES.sub(" ", sentence[:SENTENCE_READ].lower()).split())
    words = _patterns(language)
    if "?" in text or words.not_now.search(text):
        return None
    days = days_in(text, language, written)
    if not (_says(text, words.plain, words) or (days and _says(text, words.dated, words))):
        return None
    return Promise(
        sentence=sentence,
        due=days[0] if days else working_days_after(written, WITHOUT_A_DAY),
        is_dated=bool(days),
        hands_over=bool(words.hands_over.search(text)),
    )


def _says(text: str, promising: re.Pattern[str], words: _Patterns) -> bool:
    """Whether a clause promises, and does not say just there that it will not be."""
    for found in promising.finditer(text):
        begin = max(text.rfind(mark, 0, found.start()) for mark in _CLAUSE_ENDS) + 1
        ends = (text.find(mark, found.end()) for mark in _CLAUSE_ENDS)
        end = min((at for at in ends if at >= 0), default=len(text))
        if not words.never.search(text, begin, end):
            return True
    return False


@cache
def _patterns(language: Language) -> _Patterns:
    words = PROMISE_WORDS[language]
    return _Patterns(
        plain=re.compile(words.plain),
        dated=re.compile(words.dated),
        hands_over=re.compile(words.hands_over),
        not_now=re.compile(words.not_now),
        never=re.compile(f"{words.denied}|{words.never}"),
    )
