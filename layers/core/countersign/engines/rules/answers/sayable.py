"""Which of a stranger's words may stand in a letter of the reader's, once they have chosen it."""

import re

from countersign.analysis.mail.one_time_secrets import holds_link, holds_secret
from countersign.domain.visible import visible

_AT_MOST = 100
_NUMBER = re.compile(r"\d(?:[ .-]?\d){6,}")
_FORBIDDEN = re.compile(r"[@⟦⟧€$£<>{}]")


def is_sayable(text: str) -> bool:
    """A few plain words: no address, no link, no amount, and no number that money could go to."""
    return (
        0 < len(text) <= _AT_MOST
        and "\n" not in text
        and visible(text) == text
        and not holds_link(text)
        and not holds_secret(text)
        and not _FORBIDDEN.search(text)
        and not _NUMBER.search(text)
    )
