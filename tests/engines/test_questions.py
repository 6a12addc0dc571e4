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
QUESTIONS = sorted(path.stem for path in FOLDER.glob("[!_]*.py"))


def test_the_tables_answer_every_question_there_is() -> None:
    assert list(MODULES) == QUESTIONS
    for name, module in MODULES.items():
        assert module == f"countersign.engines.rules.questions.{name}"
        assert callable(import_module(module).answer)


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
