"""A mail as a person asks for it."""

from typing import ClassVar

from countersign.domain.values import Value
from countersign.ports.engine import Question, Reader


class Wording(Value):
    """What an engine may put differently in a mail."""

    to: tuple[str, ...]
    cc: tuple[str, ...]
    subject: str
    body: str


class RevisedLetter(Value):
    """All of what was asked for, or nothing: the whole mail anew, or else `refusal` says to the
    person what was not done. `unclear`: because it was not understood."""

    mail: Wording | None = None
    refusal: str | None = None
    unclear: bool = False


class ReviseLetter(Question[RevisedLetter]):
    """Do what the person asks, inventing nothing.

    Only `text` is theirs; the mail's subject and body may quote a stranger.
    """

    name: ClassVar[str] = "revise_letter"

    text: str
    mail: Wording
    reader: Reader
