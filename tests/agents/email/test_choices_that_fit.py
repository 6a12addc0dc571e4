"""What can be chosen from stands in one row; however much it is, a reply is proposed."""

from typing import cast

from countersign.ports.engine import Answer, Question, R
from countersign.ports.questions.answer_mail import AnswerMail, MailAnswer, OfferedLetter
from tests.agents.email.proposals import Obliging
from tests.builders import desk, thread


class LongWinded(Obliging):
    """Has nine letters to choose from, each of as many characters."""

    def __init__(self, characters: int) -> None:
        super().__init__()
        self.characters = characters

    def ask(self, question: Question[R]) -> Answer[R]:
        if not isinstance(question, AnswerMail):
            return super().ask(question)
        choices = tuple(
            OfferedLetter(body=f"{n}{'x' * self.characters}", label=f"Way {n}") for n in range(9)
        )
        states = ("choice",) * len(question.asks)
        head = OfferedLetter(body="⟦your answer⟧")
        return Answer(
            cast("R", MailAnswer(head=head, choices=choices, must_choose=True, states=states))
        )


def test_choices_that_are_too_long_together_are_as_many_as_there_is_room_for() -> None:
    found = desk(engine=LongWinded(15_000)).look(thread("Could you come on Friday?"))

    assert found is not None
    assert [one.label for one in found.alternatives] == [f"Way {n}" for n in range(6)]
    assert found.must_choose


def test_all_are_there_where_there_is_room() -> None:
    found = desk(engine=LongWinded(100)).look(thread("Could you come on Friday?"))

    assert found is not None
    assert len(found.alternatives) == 9
