"""The email agent: one pass over conversations, from each a reply, a warning, a place in a pile.

The engine judges and writes. Whom a reply goes to, whether it may be sent at once, what is shown as
unverified, and what is never answered is decided here, from headers and from the mailbox's own word
alone.
"""

from dataclasses import dataclass, field
from datetime import datetime

from pydantic import ValidationError

from countersign.agents.email.bulk import TriagedThread, piles_of, sight
from countersign.agents.email.display import QUOTE_AT_MOST, TITLE_AT_MOST, WHY_AT_MOST, line
from countersign.agents.email.priority import priority_of
from countersign.agents.email.recipients import Recipients, recipients_of, written_to
from countersign.agents.email.warnings import about_sender
from countersign.analysis.mail.addresses import address_in, same_person
from countersign.analysis.mail.authors import author_of
from countersign.analysis.mail.automation import is_ours, is_own
from countersign.analysis.mail.one_time_secrets import holds_secret
from countersign.analysis.mail.overtaken import is_being_answered, not_thrown_away
from countersign.analysis.mail.phishing import signs
from countersign.analysis.mail.reply import in_reply_to, references, reply_subject
from countersign.analysis.mail.requests.open_questions import MESSAGES_READ
from countersign.analysis.mail.requests.retractions import takes_back_for
from countersign.analysis.mail.triage import Triage, sort_out
from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.actions.email.send_reply import SendReply
from countersign.domain.integration import Integration
from countersign.domain.mail.mail import Mail, Thread, identity
from countersign.domain.task.proposal import Proposal
from countersign.domain.task.task import Evidence, Source
from countersign.domain.visible import visible
from countersign.ports.engine import Engine, Reader, ThreadJudgement, ThreadStatus
from countersign.ports.mail import MailSession

_BY_PROGRAMS: frozenset[ThreadStatus] = frozenset({"newsletter", "notification", "receipt"})


@dataclass(frozen=True)
class _Place:
    """Where a conversation belongs that calls for no reply."""

    standing: ThreadStatus
    confidence: float


@dataclass
class EmailDesk:
    """Where one pass over one mailbox lays out what it sees.

    `look` at each conversation, then take the `piles`. What stands in a pile was looked at in this
    pass: a later pass has other conversations, so that no two piles share one. For a mailbox that
    is read anew, `sorted_until` is when an earlier pass had seen everything; what is older is
    looked at again and is in no pile.
    """

    reader: Reader
    integration: Integration
    mail: MailSession
    engine: Engine
    sorted_until: datetime | None = None
    _sightings: list[TriagedThread] = field(default_factory=list)

    def look(self, thread: Thread) -> Proposal | None:
        """A reply to the newest delivered message, if it calls for one.

        None also for whatever cannot be answered safely or in a valid form. Asks the mailbox at
        most once per recipient; its errors pass through.
        """
        thread = not_thrown_away(thread)
        once = thread.without_copies()
        found = self._look(once)
        if not isinstance(found, _Place):
            return found
        asked = self._below(once, found)
        if asked is None:
            self._lay_out(thread, found.standing, found.confidence)
            return None
        return asked.model_copy(update={"read_up_to": once.delivered[-1].message_id})

    def _below(self, once: Thread, place: _Place) -> Proposal | None:
        """A reply to what stands below messages that have no say in it: those of programs, and of
        people who had no part in the conversation."""
        for _ in range(MESSAGES_READ):
            newest = once.delivered[-1]
            if not (place.standing in _BY_PROGRAMS or _is_outsiders(newest, once)):
                return None
            if place.standing == "suspicious":
                return None
            below = tuple(mail for mail in once.messages if mail.message_id != newest.message_id)
            once = once.model_copy(update={"messages": below})
            found = self._look(once)
            if not isinstance(found, _Place):
                return found
            place = found
        return None

    def _look(self, once: Thread) -> Proposal | _Place | None:
        if not once.delivered or is_being_answered(once, once.delivered[-1]):
            return None
        newest = once.delivered[-1]
        author = author_of(newest, self.reader)
        if is_ours(newest, self.reader) or (author is None and is_own(newest, self.reader)):
            return None
        verdict = sort_out(once, newest, self.reader)
        if author is not None and _may_be_by(author, newest, verdict):
            once, newest = _as_written_by(author, once), author
            verdict = sort_out(once, newest, self.reader)
        if verdict is not None:
            return _Place(verdict.standing, verdict.confidence)
        judgement = self._judged(once, newest)
        judged = _judged_message(once, judgement, self.reader)
        if judged is None:
            return None
        if judgement.standing != "needs_reply":
            return _Place(judgement.standing, judgement.confidence)
        if takes_back_for(newest, judged):
            return None
        return self._reply(once, newest, judged, judgement, passed_on=newest is author)

    def piles(self) -> tuple[Proposal, ...]:
        """Warnings, and piles of what needs no answer, of all that was looked at so far."""
        return piles_of(self._sightings, self.integration)

    def _lay_out(self, thread: Thread, standing: ThreadStatus, confidence: float) -> None:
        if self.sorted_until is not None and thread.delivered[-1].at <= self.sorted_until:
            return
        sighting = sight(thread, standing, confidence, self.reader)
        if sighting is not None:
            self._sightings.append(sighting)

    def _judged(self, thread: Thread, newest: Mail) -> ThreadJudgement:
        """The engine's judgement; a pitch is judged again when the mailbox knows its sender."""
        judgement = self.engine.judge_thread(thread, self.reader)
        sender = address_in(newest.sender)
        if judgement.standing != "cold" or not sender or not self.mail.has_written_to(sender):
            return judgement
        knowing = self.reader.model_copy(update={"correspondents": frozenset({sender})})
        return self.engine.judge_thread(thread, knowing)

    def _reply(
        self,
        thread: Thread,
        newest: Mail,
        judged: Mail,
        judgement: ThreadJudgement,
        *,
        passed_on: bool,
    ) -> Proposal | None:
        recipients = recipients_of(thread, self.reader, self.mail, passed_on=passed_on)
        if recipients is None:
            return None
        try:
            made = _reply(
                thread, newest, judged, judgement, recipients, self.reader, self.integration
            )
        except ValidationError:
            return None
        return made.model_copy(update={"sender": written_to(newest, self.mail.addresses())})


def _is_outsiders(newest: Mail, thread: Thread) -> bool:
    """Whether nobody who took part before had to do with whom it is from."""
    who = address_in(newest.sender)
    return not any(
        same_person(who, address_in(one))
        for mail in thread.delivered
        if mail.message_id != newest.message_id
        for one in (mail.sender, *mail.reply_to, *mail.to, *mail.cc)
    )


def _may_be_by(author: Mail, passed_on: Mail, verdict: Triage | None) -> bool:
    """Whether what the mail seems to be may be owed to who passed it on."""
    if verdict is None or verdict.standing == "notification":
        return True
    return verdict.standing == "newsletter" and author.headers != passed_on.headers


def _as_written_by(author: Mail, thread: Thread) -> Thread:
    """The thread with its newest mail as from its author."""
    return thread.model_copy(
        update={
            "messages": tuple(
                author if mail.message_id == author.message_id else mail for mail in thread.messages
            )
        }
    )


def _judged_message(thread: Thread, judgement: ThreadJudgement, reader: Reader) -> Mail | None:
    """The message that the judgement is about, if nobody but others has written since."""
    for mail in reversed(thread.delivered):
        if is_own(mail, reader):
            return None
        if mail.message_id == judgement.message_id:
            return mail
    return None


def _reply(
    thread: Thread,
    newest: Mail,
    judged: Mail,
    judgement: ThreadJudgement,
    recipients: Recipients,
    reader: Reader,
    integration: Integration,
) -> Proposal:
    """Ready to be sent to people whom the reader writes to, else a draft."""
    found = signs(thread, newest, reader)
    warnings = (*recipients.warnings, *about_sender(newest, found))
    is_among_friends = all(entry.source is Source.OWN for entry in recipients.provenance)
    kind = SendReply if is_among_friends and not warnings else DraftReply
    action = kind(
        integration_id=integration.integration_id,
        thread_id=thread.thread_id,
        reply_to_message_id=newest.message_id,
        to=recipients.to,
        cc=recipients.cc,
        subject=reply_subject(newest.subject),
        body=judgement.body,
        in_reply_to=in_reply_to(newest),
        references=references(newest),
    )
    quote = _quote(judged, judgement)
    evidence = Evidence(provider=integration.provider, ref=judged.message_id, quote=quote)
    return Proposal(
        action=action,
        title=line(f"Reply to {_called(newest)}: {newest.subject}", TITLE_AT_MOST),
        why=line(judgement.why, WHY_AT_MOST),
        evidence=(evidence,),
        provenance=recipients.provenance,
        warnings=warnings,
        confidence=judgement.confidence,
        priority=priority_of(newest, quote, reader, recipients),
        engine=judgement.engine,
        cost=judgement.cost,
        source_ids=(thread.thread_id, newest.message_id),
        answers=identity(newest),
    )


def _quote(judged: Mail, judgement: ThreadJudgement) -> str:
    """What the engine quoted, if it stands in the message and shows no code or secret link."""
    quote = judgement.quote
    if not (quote in judged.text or quote in judged.subject) or holds_secret(quote):
        return ""
    return visible(quote.replace("\r\n", "\n"))[:QUOTE_AT_MOST]


def _called(newest: Mail) -> str:
    return newest.sender_name.strip()[:60] or newest.sender[:60]
