"""What a mail asks, and what is still open in a conversation."""

import re

from countersign.analysis.mail.addresses import address_in, same_person
from countersign.analysis.mail.automatic_answer_words import CALENDAR
from countersign.analysis.mail.automatic_answers import is_automatic_subject
from countersign.analysis.mail.automation import is_own
from countersign.analysis.mail.body_text import newest_blocks, sentences
from countersign.analysis.mail.boilerplate import spares_paper, warns_of_outsiders
from countersign.analysis.mail.language import Language, language_of
from countersign.analysis.mail.one_time_secrets import holds_secret
from countersign.analysis.mail.requests.requests import Ask, weigh
from countersign.analysis.mail.requests.retractions import takes_back_for
from countersign.analysis.mail.subjects import bare_subject, is_answer
from countersign.analysis.mail.triage import sort_out
from countersign.domain.mail.mail import Mail, Thread
from countersign.ports.engine import Reader

MESSAGES_READ = 10
"""How many of the newest messages are read for a question that is still open."""

_FEW_WORDS = 3
_SHORT_TEXT = 60
_WORD = re.compile(r"[^\W\d_]+")
_GREETING_CAP = 40


def asks_of(mail: Mail) -> tuple[Ask, ...]:
    """The sentences that ask for an answer, in the order of the text.

    Where the text has hardly a word, the subject is all that was written.
    """
    language = language_of_mail(mail)
    found = tuple(
        ask for sentence in _written(mail) if (ask := weigh(sentence, language)).answerable
    )
    return found or _asked_in_subject(mail)


def main_ask(asks: tuple[Ask, ...]) -> Ask | None:
    """The one that asks most plainly and may be quoted; failing that, the plainest of all."""
    quotable = [ask for ask in asks if not holds_secret(ask.sentence)]
    return max(quotable or asks, key=lambda ask: ask.score, default=None)


def open_question(thread: Thread, reader: Reader) -> tuple[Mail, Ask] | None:
    """What was asked since the reader's own last word, and in which message; the newest first.

    An earlier message counts if a person wrote it who will read the answer to the newest, if that
    one's sender had it too, and if nobody has taken back since what it asks.
    """
    newest = thread.delivered[-1]
    ask = main_ask(asks_of(newest))
    if ask is not None:
        return newest, ask
    later = [newest]
    for mail in reversed(thread.delivered[-MESSAGES_READ:-1]):
        if is_own(mail, reader):
            return None
        ask = main_ask(asks_of(mail))
        if ask and any(takes_back_for(other, mail) for other in later):
            return None
        if ask and _hears(mail, newest) and sort_out(thread, mail, reader) is None:
            return mail, ask
        later.append(mail)
    return None


def language_of_mail(mail: Mail) -> Language | None:
    words = "\n".join(newest_blocks(mail.text))
    return language_of(words) or language_of(bare_subject(mail.subject))


def _asked_in_subject(mail: Mail) -> tuple[Ask, ...]:
    """What a subject asks that stands for the whole mail: not one that answers or was passed on,
    and not a program's."""
    subject = mail.subject.strip()
    titled = subject.lower().startswith(CALENDAR) or is_automatic_subject(subject)
    if is_answer(subject) or titled or not _says_hardly_anything(mail):
        return ()
    bare = bare_subject(subject)
    language = language_of(bare)
    return tuple(
        ask for sentence in sentences(bare) if (ask := weigh(sentence, language)).answerable
    )


def _says_hardly_anything(mail: Mail) -> bool:
    """Whether the text has no more than a greeting and a few words."""
    found = _written(mail)
    if found and len(found[0]) <= _GREETING_CAP and found[0].endswith((",", "!", ":")):
        found = found[1:]
    text = " ".join(found)
    return len(text) <= _SHORT_TEXT and len(_WORD.findall(text)) <= _FEW_WORDS


def _written(mail: Mail) -> tuple[str, ...]:
    """The sentences of the newest text, but for those that a mail server or a custom added."""
    return tuple(
        sentence
        for block in newest_blocks(mail.text)
        for sentence in sentences(block)
        if not warns_of_outsiders(sentence) and not spares_paper(sentence)
    )


def _hears(asking: Mail, newest: Mail) -> bool:
    """Whether who asked wrote the newest message too, or each of the two mails went to both."""
    asker, answered = address_in(asking.sender), address_in(newest.sender)
    if same_person(asker, answered):
        return True
    return _is_named(asker, newest) and _is_named(answered, asking)


def _is_named(address: str, mail: Mail) -> bool:
    return any(same_person(address, address_in(one)) for one in (*mail.to, *mail.cc))
