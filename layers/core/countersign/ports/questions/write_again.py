"""A letter below the reader's own last one: to ask once more, or to do what they promised in it."""

from typing import ClassVar, Literal

from countersign.domain.languages import Language
from countersign.domain.mail.mail import Thread
from countersign.domain.values import Value
from countersign.ports.engine import Question, Reader


class AgainLetter(Value):
    """What is proposed to be sent. What only the reader knows is a blank
    (`domain.actions.blanks`)."""

    body: str


class WriteAgain(Question[AgainLetter]):
    """Write in a conversation in which the reader wrote last, or promised something.

    `message_id` is their own message, in whose language and manner it is to be. `hands_over`: what
    they promised is to be given, and not just told. `subject` is what the conversation is about,
    where that may be said; it may be a stranger's words.
    """

    name: ClassVar[str] = "write_again"

    thread: Thread
    message_id: str
    reader: Reader
    language: Language
    occasion: Literal["asks_again", "keeps_promise"]
    subject: str = ""
    hands_over: bool = False
