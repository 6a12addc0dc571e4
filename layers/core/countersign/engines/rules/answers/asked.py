"""Each ask with the line that answers it where nobody has chosen: a fact, or a blank."""

from dataclasses import dataclass

from countersign.domain.languages import Language
from countersign.domain.task.asks import AskState
from countersign.engines.rules.answers.languages.by_language import ANSWER_LINES
from countersign.engines.rules.answers.lines import AnswerLines
from countersign.engines.rules.answers.polar import is_phrase, is_polar
from countersign.engines.rules.answers.receipts import asks_whether_it_came
from countersign.engines.rules.answers.sayable import is_sayable
from countersign.ports.questions.answer_mail import AnswerMail, HeldFact
from countersign.ports.questions.judge_thread import FoundAsk


@dataclass(frozen=True)
class Asked:
    """`line` answers it in the head; `facts` are the ids of those that it leans on. `held` are the
    facts that may answer it."""

    at: int
    ask: FoundAsk
    line: str
    state: AskState
    facts: tuple[str, ...] = ()
    held: tuple[HeldFact, ...] = ()
    is_polar: bool = False

    @property
    def options(self) -> tuple[str, ...]:
        """What can be taken in so many words; all of what is offered, or none of it."""
        offered = tuple(dict.fromkeys(self.ask.options))
        plain = all(is_phrase(one) for one in offered)
        return tuple(one for one in offered if is_sayable(one)) if plain else ()


def all_asked(question: AnswerMail, language: Language) -> tuple[Asked, ...]:
    return tuple(
        _asked(at, ask, tuple(one for one in question.facts if one.ask == at), language)
        for at, ask in enumerate(question.asks)
    )


def _asked(at: int, ask: FoundAsk, held: tuple[HeldFact, ...], language: Language) -> Asked:
    lines = ANSWER_LINES[language]
    documents = [one for one in held if one.kind == "document" and is_sayable(one.text)]
    if len(documents) == 1:
        line = lines.attached.format(name=documents[0].text)
        return Asked(at, ask, line, "answered", (documents[0].id,), held)
    if ask.type == "confirm" and asks_whether_it_came(ask.text):
        return Asked(at, ask, lines.received, "answered")
    polar = is_polar(ask, language) or (ask.type == "document" and not documents)
    return Asked(at, ask, _open(ask, lines, polar=polar), "blank", (), held, polar)


def _open(ask: FoundAsk, lines: AnswerLines, *, polar: bool) -> str:
    left_open = {
        "yes_no": lines.yes_or_no if polar else lines.information,
        "which": lines.information,
        "when": lines.yes_or_no if polar else lines.time_open,
        "how_much": lines.how_much,
        "document": lines.document,
        "information": lines.information,
        "do": lines.whether_done if polar else lines.information,
        "confirm": lines.confirms_open,
        "feedback": lines.feedback,
    }
    return left_open[ask.type]
