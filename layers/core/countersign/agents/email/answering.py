"""What answers a judged conversation: the engine's letters, held to what it may say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from countersign.agents.email.display import line
from countersign.agents.email.documents import FoundDocument, documents_for
from countersign.agents.email.earlier import earlier_answers
from countersign.agents.email.looking_up import looked_up
from countersign.agents.email.recipients import Recipients
from countersign.agents.email.voices import in_their_voice
from countersign.analysis.mail.features import ThreadFeatures
from countersign.analysis.mail.one_time_secrets import holds_secret
from countersign.domain.mail.mail import Mail
from countersign.domain.says import Says
from countersign.domain.task.alternative import ALTERNATIVES_AT_MOST
from countersign.domain.task.asks import ASK_SHOWN_AT_MOST, ASKS_AT_MOST, TaskAsk
from countersign.ports.engine import Answer, Engine, Reader
from countersign.ports.mail import Mailbox
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
    documents: tuple[FoundDocument, ...] = ()

    def attached_to(self, letter: OfferedLetter) -> tuple[FoundDocument, ...]:
        """What the letter leans on, each file once."""
        named = [one for one in self.documents if one.fact.id in letter.facts]
        return tuple({(one.document.message_id, one.document.part): one for one in named}.values())

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


@dataclass(frozen=True)
class Answering:
    """Answers what one mailbox gets: looks in it for what answers an ask, and has the engine write.

    What a search does not tell is left open. That the provider is busy or does not let us in
    passes through, and `CannotAnswer`.
    """

    engine: Engine
    mail: Mailbox
    reader: Reader

    def letters(
        self, read: ThreadFeatures, found: Sequence[FoundAsk], recipients: Recipients
    ) -> MailLetters:
        """For the asks that were found, of which those count that stand where they are said to."""
        asks = asked_of(read.thread.delivered, found)
        earlier = self._earlier(read, asks, recipients)
        documents: tuple[FoundDocument, ...] = looked_up(
            lambda: documents_for(read, asks, self.mail, self.reader), otherwise=()
        )
        reader, language = in_their_voice(read, self.mail, self.reader)
        question = AnswerMail(
            thread=read.thread,
            message_id=read.newest.mail.message_id,
            reader=reader,
            language=language,
            asks=asks,
            facts=(*earlier, *(one.fact for one in documents)),
            read=read,
        )
        said = {fact.id: says for fact, says in earlier.items()}
        said |= {one.fact.id: one.says for one in documents}
        made = _with_standings(self.engine.ask(question), question, said)
        return replace(made, documents=documents)

    def _earlier(
        self, read: ThreadFeatures, asks: Sequence[FoundAsk], recipients: Recipients
    ) -> dict[HeldFact, Says]:
        """Nothing for strangers: what was told to one person is not for whoever asks the same."""
        if read.newest.mail.dmarc != "pass" or not recipients.are_known:
            return {}
        return looked_up(lambda: earlier_answers(asks, self.mail, self.reader), otherwise={})


def _with_standings(
    answer: Answer[MailAnswer], question: AnswerMail, said: Mapping[str, Says]
) -> MailLetters:
    """`said` says of a fact, by its id, whence it is."""
    states = answer.value.states
    return MailLetters(
        answer=answer,
        asks=tuple(
            TaskAsk(
                type=ask.type,
                text=line(ask.text, ASK_SHOWN_AT_MOST),
                state=states[at] if at < len(states) else "open",
                by=_says(at, question.facts, said),
            )
            for at, ask in enumerate(question.asks)
        ),
    )


def _says(at: int, facts: Sequence[HeldFact], said: Mapping[str, Says]) -> Says | None:
    return next((said[one.id] for one in facts if one.ask == at and one.id in said), None)
