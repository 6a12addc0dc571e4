"""Ada's mailbox, an engine that wants a reply to everything, and how a scan went."""

from typing import Any

from countersign.domain.mail.mail import Thread
from countersign.ports.questions.judge_thread import ThreadJudgement
from tests.factories import USER
from tests.fakes.engine import ToldEngine
from tests.fakes.system import SettableClock
from tests.fakes.users import InMemoryAgents

ADA = "ada@example.com"
LETTERS = "letters@countersign.example"
NEWS: dict[str, Any] = {
    "text": "This week in design.",
    "subject": "Grid 214",
    "sender": "weekly@grid.example",
    "headers": {"list-unsubscribe": "<https://grid.example/u>"},
}


class EagerEngine(ToldEngine):
    """Finds that everything needs a reply; `seconds` is how long it thinks."""

    def __init__(self, clock: SettableClock) -> None:
        self.clock = clock
        self.seconds = 0.0
        self.judged: list[str] = []

    def judge(self, thread: Thread) -> ThreadJudgement:
        self.clock.wait(seconds=self.seconds)
        newest = thread.delivered[-1]
        self.judged.append(newest.message_id)
        return ThreadJudgement(
            status="needs_reply",
            confidence=0.9,
            why="Somebody asks.",
            message_id=newest.message_id,
            quote=newest.text,
        )


def scanned(agents: InMemoryAgents) -> tuple[str, int, int]:
    mine = agents.get(USER, "agt_1")
    assert mine is not None
    assert mine.last_scan is not None
    return mine.last_scan.phase, mine.last_scan.read, mine.last_scan.proposed
