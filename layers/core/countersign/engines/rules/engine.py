"""The engine that is always there: no network, no key, the same answer every time."""

from importlib import import_module

from countersign.ports.engine import Answer, CannotAnswer, Question, R

MODULES = {
    "answer_mail": "countersign.engines.rules.questions.answer_mail",
    "judge_thread": "countersign.engines.rules.questions.judge_thread",
    "revise_items": "countersign.engines.rules.questions.revise_items",
    "revise_letter": "countersign.engines.rules.questions.revise_letter",
    "write_again": "countersign.engines.rules.questions.write_again",
}
"""Each has an `answer`. Imported when first asked: who judges mail loads no grammar of orders."""


class RulesEngine:
    """`ports.engine.Engine` by tables."""

    def ask(self, question: Question[R]) -> Answer[R]:
        module = MODULES.get(question.name)
        if module is None:
            raise CannotAnswer(f"Nothing here answers {question.name}.")
        return Answer(import_module(module).answer(question))
