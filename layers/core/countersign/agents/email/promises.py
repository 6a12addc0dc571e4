"""What the person promised in their own letter, and have not sent since."""

from dataclasses import dataclass
from datetime import datetime, time

from countersign.agents.email.display import QUOTE_AT_MOST, TITLE_AT_MOST, WHY_AT_MOST, line
from countersign.agents.email.own_word import OwnWord
from countersign.analysis.mail.one_time_secrets import holds_secret
from countersign.analysis.mail.pace import promised_at
from countersign.analysis.mail.promises import Promise, promises_of
from countersign.analysis.mail.reasons import reason
from countersign.analysis.mail.reply import in_reply_to, references, reply_subject
from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.integration import Integration
from countersign.domain.says import Day, said
from countersign.domain.task.body import Evidence
from countersign.domain.task.proposal import Proposal
from countersign.domain.visible import visible
from countersign.ports.engine import Engine
from countersign.ports.questions.write_again import WriteAgain

PROMISE = "promise"
"""Why a conversation is looked at again."""

PRIORITY = 60
SURE = 0.75
_SHOWN_AT_MOST = 110


@dataclass(frozen=True)
class OpenPromise:
    word: OwnWord
    promise: Promise
    at: datetime


def open_promise_of(word: OwnWord) -> OpenPromise | None:
    """The one that is due first; nothing that they sent afterwards can have kept it, for this is
    the last that they sent."""
    written = word.written_at
    found = min(promises_of(word.message, written.date()), key=lambda one: one.due, default=None)
    if found is None:
        return None
    due = datetime.combine(found.due, time(0), word.zone)
    return OpenPromise(word, found, promised_at(due, written))


def reminder(found: OpenPromise, engine: Engine, integration: Integration) -> Proposal | None:
    """A draft with what was promised left open in it; None where nothing tells its language.

    Raises
    ------
    ValidationError
        It would be no valid action.
    """
    word, promise = found.word, found.promise
    reader, newest = word.read.reader, word.newest
    language = reader.manner.language or word.message.language
    if language is None:
        return None
    letter = engine.ask(
        WriteAgain(
            thread=word.read.thread,
            message_id=word.mail.message_id,
            reader=reader,
            language=language,
            occasion="keeps_promise",
            subject=word.about,
            hands_over=promise.hands_over,
        )
    )
    why = reason(
        "again.promised" if promise.is_dated else "again.promised_some_day",
        {"day": Day(day=word.written_at.date()), "due": Day(day=promise.due)},
    )
    quote = "" if holds_secret(promise.sentence) else visible(promise.sentence)
    return Proposal(
        verbatim=(reply_subject(newest.subject), word.about, reader.signature or reader.name),
        action=DraftReply(
            integration_id=integration.integration_id,
            thread_id=word.read.thread.thread_id,
            reply_to_message_id=newest.message_id,
            to=word.to,
            cc=word.cc,
            subject=reply_subject(newest.subject),
            body=letter.value.body,
            in_reply_to=in_reply_to(newest),
            references=references(newest),
        ),
        title=line(_title(word, quote), TITLE_AT_MOST),
        why=line(why.text, WHY_AT_MOST),
        why_says=why,
        evidence=(
            Evidence(
                provider=integration.provider, ref=word.mail.message_id, quote=quote[:QUOTE_AT_MOST]
            ),
        ),
        provenance=word.provenance,
        confidence=SURE,
        priority=PRIORITY,
        engine=letter.engine,
        cost=letter.cost,
        source_ids=(word.read.thread.thread_id, word.mail.message_id, PROMISE),
        sender=word.mail.sender,
        read_up_to=newest.message_id,
    )


def _title(word: OwnWord, quote: str) -> str:
    if not quote:
        return said("You promised {who} something", who=word.who)
    return said("You promised {who}: {what}", who=word.who, what=line(quote, _SHOWN_AT_MOST))
