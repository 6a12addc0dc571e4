import ast
import re
from collections.abc import Iterator
from pathlib import Path

from countersign import usecases
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


def _keys(tree: ast.AST) -> set[str]:
    return {
        str(key.value)
        for one in ast.walk(tree)
        if isinstance(one, ast.Dict)
        for key in one.keys
        if isinstance(key, ast.Constant)
    }


def _data() -> set[str]:
    """What an event holds besides its type: what is handed over as its `data`, written out there
    or put together under that name or another that tells."""
    found: set[str] = set()
    for path in TRANSITIONS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.keyword(arg="data", value=value):
                    found |= _keys(value)
                case (
                    ast.Assign(targets=[ast.Name(id=name)], value=value)
                    | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
                    | ast.AugAssign(target=ast.Name(id=name), value=value)
                ) if name in ("data", "told"):
                    found |= _keys(value)
                case ast.FunctionDef(name="_told"):
                    found |= _keys(node)
    return found


def _told_of_data() -> set[str]:
    words = (WEB / "src/features/tasks/events.ts").read_text(encoding="utf-8")
    table = words.split("const DATA", 1)[1].split("\n};", 1)[0]
    untold = words.split("const UNTOLD = new Set([", 1)[1].split("]", 1)[0]
    return set(re.findall(r"^  (\w+): \{", table, re.MULTILINE)) | set(
        re.findall(r'"(\w+)"', untold)
    )


def test_all_that_an_event_holds_is_told_in_words_or_left_out_on_purpose() -> None:
    assert {"reason", "until", "alternative", "taught"} <= _data()
    assert _data() - _told_of_data() == set()
    assert _told_of_data() - _data() == set()


_RESTARTS = re.compile(
    r'_restart\(task, "([^"]+)"\)|return "([^"]+)" if \w+ else None|'
    r'wake\(.*?"\w+", "([^"]+)"'
)


def test_why_something_is_taken_up_again_has_words() -> None:
    sources = Path(next(iter(usecases.__path__))).rglob("*.py")
    said = {
        next(filter(None, found.groups()))
        for path in sources
        if path.name in ("advance.py", "follow_integrations.py", "pause.py")
        for found in _RESTARTS.finditer(path.read_text(encoding="utf-8"))
    }
    words = (WEB / "src/features/tasks/events.ts").read_text(encoding="utf-8")
    table = words.split("const WHYS", 1)[1].split("\n};", 1)[0]
    assert len(said) > 5
    assert set(re.findall(r'^  "([^"]+)": msg', table, re.MULTILINE)) == said
