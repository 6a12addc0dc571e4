"""Whether a mail brings what the reader had asked for, so that a word of thanks is due."""

from countersign.analysis.mail.automation import is_own
from countersign.analysis.mail.features import ThreadFeatures
from countersign.analysis.mail.requests.open_questions import asks_of
from countersign.domain.task.asks import AskType

_ASKED_FOR: frozenset[AskType] = frozenset({"do", "document", "feedback"})


def brings_what_was_asked(read: ThreadFeatures) -> bool:
    """It has a file with it, and the message before it is the reader's and asks for something."""
    if len(read.delivered) < 2 or not read.newest.mail.files:
        return False
    before = read.delivered[-2]
    if not is_own(before.mail, read.reader):
        return False
    return any(ask.type in _ASKED_FOR for ask in asks_of(before))
