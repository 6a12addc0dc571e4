"""Judging a thread by tables: no network, no key, the same answer every time."""

from countersign.analysis.mail.addresses import address_in, same_person
from countersign.analysis.mail.automation import is_own
from countersign.analysis.mail.cold_outreach import pitch
from countersign.analysis.mail.features import MailFeatures, ThreadFeatures, features_of
from countersign.analysis.mail.one_time_secrets import holds_secret
from countersign.analysis.mail.reasons import reason
from countersign.analysis.mail.receipts import paper_of
from countersign.analysis.mail.requests.brought import brings_what_was_asked
from countersign.analysis.mail.requests.open_asks import OpenAsk, open_asks
from countersign.analysis.mail.requests.open_questions import asks_of, main_ask
from countersign.analysis.mail.requests.requests import Ask
from countersign.analysis.mail.triage import PAPERS, Triage, sort_out
from countersign.domain.mail.mail import Mail, Thread
from countersign.domain.task.asks import ASKS_AT_MOST, AskType
from countersign.ports.engine import Reader
from countersign.ports.questions.judge_thread import FoundAsk, JudgeThread, ThreadJudgement

QUOTE_AT_MOST = 500

_REASONS: dict[AskType, str] = {
    "yes_no": "asks.question",
    "which": "asks.question",
    "how_much": "asks.question",
    "information": "asks.question",
    "document": "asks.request",
    "do": "asks.request",
    "confirm": "asks.request",
    "when": "asks.meeting",
    "feedback": "asks.review",
}


def answer(question: JudgeThread) -> ThreadJudgement:
    reader = question.reader
    read = features_of(question.thread, reader, question.read)
    newest = read.newest
    if is_own(newest.mail, reader):
        return _judged(newest, _after_own(newest))
    verdict = sort_out(read, newest) or _of_no_friend(read, newest, reader)
    if verdict is not None:
        return _judged(newest, verdict)
    found = open_asks(read)
    if not found:
        if brings_what_was_asked(read):
            return _acknowledged(newest)
        return _judged(newest, _asks_nothing(newest))
    asking = found[-1].message
    asks = tuple(one.ask for one in found if one.message is asking)
    ask = main_ask(asks) or asks[0]
    says = reason(_REASONS[ask.type], {"who": _called(asking.mail)})
    return ThreadJudgement(
        status="needs_reply",
        confidence=_confidence(ask),
        why=says.text,
        says=says,
        message_id=asking.mail.message_id,
        quote=_quote(ask.sentence),
        asks=_found(found),
    )


def _acknowledged(newest: MailFeatures) -> ThreadJudgement:
    says = reason("brings.asked", {"who": _called(newest.mail)})
    return ThreadJudgement(
        status="needs_reply",
        confidence=0.6,
        why=says.text,
        says=says,
        message_id=newest.mail.message_id,
    )


def _found(asks: tuple[OpenAsk, ...]) -> tuple[FoundAsk, ...]:
    return tuple(
        FoundAsk(
            type=ask.type,
            text=quote,
            message_id=one.message.mail.message_id,
            options=ask.options,
            wanted=ask.wanted,
        )
        for one in asks[:ASKS_AT_MOST]
        if (quote := _quote((ask := one.ask).sentence))
    )


def _asks_nothing(newest: MailFeatures) -> Triage:
    if asks_of(newest):
        return Triage("fyi", 0.6, "It asks something, but of somebody else than you.")
    return Triage("fyi", 0.7, "It asks nothing of you.")


def _of_no_friend(read: ThreadFeatures, newest: MailFeatures, reader: Reader) -> Triage | None:
    """A receipt, a bill or a sales pitch, when the words say so and the reader knows nobody there.

    A paper that puts a question is a letter, and what a known person writes is no pitch.
    """
    paper = paper_of(newest, in_bulk=False)
    if paper is not None and not any("?" in ask.sentence for ask in asks_of(newest)):
        return PAPERS[paper]
    known = any(same_person(newest.mail.sender, one) for one in reader.correspondents)
    if newest.mail.hides_text and not known and not _wrote_in(read.thread):
        return Triage("cold", 0.8, "A stranger's mail has text in it that you cannot see.")
    turns = () if known else pitch(read, newest)
    if not turns:
        return None
    sure = min(0.9, 0.5 + 0.1 * len(turns))
    return Triage("cold", sure, f"A stranger wants to sell: {' and '.join(turns[:2])}.")


def _after_own(newest: MailFeatures) -> Triage:
    if main_ask(asks_of(newest)) is not None:
        return Triage("waiting_for_others", 0.8, "You asked, and nobody has answered yet.")
    return Triage("fyi", 0.8, "Yours is the last word.")


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


def _judged(newest: MailFeatures, verdict: Triage) -> ThreadJudgement:
    return ThreadJudgement(
        status=verdict.status,
        confidence=verdict.confidence,
        why=verdict.why,
        message_id=newest.mail.message_id,
    )


def _wrote_in(thread: Thread) -> bool:
    """Whether the reader has."""
    return any(mail.is_sent for mail in thread.delivered)
