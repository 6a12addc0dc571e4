"""Everything that is still asked of the reader in a conversation: the whole matter."""

from dataclasses import dataclass

from countersign.analysis.mail.addressees import (
    calls_another,
    calls_reader,
    greets_everybody,
    is_for_reader,
)
from countersign.analysis.mail.automation import is_own, is_reader
from countersign.analysis.mail.features import MailFeatures, ThreadFeatures, feature
from countersign.analysis.mail.phrases import plain
from countersign.analysis.mail.requests.matter import is_nudge, puts_off
from countersign.analysis.mail.requests.open_questions import MESSAGES_READ, asks_of, hears
from countersign.analysis.mail.requests.parts import parts_of
from countersign.analysis.mail.requests.requests import Ask
from countersign.analysis.mail.requests.retractions import takes_back_for
from countersign.analysis.mail.triage import sort_out
from countersign.domain.mail.mail import Mail
from countersign.domain.task.asks import AskType
from countersign.ports.engine import Reader

ASKS_OF_A_MESSAGE = 12
_MANY = 8
_DONE_BY_EVERYBODY: frozenset[AskType] = frozenset({"do", "information"})
_OWN_WORDS_FROM = 12
"""Characters of a sentence that is known again when somebody else sends it back."""


@dataclass(frozen=True)
class OpenAsk:
    """An ask, and the message that puts it."""

    message: MailFeatures
    ask: Ask


@feature
def open_asks(read: ThreadFeatures) -> tuple[OpenAsk, ...]:
    """What was asked since the reader's own last word, and is open; the oldest first.

    A letter of the reader's that only puts off an answer leaves open what stands before it. An
    earlier message counts if a person wrote it to the reader who will read the answer to the
    newest, if that one's sender had it too, and if nobody has taken back since what it asks. A
    reminder asks nothing that was not asked before, unless there is nothing that it reminds of.
    """
    since = _since_own_last_word(read)
    if not since:
        return ()
    newest = since[-1]
    own = _own_sentences(read)
    found: list[OpenAsk] = []
    for at, message in enumerate(since):
        if not _counts(read, message, newest, since[at + 1 :]):
            continue
        found += [
            OpenAsk(message, part)
            for ask in asks_of(message)[:ASKS_OF_A_MESSAGE]
            if plain(ask.sentence) not in own and _is_readers(read, message.mail, ask)
            for part in parts_of(ask, message)
        ]
    anew = [one for one in found if not is_nudge(one.ask.sentence)]
    return tuple(anew or found)


def _since_own_last_word(read: ThreadFeatures) -> tuple[MailFeatures, ...]:
    """The messages of others, the oldest first."""
    found: list[MailFeatures] = []
    for message in reversed(read.delivered[-MESSAGES_READ:]):
        if not is_own(message.mail, read.reader):
            found.append(message)
        elif not puts_off(message):
            break
    return tuple(reversed(found))


def _counts(
    read: ThreadFeatures,
    message: MailFeatures,
    newest: MailFeatures,
    later: tuple[MailFeatures, ...],
) -> bool:
    if not asks_of(message) or not _is_for_reader(read, message.mail):
        return False
    if message is newest:
        return True
    if not hears(message.mail, newest.mail) or sort_out(read, message) is not None:
        return False
    return not any(takes_back_for(other, message) for other in later)


def _is_for_reader(read: ThreadFeatures, mail: Mail) -> bool:
    has_taken_part = any(one.is_sent for one in read.thread.delivered)
    return is_for_reader(mail, read.reader, has_taken_part)


def _is_readers(read: ThreadFeatures, mail: Mail, ask: Ask) -> bool:
    """Not what is put to somebody else by name; and of what many are told, only what wants to be
    answered."""
    if calls_another(ask.sentence, mail, read.reader):
        return False
    if not _is_for_many(mail, read.reader) or calls_reader(mail, read.reader):
        return True
    return ask.type not in _DONE_BY_EVERYBODY or "?" in ask.sentence


def _is_for_many(mail: Mail, reader: Reader) -> bool:
    """Many have it, or all of a list that the reader is on are greeted."""
    everybody = (*mail.to, *mail.cc)
    if len(everybody) >= _MANY:
        return True
    return greets_everybody(mail) and not any(is_reader(one, reader) for one in everybody)


def _own_sentences(read: ThreadFeatures) -> frozenset[str]:
    """What the reader wrote before: sent back without a sign of quotation, it asks nothing."""
    own = [one for one in read.delivered[-MESSAGES_READ:] if is_own(one.mail, read.reader)]
    return frozenset(
        said
        for message in own
        for sentence in message.written
        if len(said := plain(sentence)) >= _OWN_WORDS_FROM
    )
