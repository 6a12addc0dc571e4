"""What the tables of the domain do not say yet of kinds and providers: words and shape."""

from dataclasses import dataclass
from typing import Literal

Shape = Literal["letter", "items", "event", "record"]


@dataclass(frozen=True)
class KindWords:
    """While it runs, once it is done, what it is, what a rule of it does, and its shape."""

    doing: str
    done: str
    noun: str
    rule_does: str
    shape: Shape


@dataclass(frozen=True)
class ProviderWords:
    """`reads`: what of it is read, by the name that the provider gives it."""

    title: str
    reads: str


KINDS: dict[str, KindWords] = {
    "email.archive": KindWords(
        "Archiving", "Archived", "Archive", "Archive conversations", "items"
    ),
    "email.draft_reply": KindWords(
        "Saving the draft", "Draft saved", "Draft reply", "Save draft replies", "letter"
    ),
    "email.label": KindWords("Labelling", "Labelled", "Label", "Label conversations", "items"),
    "email.mark_read": KindWords(
        "Marking as read", "Marked as read", "Mark as read", "Mark conversations as read", "items"
    ),
    "email.send_reply": KindWords(
        "Sending the reply", "Reply sent", "Reply", "Send replies", "letter"
    ),
}

PROVIDERS: dict[str, ProviderWords] = {"google": ProviderWords("Google", "Gmail")}
