"""The person's own question that nobody has answered, asked once more when it is time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from countersign.agents.email.display import QUOTE_AT_MOST, TITLE_AT_MOST, WHY_AT_MOST, line
from countersign.agents.email.own_word import OwnWord, is_automatic, is_own_word
from countersign.analysis.mail.automation import is_bounce
from countersign.analysis.mail.features import MailFeatures
from countersign.analysis.mail.idle_questions import is_idle, wants_no_answer
from countersign.analysis.mail.named_days import days_in
from countersign.analysis.mail.one_time_secrets import holds_secret
from countersign.analysis.mail.pace import answer_overdue_at, back_at_work
from countersign.analysis.mail.reasons import reason
from countersign.analysis.mail.reply import in_reply_to, references, reply_subject
from countersign.analysis.mail.requests.open_questions import asks_of, main_ask
from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.actions.email.follow_up import FollowUp
from countersign.domain.integration import Integration
from countersign.domain.mail.mail import Mail
from countersign.domain.says import Day, said
from countersign.domain.task.body import Evidence
from countersign.domain.task.proposal import Proposal
from countersign.domain.visible import visible
from countersign.ports.engine import Engine
from countersign.ports.questions.write_again import WriteAgain

NO_ANSWER = "no_answer"
"""Why a conversation is looked at again."""

PRIORITY = 45
SURE = 0.75
_NUDGED_AFTER = timedelta(hours=20)
"""Who writes again so much later without an answer has asked again by that."""


@dataclass(frozen=True)
class OpenQuestion:
    """What the person asked, and when an answer to it is overdue."""

    word: OwnWord
    sentence: str
    at: datetime


def open_question_of(word: OwnWord) -> OpenQuestion | None:
    """None if it asks nothing, somebody has answered, it could not be delivered, or they have asked
    again already. Somebody who is away is given until they are back."""
    if word.answers or any(map(is_bounce, word.after)) or _was_asked_again(word):
        return None
    asks = tuple(one for one in asks_of(word.message) if not is_idle(one.sentence))
    ask = main_ask(asks)
    if ask is None or wants_no_answer(word.message.own_text):
        return None
    at = answer_overdue_at(word.mail, word.before, word.zone)
    for away in filter(is_automatic, word.after):
        at = max(at, _back(word, away) or at)
    return OpenQuestion(word, ask.sentence, at)


def follow_up(
    found: OpenQuestion, engine: Engine, integration: Integration, *, may_send: bool
) -> Proposal | None:
    """None where nothing tells the language that the letter is to be in.

    Raises
    ------
    ValidationError
        It would be no valid action.
    """
    word = found.word
    reader, mail = word.read.reader, word.mail
    language = reader.manner.language or word.message.language
    if language is None:
        return None
    letter = engine.ask(
        WriteAgain(
            thread=word.read.thread,
            message_id=mail.message_id,
            reader=reader,
            language=language,
            occasion="asks_again",
            subject=word.about,
        )
    )
    kind = FollowUp if may_send else DraftReply
    quote = "" if holds_secret(found.sentence) else visible(found.sentence)[:QUOTE_AT_MOST]
    why = reason("again.no_answer", {"who": word.who, "day": Day(day=word.written_at.date())})
    return Proposal(
        verbatim=(reply_subject(mail.subject), word.about, reader.signature or reader.name),
        action=kind(
            integration_id=integration.integration_id,
            thread_id=word.read.thread.thread_id,
            reply_to_message_id=mail.message_id,
            to=word.to,
            cc=word.cc,
            subject=reply_subject(mail.subject),
            body=letter.value.body,
            in_reply_to=in_reply_to(mail),
            references=references(mail),
        ),
        title=line(_title(word), TITLE_AT_MOST),
        why=line(why.text, WHY_AT_MOST),
        why_says=why,
        evidence=(Evidence(provider=integration.provider, ref=mail.message_id, quote=quote),),
        provenance=word.provenance,
        confidence=SURE,
        priority=PRIORITY,
        engine=letter.engine,
        cost=letter.cost,
        source_ids=(word.read.thread.thread_id, mail.message_id, NO_ANSWER),
        sender=mail.sender,
        read_up_to=word.newest.message_id,
    )


def _title(word: OwnWord) -> str:
    if not word.subject:
        return said("Ask {who} again", who=word.who)
    return said("Ask {who} again: {subject}", who=word.who, subject=word.subject)


def _was_asked_again(word: OwnWord) -> bool:
    """Whether this is the second letter that they sent without an answer."""
    people = [one for one in word.before if is_own_word(one) or not is_automatic(one)]
    before = people[-1] if people else None
    if before is None or not before.is_sent or word.mail.at - before.at < _NUDGED_AFTER:
        return False
    return bool(asks_of(MailFeatures(before)))


def _back(word: OwnWord, away: Mail) -> datetime | None:
    """The morning after the last day that an absence names."""
    read = word.read.of(away)
    written = away.at.astimezone(word.zone)
    days = days_in(
        " ".join(read.sentences), read.language or word.message.language or "en", written.date()
    )
    if not days:
        return None
    return back_at_work(datetime.combine(days[-1], written.timetz()))
