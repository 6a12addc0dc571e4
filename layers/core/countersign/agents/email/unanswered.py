"""What is still open of the person's own letters in one mailbox: questions that nobody answered,
and promises that they have not kept. Each is looked at again when it is due."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pydantic import ValidationError

from countersign.agents.email.follow_up import NO_ANSWER, follow_up, open_question_of
from countersign.agents.email.heeding import wants_none_of
from countersign.agents.email.own_word import OwnWord, own_word_in
from countersign.agents.email.promises import PROMISE, open_promise_of, reminder
from countersign.analysis.mail.features import ThreadFeatures
from countersign.analysis.mail.overtaken import is_being_answered, not_thrown_away
from countersign.domain.actions.email import draft_reply, send_reply
from countersign.domain.guidance.guidance import Guidance
from countersign.domain.integration import Integration
from countersign.domain.look_again import LookAgain
from countersign.domain.mail.mail import Thread
from countersign.domain.task.proposal import Proposal
from countersign.ports.engine import Engine, Reader

FORGOTTEN_AFTER = timedelta(days=30)
"""What was due so long ago is not brought up any more."""

LATER = timedelta(days=1)


@dataclass
class OwnLetters:
    reader: Reader
    integration: Integration
    engine: Engine
    guidance: Guidance = field(default_factory=Guidance)
    again: list[LookAgain] = field(default_factory=list)

    def look(self, thread: Thread, *, is_answered: bool = False) -> tuple[Proposal, ...]:
        """What is due of the conversation; what is not yet stands in `again`. `is_answered`: an
        answer to others is proposed in it as well, and comes first."""
        read = ThreadFeatures(not_thrown_away(thread), self.reader)
        once = read.on(read.thread.without_copies())
        word = own_word_in(once)
        if word is None or is_being_answered(thread, word.mail):
            return ()
        if wants_none_of(self.guidance, "follow_ups", (*word.to, *word.cc)):
            return ()
        found = (self._question(word), self._promise(word, is_answered=is_answered))
        return tuple(one for one in found if one is not None)

    def _question(self, word: OwnWord) -> Proposal | None:
        found = open_question_of(word)
        if found is None or not self._is_due(word, NO_ANSWER, found.at):
            return None
        may_send = not self.guidance.never_does(send_reply.KIND.name)
        if not may_send and self.guidance.never_does(draft_reply.KIND.name):
            return None
        try:
            return follow_up(found, self.engine, self.integration, may_send=may_send)
        except ValidationError:
            return None

    def _promise(self, word: OwnWord, *, is_answered: bool) -> Proposal | None:
        found = open_promise_of(word)
        if found is None or self.guidance.never_does(draft_reply.KIND.name):
            return None
        at = max(found.at, self.reader.now + LATER) if is_answered else found.at
        if not self._is_due(word, PROMISE, at):
            return None
        try:
            return reminder(found, self.engine, self.integration)
        except ValidationError:
            return None

    def _is_due(self, word: OwnWord, why: str, at: datetime) -> bool:
        now = self.reader.now
        if at > now:
            self.again.append(
                LookAgain(
                    integration_id=self.integration.integration_id,
                    capability="mail",
                    ref=word.read.thread.thread_id,
                    why=why,
                    at=at,
                )
            )
        return now - FORGOTTEN_AFTER < at <= now
