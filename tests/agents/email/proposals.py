"""What the email agent proposes of a thread, and an engine that would answer anything."""

from typing import Any

from countersign.domain.mail.mail import Mail, Thread
from countersign.domain.task.proposal import Proposal
from countersign.ports.questions.judge_thread import ThreadJudgement
from tests.builders import desk, thread
from tests.fakes.engine import ToldEngine

ALICE = "alice@partner.example"


class Obliging(ToldEngine):
    """An engine that would answer anything, with any quote."""

    def __init__(self, *, body: str = "Yes.", **fields: Any) -> None:
        self.body = body
        self.fields = fields
        self.seen: list[str] = []

    def judge(self, thread: Thread) -> ThreadJudgement:
        newest = thread.delivered[-1]
        self.seen.append(newest.text)
        return ThreadJudgement(
            **{
                "status": "needs_reply",
                "confidence": 0.9,
                "why": "Because.",
                "message_id": newest.message_id,
            }
            | self.fields
        )


def proposed(
    *messages: Mail | str, written_to: tuple[str, ...] = (), engine: Any = None, **about_reader: Any
) -> Proposal | None:
    return desk(written_to=written_to, engine=engine, **about_reader).look(thread(*messages))


def reply(*messages: Mail | str, **more: Any) -> Proposal:
    found = proposed(*messages, **more)
    assert found is not None
    return found
