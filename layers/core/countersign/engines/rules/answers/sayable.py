"""Which of a stranger's words may stand in a letter of the reader's, once they have chosen it."""

import re

from countersign.analysis.mail.one_time_secrets import holds_link, holds_secret
from countersign.domain.visible import visible

_AT_MOST = 100
_NUMBER = re.compile(r"\d(?:[ .-]?\d){6,}")
_FORBIDDEN = re.compile(r"[@⟦⟧€$£<>{}]")
_AMOUNT = re.compile(
    r"\d ?k?(?:eur|usd|gbp|chf|btc|euros?|dollars?|bucks|pounds?|francs?|franken|dólares|dollari)\b"
    r"|\b(?:eur|usd|gbp|chf|btc) ?\d",
    re.IGNORECASE,
)
_LATIN, _ALIKE = r"A-Za-z\u00c0-\u024f", r"\u0370-\u058f"
_TWO_ALPHABETS = re.compile(
    rf"[{_LATIN}][^\W\d_]{{0,40}}[{_ALIKE}]|[{_ALIKE}][^\W\d_]{{0,40}}[{_LATIN}]"
)


def is_sayable(text: str) -> bool:
    """A few plain words: no address, no link, no amount, no number that money could go to, and no
    letters that are taken for others."""
    return (
        0 < len(text) <= _AT_MOST
        and "\n" not in text
        and visible(text) == text
        and not holds_link(text)
        and not holds_secret(text)
        and not _FORBIDDEN.search(text)
        and not _NUMBER.search(text)
        and not _AMOUNT.search(text)
        and not mixes_alphabets(text)
    )


def mixes_alphabets(text: str) -> bool:
    """Whether a word of it has letters that only look like those beside them: Greek, Cyrillic or
    Armenian ones among Latin ones."""
    return _TWO_ALPHABETS.search(text) is not None
