"""What tells apart what a sentence wants: an answer, a meeting, a look at something.

Each phrase counts in every language: a mail may mix them.
"""

from collections.abc import Callable

from countersign.analysis.mail.requests.by_language import WORDS
from countersign.analysis.mail.requests.request_words import RequestWords


def _in_any_language(part: Callable[[RequestWords], frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*map(part, WORDS.values()))


COURTESIES = _in_any_language(lambda words: words.courtesies)
INSTRUCTIONS = _in_any_language(lambda words: words.instructions)
STATEMENTS = _in_any_language(lambda words: words.statements)
MEETING_PHRASES = _in_any_language(lambda words: words.meetings)
REVIEW_PHRASES = _in_any_language(lambda words: words.reviews)
MEETING_CUES = frozenset(
    {
        "question mark",
        "asks politely",
        "asks whether you can or will",
        "asks for a permission or a joint step",
        "wants to be told",
        "opens a joint step",
        "a time to come",
        "would like",
        "suggests",
    }
)
"""The cues beside which such phrases speak of a meeting to come."""
