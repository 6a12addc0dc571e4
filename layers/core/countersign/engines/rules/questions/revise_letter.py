"""A mail as a person asks for it, by the tables of commands."""

from countersign.engines.rules.revision.revise import letter
from countersign.ports.questions.revise_letter import RevisedLetter, ReviseLetter


def answer(question: ReviseLetter) -> RevisedLetter:
    return letter(question.text, question.mail, question.reader)
