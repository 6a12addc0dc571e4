"""The letter that answers a mail, and the other letters that would."""

from typing import ClassVar, Literal

from pydantic import Field

from countersign.domain.languages import Language
from countersign.domain.mail.mail import Thread
from countersign.domain.task.asks import AskState
from countersign.domain.values import Value
from countersign.ports.engine import Question, Reader
from countersign.ports.questions.judge_thread import FoundAsk


class HeldFact(Value):
    """Something of the reader's own mail that answers an ask. `ask` is its place among the asks.

    A `document` is attached by whoever asked, to each letter that names its `id`; `text` is its
    name. Of an `earlier` answer `text` is what the reader wrote then, and may be written again.
    """

    id: str
    ask: int
    kind: Literal["document", "earlier"]
    text: str


class OfferedLetter(Value):
    """`label` says in a few words what it comes to, in English; empty for the head. `facts` are the
    ids of those that it leans on."""

    body: str
    label: str = ""
    facts: tuple[str, ...] = ()


class MailAnswer(Value):
    """`head` is what is proposed; each of the `choices` is a complete letter in its place. Where
    the reader `must_choose`, the head is none that could be sent: it is for those who write their
    own answer. `states` say of each ask, in order, how it is dealt with.

    Nothing is claimed that is not in the mail, in a fact or in the choice itself: what only the
    reader knows is a blank (`domain.actions.blanks`).
    """

    head: OfferedLetter
    choices: tuple[OfferedLetter, ...] = ()
    must_choose: bool = False
    states: tuple[AskState, ...]


class AnswerMail(Question[MailAnswer]):
    """Write the answer to one message of a conversation, whose open asks are known.

    `message_id` is the message that is answered. `language` is the letter's; None where nobody can
    tell, and then not a word of ours is written.
    """

    name: ClassVar[str] = "answer_mail"

    thread: Thread
    message_id: str
    reader: Reader
    language: Language | None
    asks: tuple[FoundAsk, ...]
    facts: tuple[HeldFact, ...] = ()
    read: object = Field(default=None, exclude=True, repr=False)
    """As in `JudgeThread`."""
