"""Answering a mail by tables: what the facts say, what can be chosen, and blanks for the rest."""

from collections.abc import Sequence

from countersign.analysis.mail.features import MailFeatures, features_of
from countersign.domain.actions.blanks import blank
from countersign.engines.rules.answers.asked import Asked, all_asked
from countersign.engines.rules.answers.choices import Choice, choices_of, later
from countersign.engines.rules.answers.languages.by_language import ANSWER_LINES
from countersign.engines.rules.replies import echo, letter, signed
from countersign.ports.questions.answer_mail import AnswerMail, MailAnswer, OfferedLetter

_SAYS_ENOUGH = 3
"""Words of an answer that can be understood without what was asked above it."""


def answer(question: AnswerMail) -> MailAnswer:
    language = question.language
    if language is None:
        return _in_no_language(question)
    asked = all_asked(question, language)
    if not asked:
        head = _letter(question, Choice("", whole=ANSWER_LINES[language].received), asked)
        return MailAnswer(head=head, states=())
    found = choices_of(asked, language)
    head = _letter(question, Choice(""), asked)
    settled = {at for choice in found for at in choice.lines}
    left_open = any(one.state != "answered" for one in asked)
    offered = (*found, later(language, question.reader)) if left_open else found
    return MailAnswer(
        head=head,
        choices=tuple(_letter(question, choice, asked) for choice in offered),
        must_choose=bool(found),
        states=tuple("choice" if one.at in settled else one.state for one in asked),
    )


def _in_no_language(question: AnswerMail) -> MailAnswer:
    """The reader's own words alone, over their signature."""
    body = f"{blank('your answer')}\n\n{signed(question.reader, None)}".strip()
    return MailAnswer(head=OfferedLetter(body=body), states=("blank",) * len(question.asks))


def _letter(question: AnswerMail, choice: Choice, asked: Sequence[Asked]) -> OfferedLetter:
    read = features_of(question.thread, question.reader, question.read)
    mail = next(one for one in question.thread.messages if one.message_id == question.message_id)
    return OfferedLetter(
        label=choice.label,
        body=_body(question, read.of(mail), choice, asked),
        facts=(
            *choice.facts,
            *(fact for one in asked if not choice.whole for fact in one.facts),
        ),
    )


def _body(
    question: AnswerMail, message: MailFeatures, choice: Choice, asked: Sequence[Asked]
) -> str:
    language = question.language or "en"
    if choice.whole:
        return letter([choice.whole], message, language, question.reader, opens=bool(asked))
    said = [(one, choice.lines.get(one.at, one.line)) for one in asked]
    spoken = [(one, line) for one, line in said if line]
    paragraphs = [
        paragraph
        for one, line in spoken
        for paragraph in (*(echo(one.ask.text) if _needs_its_question(line, spoken) else ()), line)
    ]
    return letter(paragraphs, message, language, question.reader)


def _needs_its_question(line: str, spoken: Sequence[tuple[Asked, str]]) -> bool:
    return len(spoken) > 1 or line.startswith("⟦") or len(line.split()) < _SAYS_ENOUGH
