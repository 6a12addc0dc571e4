"""What judges and writes. An engine sees observations, never identifiers it could act on."""

from datetime import datetime
from typing import Literal, Protocol

from countersign.domain.mail.mail import Thread
from countersign.domain.task.task import Cost
from countersign.domain.values import Value

ThreadStatus = Literal[
    "needs_reply",
    "waiting_for_others",
    "fyi",
    "newsletter",
    "receipt",
    "notification",
    "cold",
    "suspicious",
]
"""Where a conversation stands with its reader.

`fyi` wants nothing, or nothing that an answer would settle (a bill is paid, not answered).
`newsletter` went to many, `notification` was written by a program about something that happened,
`receipt` tells of what was ordered or paid. `cold` is a stranger who wants to sell. `suspicious` is
not what it says it is.
"""


class Reader(Value):
    """For whom an engine reads: the account's address, its owner's name, and the present.

    `own` are the reader's further addresses: aliases, and other accounts. `letters_from` is the
    address that our own letters to the reader come from. `correspondents` are addresses of which
    the mailbox itself says that the reader has written to them; it is asked about few, so that
    absence proves nothing.
    """

    address: str
    own: frozenset[str] = frozenset()
    letters_from: str = ""
    name: str
    timezone: str
    now: datetime
    tone: Literal["brief", "friendly", "formal"] = "friendly"
    signature: str = ""
    correspondents: frozenset[str] = frozenset()


class ThreadJudgement(Value):
    """Where a conversation stands, and the reply it calls for.

    `message_id` names the newest message, or an earlier one of others since the reader's own last,
    if that one asks and the later ones leave it open. `quote` is copied from that message's text or
    subject, never composed. `body` is the reply's text, and it is there exactly when the standing
    is `needs_reply`.
    """

    standing: ThreadStatus
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


class Wording(Value):
    """What an engine may put differently in a mail."""

    to: tuple[str, ...]
    cc: tuple[str, ...]
    subject: str
    body: str


class PileLine(Value):
    """A conversation of a pile, as the person sees it."""

    sender: str
    subject: str


class Instruction(Value):
    """A person's own words about a task, and what they are about: a mail, or the lines of a pile.

    Only `text` is theirs; a mail's subject and body, and the lines, may quote a stranger.
    """

    text: str
    mail: Wording | None = None
    pile: tuple[PileLine, ...] = ()


class Rewriting(Value):
    """What an engine made of an instruction: all of it, or nothing.

    `mail` is the whole mail anew, `kept` the positions of the lines that stay in the pile; or else
    `refusal` says to the person what was not done. `unclear`: because it was not understood.
    """

    mail: Wording | None = None
    kept: tuple[int, ...] = ()
    refusal: str | None = None
    unclear: bool = False
    engine: str = "rules"
    cost: Cost = Cost()


class Rewriter(Protocol):
    def rewrite(self, instruction: Instruction, reader: Reader) -> Rewriting:
        """Do what the person asks, inventing nothing."""
        ...
