"""A case as the scan would look at it: what the agent proposes, and the letters it asked for."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache, cached_property
from time import process_time
from zoneinfo import ZoneInfo

from countersign.agents.agent import Briefing
from countersign.agents.email.agent import EmailPass
from countersign.agents.email.follow_up import NO_ANSWER
from countersign.agents.email.promises import PROMISE
from countersign.analysis.mail.features import ThreadFeatures
from countersign.analysis.mail.overtaken import not_thrown_away
from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.capabilities import Capability
from countersign.domain.guidance.guidance import Guidance
from countersign.domain.integration import Integration
from countersign.domain.look_again import LookAgain
from countersign.domain.mail.mail import Mail, Thread
from countersign.domain.task.proposal import Proposal
from countersign.domain.users.preferences import Preferences
from countersign.engines.rules import RulesEngine
from countersign.ports.engine import Answer, Question, R, Reader, ThreadStatus
from countersign.ports.questions.answer_mail import AnswerMail
from countersign.ports.questions.judge_thread import FoundAsk, JudgeThread, ThreadJudgement
from countersign.ports.sources import Observation
from tests.builders import integration
from tests.evals.cases import Case, all_cases
from tests.evals.mailbox import NAME, NOW, ROBIN, mailbox_of
from tests.fakes.mailbox import FakeMailbox

BERLIN = "Europe/Berlin"
LETTERS = "letters@countersign.example"


@dataclass
class ListeningEngine:
    """The rules, and what they were asked for a letter."""

    rules: RulesEngine = field(default_factory=RulesEngine)
    letters: list[AnswerMail] = field(default_factory=list)

    def ask(self, question: Question[R]) -> Answer[R]:
        if isinstance(question, AnswerMail):
            self.letters.append(question)
        return self.rules.ask(question)


@dataclass(frozen=True)
class OneMailbox:
    """All that can be opened."""

    box: FakeMailbox

    def open(self, integration: Integration, capability: Capability) -> FakeMailbox:
        return self.box


@dataclass(frozen=True)
class Played:
    """What came of a case, and how long it took, in milliseconds of the processor's time. `again`:
    why the conversation is looked at again, and on which day in Berlin; `reminded`: for which of
    these reasons something is proposed by then."""

    case: Case
    thread: Thread
    box: FakeMailbox
    proposals: tuple[Proposal, ...]
    letters: tuple[AnswerMail, ...]
    again: dict[str, date]
    reminded: frozenset[str]
    took: float

    @cached_property
    def reader(self) -> Reader:
        return reader_of(self.box, self.case)

    @cached_property
    def read(self) -> ThreadFeatures:
        return ThreadFeatures(not_thrown_away(self.thread), self.reader)

    @property
    def newest(self) -> Mail:
        return self.thread.delivered[-1]

    @property
    def reply(self) -> Proposal | None:
        """To what others wrote; what the person's own letters call for is another matter."""
        return next(
            (
                one
                for one in self.proposals
                if isinstance(one.action, Reply) and not {NO_ANSWER, PROMISE} & {*one.source_ids}
            ),
            None,
        )

    @property
    def actions(self) -> tuple[Reply, ...]:
        """Every letter that could be signed: what is proposed, and what may be chosen."""
        if self.reply is None:
            return ()
        offered = (self.reply.action, *(one.action for one in self.reply.alternatives))
        return tuple(one for one in offered if isinstance(one, Reply))

    @cached_property
    def judgement(self) -> ThreadJudgement:
        """The engine's, also where the agent settled it before it would have asked."""
        question = JudgeThread(thread=self.read.thread, reader=self.reader, read=self.read)
        return RulesEngine().ask(question).value

    @property
    def status(self) -> ThreadStatus:
        if self.reply is not None:
            return "needs_reply"
        found = self.judgement.status
        return "fyi" if found == "needs_reply" else found

    @property
    def asks(self) -> tuple[FoundAsk, ...]:
        if self.reply is None:
            return ()
        return self.letters[-1].asks if self.letters else ()


def briefing(now: datetime = NOW) -> Briefing:
    return Briefing(
        name=NAME,
        timezone=BERLIN,
        preferences=Preferences(),
        guidance=Guidance(),
        instructions="",
        own=frozenset({ROBIN}),
        letters_from=LETTERS,
        now=now,
    )


def reader_of(box: FakeMailbox, case: Case) -> Reader:
    sender = case.newest.address
    known = frozenset({sender}) if sender and box.has_written_to(sender) else frozenset()
    return Reader(
        address=ROBIN,
        name=NAME,
        timezone=BERLIN,
        now=NOW,
        letters_from=LETTERS,
        correspondents=known,
    )


def play(case: Case) -> Played:
    box, thread_id = mailbox_of(case)
    engine = ListeningEngine()
    thread = box.thread(thread_id)
    seen = Observation(integration(account=ROBIN), "mail", thread_id, thread)
    begun = process_time()
    agent = EmailPass(briefing(), OneMailbox(box), engine)
    proposals = (*agent.look(seen), *agent.finish())
    took = (process_time() - begun) * 1_000
    again = tuple(agent.again())
    return Played(
        case,
        thread,
        box,
        proposals,
        letters=tuple(engine.letters),
        again={one.why: one.at.astimezone(ZoneInfo(BERLIN)).date() for one in again},
        reminded=frozenset(one.why for one in again if _when_due(one, seen, box)),
        took=took,
    )


def _when_due(look: LookAgain, seen: Observation[Thread], box: FakeMailbox) -> bool:
    """Whether something is proposed on the day, nothing having come."""
    agent = EmailPass(briefing(look.at), OneMailbox(box), RulesEngine())
    return bool(agent.look(replace(seen, due=look.why)))


@cache
def play_all() -> tuple[Played, ...]:
    """All cases, played once in a process."""
    return tuple(map(play, all_cases()))
