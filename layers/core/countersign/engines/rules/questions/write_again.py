"""Writing below one's own letter by tables: two sentences, begun and ended as that letter was."""

import re

from countersign.analysis.mail.features import MailFeatures
from countersign.analysis.mail.names import PersonName, name_of
from countersign.domain.mail.mail import Mail
from countersign.engines.rules.again_lines import AGAIN_LINES
from countersign.engines.rules.replies import foot, greeting
from countersign.ports.questions.write_again import AgainLetter, WriteAgain

_GREETING_WORDS = 6
_GREETING = re.compile(r"[^\W\d_][^\n\d<>⟦⟧\[\]{}@/?:]{1,48}[,!:]")


def answer(question: WriteAgain) -> AgainLetter:
    said = _first(question)
    if question.occasion == "asks_again":
        said = f"{said} {AGAIN_LINES[question.language].wish}"
    hello = _hello(question)
    if not hello.endswith(","):
        said = f"{said[:1].upper()}{said[1:]}"
    form = question.reader.manner.form(question.language)
    parts = (hello, said, foot(question.language, question.reader, form))
    return AgainLetter(body="\n\n".join(filter(None, parts)))


def _first(question: WriteAgain) -> str:
    lines, about = AGAIN_LINES[question.language], question.subject
    if question.occasion == "asks_again":
        return lines.asks.format(about=about) if about else lines.asks_plainly
    if question.hands_over:
        return lines.hands_over
    return lines.tells.format(about=about) if about else lines.tells_plainly


def _hello(question: WriteAgain) -> str:
    """What the person told us to begin with; else how they began their own letter; else ours."""
    reader, language = question.reader, question.language
    own = next(one for one in question.thread.messages if one.message_id == question.message_id)
    if not reader.manner.greets(language):
        return ""
    first = next((line.strip() for line in own.text[:400].split("\n") if line.strip()), "")
    if reader.manner.greeting(language) is None and _is_greeting(first):
        return first
    return greeting(_name_of(question, own), language, reader, reader.manner.form(language))


def _is_greeting(line: str) -> bool:
    return _GREETING.fullmatch(line) is not None and len(line.split()) <= _GREETING_WORDS


def _name_of(question: WriteAgain, own: Mail) -> PersonName | None:
    """Of the one it went to, where they wrote in the conversation themselves."""
    if len(own.to) != 1:
        return None
    theirs = (one for one in reversed(question.thread.messages) if one.sender == own.to[0])
    return next((name_of(MailFeatures(one)) for one in theirs), None)
