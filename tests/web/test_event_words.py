import ast
import re
from collections.abc import Iterator
from pathlib import Path

from countersign.domain.task import transitions
from infra.web.toolchain import WEB

TRANSITIONS = Path(next(iter(transitions.__path__)))
TYPE_AT = {"move": 3, "stay": 2, "record": 3, "_ended": 6}
"""Which argument names the event, of each function that makes one."""


def _named(*functions: str) -> Iterator[ast.expr]:
    for path in TRANSITIONS.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                name = call.func.id
                if name in functions and len(call.args) > TYPE_AT[name]:
                    yield call.args[TYPE_AT[name]]


def _texts(named: ast.expr) -> set[str]:
    return {str(part.value) for part in ast.walk(named) if isinstance(part, ast.Constant)}


def _made() -> set[str]:
    """Every type of event that is written out where a task changes. One that is put together is
    what comes of a step, with a word before it where the step takes back."""
    ends = set().union(*map(_texts, _named("_ended")))
    made = set(ends)
    for name in _named(*TYPE_AT):
        texts = _texts(name)
        together = {f"{word}{end}" for word in texts for end in ends}
        made |= together if isinstance(name, ast.JoinedStr) else texts
    return made


def _told() -> set[str]:
    words = (WEB / "src/features/tasks/events.ts").read_text(encoding="utf-8")
    table = words.split("const EVENTS", 1)[1].split("};", 1)[0]
    return set(re.findall(r"^  (\w+): msg`", table, re.MULTILINE))


def test_everything_that_happens_to_a_task_has_words_in_its_history() -> None:
    made = _made()
    assert {"proposed", "approved", "undo_needs_review"} <= made
    assert made - _told() == set()


def test_no_words_are_kept_for_what_never_happens() -> None:
    assert _told() - _made() == set()
