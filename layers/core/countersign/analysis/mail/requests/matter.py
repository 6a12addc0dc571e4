"""What a later message does to what was asked before: reminds of it, puts it right, puts it off."""

import re
from collections.abc import Iterable
from functools import cache

from countersign.analysis.mail.features import MailFeatures, feature
from countersign.analysis.mail.phrases import plain
from countersign.analysis.mail.requests import matter_words

_SHORT = 400
"""Characters of a letter that does no more than put off what it answers."""

_SENTENCE_READ = 400
_FEW_WORDS = 4


@feature
def puts_off(message: MailFeatures) -> bool:
    """Whether it says no more than that there will be an answer: what was asked stays open."""
    said = message.written
    if sum(map(len, said)) > _SHORT:
        return False
    rest = [one for one in said if not _says(_holding(), one)]
    return len(rest) < len(said) and all(_says_nothing(one) for one in rest)


def is_nudge(sentence: str) -> bool:
    return _says(_nudges(), sentence)


def _says_nothing(sentence: str) -> bool:
    words = sentence.split()
    is_name = all(word[:1].isupper() for word in words) and not sentence.rstrip().endswith("?")
    frames = is_name or sentence.rstrip().endswith((",", "!", ":"))
    return (len(words) <= _FEW_WORDS and frames) or _says(_courtesies(), sentence)


def _says(expression: re.Pattern[str], sentence: str) -> bool:
    return bool(expression.search(plain(sentence[:_SENTENCE_READ])))


@cache
def _nudges() -> re.Pattern[str]:
    return _any_of(matter_words.NUDGES.values())


@cache
def _holding() -> re.Pattern[str]:
    return _any_of(matter_words.HOLDING.values())


@cache
def _courtesies() -> re.Pattern[str]:
    return _any_of(matter_words.COURTESIES.values())


def _any_of(rows: Iterable[tuple[str, ...]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for row in rows for one in row))
