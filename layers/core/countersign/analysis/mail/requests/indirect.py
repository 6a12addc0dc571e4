"""Whether a sentence asks without a question mark or a please: by what it waits for, or by trouble
that its writer has."""

import re
from functools import cache

from countersign.analysis.mail.language import Language
from countersign.analysis.mail.phrases import plain
from countersign.analysis.mail.requests.indirect_words import INDIRECT, OF_OURS, SETTLED, TROUBLE

_READ = 400


def asks_indirectly(sentence: str, language: Language | None) -> bool:
    text = plain(sentence[:_READ])
    spoken: Language = language or "en"
    if _any_of(INDIRECT[spoken]).search(text):
        return True
    told = _any_of(TROUBLE[spoken]).search(text)
    return bool(told) and bool(re.search(OF_OURS[spoken], text)) and not re.search(SETTLED, text)


@cache
def _any_of(row: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in row))
