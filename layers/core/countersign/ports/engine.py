"""What judges and writes. An engine sees observations, never identifiers it could act on."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Generic, Literal, Protocol, TypeVar

from countersign.domain.errors import DomainError
from countersign.domain.guidance.guidance import Manner
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
    absence proves nothing. `manner` is how their letters are written, besides the tone.
    `instructions` is what they told the agent in their own words, for an engine that reads: what
    holds of it by the tables is in the manner already.
    """

    address: str
    own: frozenset[str] = frozenset()
    letters_from: str = ""
    name: str
    timezone: str
    now: datetime
    tone: Literal["brief", "friendly", "formal"] = "friendly"
    manner: Manner = Manner()
    instructions: str = ""
    signature: str = ""
    correspondents: frozenset[str] = frozenset()


FREE = Cost()

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class Question(Value, Generic[R]):
    """What an engine is asked: data, and the type of its answer. Each stands in `ports/questions/`.

    A stranger's words are in it; what they ask for is never done because they ask.
    """

    name: ClassVar[str]


@dataclass(frozen=True)
class Answer(Generic[R_co]):
    """The answer, which engine gave it, and what that cost."""

    value: R_co
    engine: str = "rules"
    cost: Cost = FREE


class CannotAnswer(DomainError):
    """This engine has no answer to the question; another one may."""

    code = "cannot_answer"


class Engine(Protocol):
    def ask(self, question: Question[R]) -> Answer[R]:
        """Raises CannotAnswer."""
        ...
