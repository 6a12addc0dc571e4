"""In which language a conversation is answered: its own, and none where that is not ours."""

from collections.abc import Iterator

from countersign.analysis.mail.automation import is_own
from countersign.analysis.mail.features import MailFeatures, ThreadFeatures, feature
from countersign.analysis.mail.language import Language, ours

_ASKED_AT_MOST = 12
"""Messages of a conversation whose language is looked at."""


@feature
def language_for_reply(read: ThreadFeatures, wrote_in: Language | None = None) -> Language | None:
    """The language of the newest message that others wrote. Where that is too short to tell, the
    one of those it may be in that `wrote_in` is, in which the reader wrote to them before; else
    that of the conversation, newest first; else that of its subject.

    None: it is none in which we write, or nothing tells which. Then nothing is to be written.
    """
    others = (one for one in reversed(read.delivered) if not is_own(one.mail, read.reader))
    asking = next(others, None)
    if asking is None:
        return wrote_in or _first(_told(read, read.newest))
    may_be = asking.tongues
    if len(may_be) == 1:
        return ours(may_be[0])
    hints = (wrote_in or "", *_told(read, asking))
    for hint in hints:
        if hint and (not may_be or hint in may_be):
            return ours(hint)
    return ours(may_be[0]) if may_be else None


def _told(read: ThreadFeatures, besides: MailFeatures) -> Iterator[str]:
    """What the rest of the conversation is in, where it is plain; then its subject's likeliest."""
    for message in tuple(reversed(read.delivered))[:_ASKED_AT_MOST]:
        if message is not besides and len(message.tongues) == 1:
            yield message.tongues[0]
    yield besides.language_of_subject or ""


def _first(hints: Iterator[str]) -> Language | None:
    return next((ours(one) for one in hints if one), None)
