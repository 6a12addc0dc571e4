"""What stays of many things, as a person asks for it."""

from typing import ClassVar

from countersign.domain.values import Value
from countersign.ports.engine import Question, Reader


class PileLine(Value):
    """A conversation of a pile, as the person sees it."""

    sender: str
    subject: str


class KeptItems(Value):
    """The positions of the lines that stay, or else `refusal` says to the person what was not done.
    `unclear`: because it was not understood."""

    kept: tuple[int, ...] = ()
    refusal: str | None = None
    unclear: bool = False


class ReviseItems(Question[KeptItems]):
    """Only `text` is the person's; the lines may quote a stranger."""

    name: ClassVar[str] = "revise_items"

    text: str
    lines: tuple[PileLine, ...]
    reader: Reader
