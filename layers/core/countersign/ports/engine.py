"""What judges and writes. An engine sees observations, never identifiers it could act on."""

from datetime import datetime
from typing import Literal, Protocol

from countersign.domain.mail import Thread
from countersign.domain.task import Cost
from countersign.domain.values import Value

Standing = Literal["needs_reply", "waiting_for_others", "fyi", "bulk", "automated", "suspicious"]


class Reader(Value):
    """For whom an engine reads: the account's address, its owner's name, and the present."""

    address: str
    name: str
    timezone: str
    now: datetime
    tone: Literal["brief", "friendly", "formal"] = "friendly"
    signature: str = ""


class ThreadJudgement(Value):
    """Where a conversation stands, and the reply it calls for.

    `quote` is copied from the message named by `message_id`, never composed. `body` is the reply's
    text, and it is there exactly when the standing is `needs_reply`.
    """

    standing: Standing
    confidence: float
    why: str
    message_id: str
    quote: str = ""
    body: str = ""
    engine: str = "rules"
    cost: Cost = Cost()


class Engine(Protocol):
    def judge_thread(self, thread: Thread, reader: Reader) -> ThreadJudgement:
        """Judge the conversation as it stands; the thread has at least one delivered message."""
        ...
