"""What answers a judged conversation: the engine's letters, held to what it may say."""

from collections.abc import Sequence
from dataclasses import dataclass

from countersign.agents.email.display import line
from countersign.analysis.mail.one_time_secrets import holds_secret
from countersign.domain.languages import Language
from countersign.domain.mail.mail import Mail
from countersign.domain.says import Says
from countersign.domain.task.alternative import ALTERNATIVES_AT_MOST
from countersign.domain.task.asks import ASK_SHOWN_AT_MOST, ASKS_AT_MOST, TaskAsk
from countersign.ports.engine import Answer, Engine, Reader
from countersign.ports.questions.answer_mail import (
    AnswerMail,
    HeldFact,
    MailAnswer,
    OfferedLetter,
)
from countersign.ports.questions.judge_thread import FoundAsk


@dataclass(frozen=True)
class MailLetters:
    """The letters of an answer, and the asks with what becomes of each of them."""

    answer: Answer[MailAnswer]
    asks: tuple[TaskAsk, ...]

    @property
    def head(self) -> OfferedLetter:
        return self.answer.value.head

    @property
    def choices(self) -> tuple[OfferedLetter, ...]:
        """Those that differ from the head and from each other, with labels of their own."""
        bodies, labels = {self.head.body}, {""}
        kept = []
        for one in self.answer.value.choices:
            key = (one.body, *one.facts)
            if one.label in labels or "\n".join(key) in bodies:
                continue
            labels.add(one.label)
            bodies.add("\n".join(key))
            kept.append(one)
        return tuple(kept[:ALTERNATIVES_AT_MOST])

    @property
    def must_choose(self) -> bool:
        return self.answer.value.must_choose and bool(self.choices)


def asked_of(messages: Sequence[Mail], found: Sequence[FoundAsk]) -> tuple[FoundAsk, ...]:
    """Those of an engine's asks that stand where it says, and show no code or secret link."""
    by_id = {mail.message_id: mail for mail in messages}
    return tuple(
        ask
        for ask in found[:ASKS_AT_MOST]
        if (mail := by_id.get(ask.message_id)) is not None
        and ask.text
        and (ask.text in mail.text or ask.text in mail.subject)
        and not holds_secret(ask.text)
    )


def letters_for(
    engine: Engine,
    question: AnswerMail,
    said: dict[str, Says] | None = None,
) -> MailLetters:
    """`said` says of a fact, by its id, whence it is."""
    answer = engine.ask(question)
    known = said or {}
    states = answer.value.states
    return MailLetters(
        answer=answer,
        asks=tuple(
            TaskAsk(
                type=ask.type,
                text=line(ask.text, ASK_SHOWN_AT_MOST),
                state=states[at] if at < len(states) else "open",
                by=_says(at, question.facts, known),
            )
            for at, ask in enumerate(question.asks)
        ),
    )


def _says(at: int, facts: Sequence[HeldFact], said: dict[str, Says]) -> Says | None:
    return next((said[one.id] for one in facts if one.ask == at and one.id in said), None)


def language_of_answer(reader: Reader, found: Language | None) -> Language | None:
    """What the person told their agent comes before the language of what they answer."""
    return reader.manner.language or found
