"""What stays of a pile as a person asks for it, by the tables of commands."""

from countersign.engines.rules.revision.revise import items
from countersign.ports.questions.revise_items import KeptItems, ReviseItems


def answer(question: ReviseItems) -> KeptItems:
    return items(question.text, question.lines)
