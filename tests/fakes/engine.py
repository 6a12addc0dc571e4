"""An engine whose judgement a test says, and whose letter is whatever the test wants."""

from typing import cast

from countersign.domain.mail.mail import Thread
from countersign.ports.engine import Answer, Question, R
from countersign.ports.questions.answer_mail import AnswerMail, MailAnswer, OfferedLetter
from countersign.ports.questions.judge_thread import JudgeThread, ThreadJudgement
from countersign.ports.questions.write_again import AgainLetter, WriteAgain


class ToldEngine:
    """`judge` says what it makes of a conversation; its letter is the `body`."""

    body = "Gladly."

    def ask(self, question: Question[R]) -> Answer[R]:
        if isinstance(question, AnswerMail):
            states = ("answered",) * len(question.asks)
            return Answer(cast("R", MailAnswer(head=OfferedLetter(body=self.body), states=states)))
        if isinstance(question, WriteAgain):
            return Answer(cast("R", AgainLetter(body=self.body)))
        assert isinstance(question, JudgeThread)
        return Answer(cast("R", self.judge(question.thread)))

    def judge(self, thread: Thread) -> ThreadJudgement:
        raise NotImplementedError
