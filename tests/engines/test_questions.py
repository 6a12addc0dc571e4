"""Every question has an engine that answers it, and one that nobody knows is not answered."""

from importlib import import_module
from pathlib import Path
from typing import ClassVar

import pytest

from countersign.engines.rules import RulesEngine
from countersign.engines.rules.engine import MODULES
from countersign.ports import questions
from countersign.ports.engine import CannotAnswer, Question

FOLDER = Path(next(iter(questions.__path__)))
HERE = Path(__file__)
QUESTIONS = sorted(path.stem for path in FOLDER.glob("[!_]*.py"))


ANSWERS = FOLDER.parents[1] / "engines/rules/questions"


def test_the_tables_answer_every_question_there_is() -> None:
    files = {path.stem for path in ANSWERS.glob("[!_]*.py")}

    assert [f"ports/questions/{name}.py" for name in {*MODULES, *files} - {*QUESTIONS}] == []
    assert [f"engines/rules/questions/{name}.py" for name in {*QUESTIONS} - files] == []
    assert [f"engines/rules/engine.py: {name}" for name in {*QUESTIONS} - {*MODULES}] == []
    assert list(MODULES) == QUESTIONS, "not in order of name"
    for name, module in MODULES.items():
        assert module == f"countersign.engines.rules.questions.{name}"
        assert callable(import_module(module).answer)


def test_what_is_answered_to_every_question_is_tested() -> None:
    tests = "".join(path.read_text() for path in HERE.parent.glob("*.py") if path != HERE)

    assert [name for name in QUESTIONS if f"ports.questions.{name} import" not in tests] == []


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_goes_by_the_name_of_its_file(name: str) -> None:
    module = import_module(f"countersign.ports.questions.{name}")
    named = {
        said
        for found in vars(module).values()
        if isinstance(found, type)
        and issubclass(found, Question)
        and (said := getattr(found, "name", None))
    }

    assert named == {name}


class Weather(Question[str]):
    name: ClassVar[str] = "weather"


def test_what_nobody_knows_to_answer_is_not_answered() -> None:
    with pytest.raises(CannotAnswer):
        RulesEngine().ask(Weather())
