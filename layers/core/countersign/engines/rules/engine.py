"""Judging a thread by tables: no network, no key, the same answer every time."""

from dataclasses import dataclass

from countersign.domain.mail import Mail, Thread
from countersign.engines.reading.addresses import address_in
from countersign.engines.reading.audience import is_for_reader
from countersign.engines.reading.languages import Language, language_of
from countersign.engines.reading.secrets import carries_one_time_secret, holds_secret
from countersign.engines.reading.senders import is_automated, is_bulk, is_ours, is_own
from countersign.engines.reading.suspicion import DECISIVE, SAYS, signs
from countersign.engines.reading.text import newest_blocks, sentences
from countersign.engines.rules.asks import Ask, Kind, weigh
from countersign.engines.rules.replies import reply
from countersign.ports.engine import Reader, Standing, ThreadJudgement

QUOTE_AT_MOST = 500
_SURE = 0.95

_ASKED: dict[Kind, str] = {
    "question": "asks you a question",
    "request": "asks you for something",
    "meeting": "wants to find a time with you",
    "review": "wants you to look at something",
}


@dataclass(frozen=True)
class _Verdict:
    standing: Standing
    confidence: float
    why: str


class RulesEngine:
    """The engine that is always there."""

    def judge_thread(self, thread: Thread, reader: Reader) -> ThreadJudgement:
        newest = thread.delivered[-1]
        verdict = _without_reading(thread, newest, reader)
        if verdict is not None:
            return _judged(newest, verdict)
        language = language_of(_own_words(newest))
        ask = _main_ask(newest, language)
        if ask is None:
            return _judged(newest, _Verdict("fyi", 0.7, "It asks nothing of you."))
        if not is_for_reader(newest, reader, _has_taken_part(thread)):
            why = "It asks something, but of somebody else than you."
            return _judged(newest, _Verdict("fyi", 0.6, why))
        return ThreadJudgement(
            standing="needs_reply",
            confidence=_confidence(ask),
            why=f"{_called(newest)} {_ASKED[ask.kind]}, and nobody has answered yet.",
            message_id=newest.message_id,
            quote=_quote(ask.sentence),
            body=reply(ask, newest, language or "en", reader),
        )


def _without_reading(thread: Thread, newest: Mail, reader: Reader) -> _Verdict | None:
    """What headers, sender and tell-tale words decide before anybody asks what it wants."""
    if is_ours(newest):
        return _Verdict("automated", _SURE, "It is one of our own notifications.")
    if is_own(newest, reader.address):
        return _after_own(newest)
    found = [sign for sign in signs(thread, newest, reader.address) if sign in DECISIVE]
    if found == ["forged"] and is_bulk(newest):
        return _Verdict("bulk", 0.8, "A mailing list passed it on.")
    if found:
        return _Verdict("suspicious", 0.9, f"Better not answered, because {SAYS[found[0]]}.")
    if is_bulk(newest):
        return _Verdict("bulk", _SURE, "It went to many people at once.")
    if is_automated(newest):
        return _Verdict("automated", _SURE, "A program sent it.")
    if carries_one_time_secret(newest.subject, newest.text):
        return _Verdict("automated", 0.9, "It hands over a code or a link for signing in.")
    return None


def _after_own(newest: Mail) -> _Verdict:
    if _main_ask(newest, language_of(_own_words(newest))) is not None:
        return _Verdict("waiting_for_others", 0.8, "You asked, and nobody has answered yet.")
    return _Verdict("fyi", 0.8, "Yours is the last word.")


def _own_words(mail: Mail) -> str:
    return "\n".join(newest_blocks(mail.text))


def _main_ask(mail: Mail, language: Language | None) -> Ask | None:
    """The sentence that asks most plainly and may be quoted; failing that, the plainest of all."""
    asks = [
        ask
        for block in newest_blocks(mail.text)
        for sentence in sentences(block)
        if (ask := weigh(sentence, language)).answerable
    ]
    quotable = [ask for ask in asks if not holds_secret(ask.sentence)]
    return max(quotable or asks, key=lambda ask: ask.score, default=None)


def _quote(sentence: str) -> str:
    if holds_secret(sentence):
        return ""
    if len(sentence) <= QUOTE_AT_MOST:
        return sentence
    cut = sentence[:QUOTE_AT_MOST]
    return cut.rpartition(" ")[0] or cut


def _confidence(ask: Ask) -> float:
    return round(min(0.95, 0.6 + max(0.0, ask.score) / 10), 2)


def _called(mail: Mail) -> str:
    return (
        " ".join(mail.sender_name[:200].split())[:80] or address_in(mail.sender)[:80] or "Somebody"
    )


def _has_taken_part(thread: Thread) -> bool:
    return any(mail.is_sent for mail in thread.delivered)


def _judged(newest: Mail, verdict: _Verdict) -> ThreadJudgement:
    return ThreadJudgement(
        standing=verdict.standing,
        confidence=verdict.confidence,
        why=verdict.why,
        message_id=newest.message_id,
    )
