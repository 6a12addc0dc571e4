"""One pass over the conversations of one mailbox: from each a reply, a warning, a place in a pile.

The engine judges and writes. Whom a reply goes to, whether it may be sent at once, what is shown as
unverified, and what is never answered is decided here, from headers and from the mailbox's own word
alone.
"""

from dataclasses import dataclass, field
from datetime import datetime

from pydantic import ValidationError

from countersign.agents.email.answering import Answering
from countersign.agents.email.below import LEFT_ALONE, Place, has_more_below, without_newest
from countersign.agents.email.bulk import TriagedThread, piles_of, sight
from countersign.agents.email.heeding import leaves_alone, passes_over, wants_none
from countersign.agents.email.namesakes import warned_of_namesake
from countersign.agents.email.recipients import recipients_of, written_to
from countersign.agents.email.reply import JudgedThread, may_be_by, reply_to
from countersign.analysis.mail.addresses import address_in
from countersign.analysis.mail.authors import author_of
from countersign.analysis.mail.automation import is_ours, is_own
from countersign.analysis.mail.features import ThreadFeatures
from countersign.analysis.mail.overtaken import is_being_answered, not_thrown_away
from countersign.analysis.mail.phishing import turns_on_acquaintance
from countersign.analysis.mail.requests.matter import puts_off
from countersign.analysis.mail.requests.open_questions import MESSAGES_READ
from countersign.analysis.mail.requests.retractions import takes_back_for
from countersign.analysis.mail.triage import Triage, sort_out
from countersign.domain.actions.email import send_reply
from countersign.domain.guidance.guidance import Guidance
from countersign.domain.integration import Integration
from countersign.domain.mail.mail import Mail, Thread
from countersign.domain.task.proposal import Proposal
from countersign.ports.engine import Answer, Engine, Reader, ThreadStatus
from countersign.ports.mail import Mailbox
from countersign.ports.questions.judge_thread import JudgeThread, ThreadJudgement


@dataclass
class MailboxPass:
    """What one pass sees in one mailbox.

    `look` at each conversation, then take the `piles`. What stands in a pile was looked at in this
    pass: a later pass has other conversations, so that no two piles share one. For a mailbox that
    is read anew, `sorted_until` is when an earlier pass had seen everything; what is older is
    looked at again and is in no pile.
    """

    reader: Reader
    integration: Integration
    mail: Mailbox
    engine: Engine
    sorted_until: datetime | None = None
    guidance: Guidance = field(default_factory=Guidance)
    _sightings: list[TriagedThread] = field(default_factory=list)

    def look(self, thread: Thread) -> Proposal | None:
        """A reply to the newest delivered message, if it calls for one.

        None also for whatever cannot be answered safely or in a valid form. Asks the mailbox at
        most once per recipient; its errors pass through.
        """
        read = ThreadFeatures(not_thrown_away(thread), self.reader)
        once = read.on(read.thread.without_copies())
        found = self._look(once)
        if not isinstance(found, Place):
            return found
        asked = self._below(once, found)
        if asked is None:
            self._lay_out(read, found.status, found.confidence)
            return None
        return asked.model_copy(update={"read_up_to": once.newest.mail.message_id})

    def piles(self) -> tuple[Proposal, ...]:
        """Warnings, and piles of what needs no answer, of all that was looked at so far."""
        return piles_of(self._sightings, self.integration)

    def _below(self, once: ThreadFeatures, place: Place) -> Proposal | None:
        if wants_none(self.guidance, "replies"):
            return None
        for _ in range(MESSAGES_READ):
            if not has_more_below(once.thread, place):
                return None
            once = once.on(without_newest(once.thread))
            found = self._look(once)
            if not isinstance(found, Place):
                return found
            place = found
        return None

    def _look(self, once: ThreadFeatures) -> Proposal | Place | None:
        if not once.delivered or is_being_answered(once.thread, once.newest.mail):
            return None
        newest = once.newest.mail
        author = author_of(newest, self.reader)
        if is_ours(newest, self.reader) or (author is None and is_own(newest, self.reader)):
            return None
        once, verdict = self._sorted(once)
        is_passed_on = author is not None and may_be_by(author, newest, verdict)
        if author is not None and is_passed_on:
            once, verdict = self._sorted(once.as_by(author))
        if verdict is not None:
            return Place(verdict.status, verdict.confidence)
        if leaves_alone(self.guidance, (newest, once.newest.mail)):
            return LEFT_ALONE
        answer = self._judged(once)
        judgement = answer.value
        judged = _judged_message(once, judgement)
        if judged is None:
            return None
        if judgement.status != "needs_reply":
            return Place(judgement.status, judgement.confidence)
        if takes_back_for(once.newest, once.of(judged)):
            return None
        if passes_over(self.guidance, judgement.status, (newest, once.newest.mail, judged)):
            return LEFT_ALONE
        return self._reply(JudgedThread(once, judged, answer), passed_on=is_passed_on)

    def _lay_out(self, read: ThreadFeatures, status: ThreadStatus, confidence: float) -> None:
        if self.sorted_until is not None and read.newest.mail.at <= self.sorted_until:
            return
        if passes_over(self.guidance, status, read.thread.delivered):
            return
        sighting = sight(read, status, confidence)
        if sighting is not None:
            self._sightings.append(sighting)

    def _judged(self, read: ThreadFeatures) -> Answer[ThreadJudgement]:
        """The engine's judgement; a pitch is judged again when the mailbox knows its sender."""
        answer = self._asked(read)
        known = self._knowing(read) if answer.value.status == "cold" else None
        return answer if known is None else self._asked(known)

    def _asked(self, read: ThreadFeatures) -> Answer[ThreadJudgement]:
        return self.engine.ask(JudgeThread(thread=read.thread, reader=read.reader, read=read))

    def _sorted(self, read: ThreadFeatures) -> tuple[ThreadFeatures, Triage | None]:
        """The verdict that takes no reading; what is suspicious of a stranger alone is looked at
        again when the mailbox knows the sender."""
        verdict = sort_out(read, read.newest)
        if verdict is None or not turns_on_acquaintance(read, read.newest):
            return read, verdict
        known = self._knowing(read)
        return (read, verdict) if known is None else (known, sort_out(known, known.newest))

    def _knowing(self, read: ThreadFeatures) -> ThreadFeatures | None:
        """The conversation for a reader who knows its newest sender; None if the mailbox does not
        say so. It is asked only where the verdict turns on it."""
        sender = address_in(read.newest.mail.sender)
        if not sender or sender in read.reader.correspondents:
            return None
        return read.knowing(sender) if self.mail.has_written_to(sender) else None

    def _reply(self, found: JudgedThread, *, passed_on: bool) -> Proposal | None:
        recipients = recipients_of(found.read.thread, self.reader, self.mail, passed_on=passed_on)
        if recipients is None:
            return None
        recipients = warned_of_namesake(recipients, found.newest, self.mail)
        answering = Answering(self.engine, self.mail, self.reader)
        try:
            made = reply_to(
                found,
                answering.letters(found.read, found.judgement.asks, recipients),
                recipients,
                self.reader,
                self.integration,
                may_send=not self.guidance.never_does(send_reply.KIND.name),
            )
        except ValidationError:
            return None
        if self.guidance.never_does(made.action.kind):
            return None
        sender = written_to(found.newest, self.mail.addresses())
        return made.model_copy(update={"sender": sender})


def _judged_message(read: ThreadFeatures, judgement: ThreadJudgement) -> Mail | None:
    """The message that the judgement is about, if nobody but others has written since, or the
    reader no more than that there will be an answer."""
    for message in reversed(read.delivered):
        if is_own(message.mail, read.reader):
            if not puts_off(message):
                return None
        elif message.mail.message_id == judgement.message_id:
            return message.mail
    return None
