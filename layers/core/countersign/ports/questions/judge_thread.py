"""Where a conversation stands, and the reply it calls for."""

from typing import ClassVar

from pydantic import Field

from countersign.domain.mail.mail import Thread
from countersign.domain.says import Says
from countersign.domain.task.asks import AskType
from countersign.domain.values import Value
from countersign.ports.engine import Question, Reader, ThreadStatus


class FoundAsk(Value):
    """One thing that is asked of the reader. `text` is the sentence, copied from the text or
    subject of the message that it names. `options` are what it offers to choose from, `wanted`
    names what it would have sent; both in its own words."""

    type: AskType
    text: str
    message_id: str
    options: tuple[str, ...] = ()
    wanted: str = ""


class ThreadJudgement(Value):
    """`message_id` names the newest message, or an earlier one of others since the reader's own
    last, if that one asks and the later ones leave it open. `quote` is copied from that message's
    text or subject, never composed. `asks` is everything that is open, oldest first, and empty
    unless the status is `needs_reply`. `says` is the reason where it is one of our own sentences.
    """

    status: ThreadStatus
    confidence: float
    why: str
    says: Says | None = None
    message_id: str
    quote: str = ""
    asks: tuple[FoundAsk, ...] = ()


class JudgeThread(Question[ThreadJudgement]):
    """Judge the conversation as it stands; it has at least one delivered message."""

    name: ClassVar[str] = "judge_thread"

    thread: Thread
    reader: Reader
    read: object = Field(default=None, exclude=True, repr=False)
    """What whoever asks has read in the thread before: no part of what is asked, and of a type that
    only they and some engines know. Any other engine reads the thread."""
