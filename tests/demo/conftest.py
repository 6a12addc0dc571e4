"""The demo mailbox in a running sandbox, read as the product reads it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from countersign.agents.email.mailbox_pass import MailboxPass
from countersign.agents.email.unanswered import OwnLetters
from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.mail.mail import Mail, Thread
from countersign.domain.task.proposal import Proposal
from countersign.engines.rules import RulesEngine
from countersign.ports.engine import Reader
from countersign.ports.questions.judge_thread import JudgeThread, ThreadJudgement
from infra.local.demo import Delivery, build, deliver, fresh
from tests.adapters.google.live import Connected, live_sandbox
from tests.factories import account

NOW = datetime.now(ZoneInfo("Europe/Berlin")).replace(microsecond=0)
"""The present: Gmail's clock in the sandbox is the real one."""

ALEX = "alex.demo@sandbox.example"


@dataclass(frozen=True)
class Looked:
    """One conversation, by the name of its newest mail in the script, and what came of it."""

    thread: Thread
    judgement: ThreadJudgement
    proposal: Proposal | None

    @property
    def reply(self) -> Reply | None:
        return reply_in(self.proposal)


@dataclass(frozen=True)
class Scanned:
    deliveries: Sequence[Delivery]
    looked: dict[str, Looked]
    piles: tuple[Proposal, ...]
    own: tuple[Proposal, ...] = ()
    """What is due of Alex's own letters."""

    @property
    def answered(self) -> set[str]:
        """Names of the conversations for which a reply is proposed."""
        return {name for name, found in self.looked.items() if found.reply is not None}

    def of(self, *categories: str) -> set[str]:
        """Names of the conversations whose newest mail is of one of these categories."""
        return {one.name for one in self.deliveries if one.category in categories} & set(
            self.looked
        )

    def mail(self, name: str) -> Mail:
        message_id = next(one.message_id for one in self.deliveries if one.name == name)
        return next(
            mail
            for found in self.looked.values()
            for mail in found.thread.messages
            if mail.rfc_message_id == message_id
        )


@pytest.fixture(scope="session")
def week() -> list[Delivery]:
    return build(ALEX, NOW)


@pytest.fixture(scope="session")
def alex(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connected]:
    with live_sandbox(tmp_path_factory.mktemp("demo")) as sandbox:
        yield Connected(sandbox, account=ALEX)


@pytest.fixture(scope="session")
def scanned(alex: Connected, week: list[Delivery]) -> Scanned:
    """The week, delivered and looked at."""
    deliver(sandbox_url(alex), ALEX, week)
    return look(alex, week)


@pytest.fixture(scope="session")
def scanned_later(alex: Connected, scanned: Scanned) -> Scanned:
    """What arrived after that."""
    later = [one for seed in range(40) for one in fresh(ALEX, NOW, seed)]
    every = list({one.name: one for one in later}.values())
    deliver(sandbox_url(alex), ALEX, every)
    return look(alex, every)


def reply_in(proposal: Proposal | None) -> Reply | None:
    return proposal.action if proposal and isinstance(proposal.action, Reply) else None


def sandbox_url(alex: Connected) -> str:
    return str(alex.box.sandbox.wire.base_url).rstrip("/")  # type: ignore[union-attr] # a client, here


def look(alex: Connected, deliveries: Sequence[Delivery]) -> Scanned:
    names = {one.message_id: one.name for one in deliveries}
    reader = Reader(address=ALEX, name="Alex Demo", timezone="Europe/Berlin", now=NOW)
    engine, integration, session = RulesEngine(), account(account=ALEX), alex.open()
    desk = MailboxPass(reader, integration, session, engine)
    own = OwnLetters(reader, integration, engine)
    due: list[Proposal] = []
    looked: dict[str, Looked] = {}
    for thread_id in session.recent(NOW - timedelta(days=7), at_most=500).thread_ids:
        thread = session.thread(thread_id)
        name = names.get(thread.messages[-1].rfc_message_id)
        if name is not None:
            judgement = engine.ask(JudgeThread(thread=thread, reader=reader)).value
            looked[name] = Looked(thread, judgement, desk.look(thread))
            due += own.look(thread, is_answered=looked[name].proposal is not None)
    return Scanned(deliveries, looked, desk.piles(), tuple(due))


@pytest.fixture(autouse=True)
def aws() -> None:
    """Nothing here speaks with AWS."""
