"""What a mail asks, and what is still open in a conversation."""

import re

from countersign.analysis.mail.addresses import address_in, same_person
from countersign.analysis.mail.automatic_answer_words import CALENDAR
from countersign.analysis.mail.automatic_answers import is_automatic_subject
from countersign.analysis.mail.body_text import sentences
from countersign.analysis.mail.features import MailFeatures, feature
from countersign.analysis.mail.one_time_secrets import holds_secret
from countersign.analysis.mail.requests.requests import Ask, weigh
from countersign.analysis.mail.subjects import bare_subject, is_answer
from countersign.domain.mail.mail import Mail

MESSAGES_READ = 10
"""How many of the newest messages are read for a question that is still open."""

_SAYS_LITTLE_ELSE = 2
_ANSWERS_ITSELF = re.compile(
    r"\W{0,3}(?:because|(?:yes|no|nope|yep|well|simple|easy|answer|the answer|nothing|nobody|"
    r"absolutely|of course|weil|ja|nein|parce que|oui|non|porque|sí|perché|omdat|nee)\b(?!\?))"
    r"(?!.{0,200}\?)"
    r"|\W{0,3}(?:behind|under|beneath|inside|beside|hinter|unter|neben)(?: [^\W\d_]+){1,4}[.!]\W*$",
    re.IGNORECASE,
)
_ASKS_NOBODY = re.compile(
    r"\bwhy (?:do|does|did|would) (?:we|i|they|it|people|anyone) (?:even|ever|always|bother)\b"
    r"|\b(?:who knows|guess what|what could (?:possibly )?go wrong|who would have thought|"
    r"wer hätte das gedacht|warum (?:haben|machen|tun) wir (?:das |uns )?überhaupt)\b",
    re.IGNORECASE,
)
_FEW_WORDS = 3
_SHORT_TEXT = 60
_WORD = re.compile(r"[^\W\d_]+")
_GREETING_CAP = 40


@feature
def asks_of(message: MailFeatures) -> tuple[Ask, ...]:
    """The sentences that ask for an answer, in the order of the text.

    Where the text has hardly a word, the subject is all that was written.
    """
    language = message.language
    found = tuple(
        ask
        for at, sentence in enumerate(message.written)
        if (ask := weigh(sentence, language)).answerable
        if not _is_answered_at_once(message.written[at : at + 2])
    )
    if len(message.written) > _SAYS_LITTLE_ELSE:
        found = tuple(ask for ask in found if not ask.aside)
    return found or _asked_in_subject(message)


def _is_answered_at_once(said: tuple[str, ...]) -> bool:
    """Whether a question is only put to be answered by its writer, or by nobody."""
    if _ASKS_NOBODY.search(said[0]):
        return True
    if len(said) < 2 or not said[0].endswith("?"):
        return False
    return bool(_ANSWERS_ITSELF.match(said[1]))


def main_ask(asks: tuple[Ask, ...]) -> Ask | None:
    """The one that asks most plainly and may be quoted; failing that, the plainest of all."""
    quotable = [ask for ask in asks if not holds_secret(ask.sentence)]
    return max(quotable or asks, key=lambda ask: ask.score, default=None)


def _asked_in_subject(message: MailFeatures) -> tuple[Ask, ...]:
    """What a subject asks that stands for the whole mail: not one that answers or was passed on,
    and not a program's."""
    subject = message.mail.subject.strip()
    if is_answer(subject) or not _says_hardly_anything(message):
        return ()
    if subject.lower().startswith(CALENDAR) or is_automatic_subject(subject):
        return ()
    language = message.language_of_subject
    return tuple(
        ask
        for sentence in sentences(bare_subject(subject))
        if (ask := weigh(sentence, language)).answerable
    )


def _says_hardly_anything(message: MailFeatures) -> bool:
    """Whether the text has no more than a greeting and a few words."""
    found = message.written
    if found and len(found[0]) <= _GREETING_CAP and found[0].endswith((",", "!", ":")):
        found = found[1:]
    text = " ".join(found)
    return len(text) <= _SHORT_TEXT and len(_WORD.findall(text)) <= _FEW_WORDS


def hears(asking: Mail, newest: Mail) -> bool:
    """Whether who asked wrote the newest message too, or each of the two mails went to both."""
    asker, answered = address_in(asking.sender), address_in(newest.sender)
    if same_person(asker, answered):
        return True
    return _is_named(asker, newest) and _is_named(answered, asking)


def _is_named(address: str, mail: Mail) -> bool:
    return any(same_person(address, address_in(one)) for one in (*mail.to, *mail.cc))
