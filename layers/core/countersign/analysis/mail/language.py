"""Which language a text is in: one in which we write, another one, or none that can be told."""

from typing import get_args

from countersign.analysis.mail.language_grams import script_of, weights, words_of
from countersign.analysis.mail.language_words import SAID_IN_MAIL
from countersign.domain.languages import Language as Language

LANGUAGES: tuple[Language, ...] = get_args(Language)

_READ = 2_000
_OPENING = 600
"""Whoever writes in two languages begins in the one that they are to be answered in; and what
programs add to a mail stands below."""

_OF_A_WORD = 2.0
"""What a word of mail weighs, beside its fragments; more of them weigh less each."""

_WORDS_WEIGHED = 8
_OURS = 1.0
"""What comes to us is rather in a language that we write than in one of the others."""

_CLOSE = 3.0
_NOTHING = 3.5
"""Below this a text says nothing: an `Ok`, a name, a figure."""


def tongues(text: str) -> tuple[str, ...]:
    """The languages that the text may be in, the likeliest first: their codes (ISO 639-1), or
    `und-Cyrl` and the like where it is in another script than ours. Empty where it says too
    little; more than one where they are close."""
    opening = text[:_OPENING]
    found = _close(opening)
    return found if len(found) == 1 or len(text) <= _OPENING else _close(text[:_READ])


def language_of(text: str) -> Language | None:
    """The likeliest language, if it is one in which we write."""
    return ours(next(iter(tongues(text)), ""))


def ours(code: str) -> Language | None:
    return next((one for one in LANGUAGES if one == code), None)


def _close(text: str) -> tuple[str, ...]:
    script = script_of(text)
    if script:
        return (f"und-{script}",)
    found = _weighed(text)
    best = max(found.values(), default=0.0)
    if best < _NOTHING:
        return ()
    close = [code for code, weight in found.items() if weight > best - _CLOSE]
    return tuple(sorted(close, key=lambda code: (-found[code], code)))


def _weighed(text: str) -> dict[str, float]:
    words = words_of(text)
    found = weights(text)
    for code, said in SAID_IN_MAIL.items():
        here = min(sum(word in said for word in set(words)), _WORDS_WEIGHED)
        if here:
            found[code] = found.get(code, 0.0) + _OF_A_WORD * here
    return {code: weight + _OURS * (code in LANGUAGES) for code, weight in found.items() if weight}
