"""Answers that the person gave before, found in their own sent mail."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from countersign.agents.email.display import line
from countersign.analysis.mail.earlier_answers import answered_before, telling_words
from countersign.analysis.mail.reasons import reason
from countersign.domain.mail.mail import Mail
from countersign.domain.says import Day, Says
from countersign.domain.task.asks import AskType
from countersign.ports.engine import Reader
from countersign.ports.mail import Mailbox
from countersign.ports.questions.answer_mail import HeldFact
from countersign.ports.questions.judge_thread import FoundAsk

SEARCHES_AT_MOST = 2
LETTERS_AT_MOST = 3
_ASKED_AGAIN: frozenset[AskType] = frozenset({"information", "how_much", "yes_no"})
"""What has the same answer for whoever asks it."""


def earlier_answers(
    asks: Sequence[FoundAsk], mailbox: Mailbox, reader: Reader
) -> dict[HeldFact, Says]:
    """With whence each of them is. Errors of the provider pass through."""
    found: dict[HeldFact, Says] = {}
    searched = 0
    for at, ask in enumerate(asks):
        words = telling_words(ask.text) if ask.type in _ASKED_AGAIN else ()
        if not words or searched == SEARCHES_AT_MOST:
            continue
        searched += 1
        earlier = answered_before(ask.text, mailbox.find_sent(words, at_most=LETTERS_AT_MOST))
        if earlier is not None:
            fact = HeldFact(id=f"earlier/{at}", ask=at, kind="earlier", text=earlier.text)
            found[fact] = _whence(earlier.letter, reader)
    return found


def _whence(letter: Mail, reader: Reader) -> Says:
    day = letter.at.astimezone(ZoneInfo(reader.timezone)).date()
    to = line(letter.to[0], 80) if letter.to else ""
    return reason("answered.before", {"who": to, "day": Day(day=day)})
