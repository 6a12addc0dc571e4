"""What wants no answer although it sounds like asking.

Each phrase counts in every language: a mail may mix them.
"""

from collections.abc import Callable

from countersign.analysis.mail.phrases import phrase_set
from countersign.analysis.mail.requests.by_language import WORDS
from countersign.analysis.mail.requests.request_words import RequestWords


def _in_any_language(part: Callable[[RequestWords], frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*map(part, WORDS.values()))


COURTESIES = _in_any_language(lambda words: words.courtesies)
INSTRUCTIONS = _in_any_language(lambda words: words.instructions)
STATEMENTS = _in_any_language(lambda words: words.statements)
NOTICES = phrase_set(
    """
    please note, please be advised, please be informed, please be aware, please be assured,
    please find, please see, please plan, please keep in mind, please enjoy, note that,
    keep in mind, bitte beachten, bitte beachte, zur kenntnis, veuillez noter, à noter,
    tenga en cuenta, ten en cuenta, si prega di notare, let op, houd er rekening mee
    """
)
"""Instructions that want no more than to be read."""
