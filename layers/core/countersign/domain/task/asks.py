"""What the mails behind a task ask of the person, and how each of it is dealt with."""

from typing import Annotated, Literal

from pydantic import Field

from countersign.domain.says import Says
from countersign.domain.values import Value

AskType = Literal[
    "yes_no",
    "which",
    "when",
    "how_much",
    "document",
    "information",
    "do",
    "confirm",
    "feedback",
]
"""What sort of answer it wants: a yes or no, one of several that are offered, a time, a number or
amount, a file, any other fact, a deed, word that something is right or has come, an opinion."""

AskState = Literal["answered", "choice", "blank", "open"]
"""`answered` by the words that are proposed; by whichever of the alternatives is chosen; by what
the person writes into a blank; `open`: nothing that is proposed says a word of it."""

ASKS_AT_MOST = 12
ASK_SHOWN_AT_MOST = 240


class TaskAsk(Value):
    """`text` is a stranger's: the sentence that asks, shortened. `by` says whence the fact is that
    answers it, and of when, where we hold one."""

    type: AskType
    text: Annotated[str, Field(max_length=ASK_SHOWN_AT_MOST)]
    state: AskState
    by: Says | None = None


Asks = Annotated[tuple[TaskAsk, ...], Field(max_length=ASKS_AT_MOST)]
