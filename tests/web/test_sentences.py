"""What is kept in English, as it was said, stands in the catalog of what can be translated."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from infra.problem import CommandFailed
from infra.web.catalog import catalog
from infra.web.sentences import CORE, kept_sentences

SAID = {
    **dict.fromkeys(("WorldChanged", "OnHold", "Lapsed", "Ended", "Waits", "Cannot"), 0),
    **dict.fromkeys(("ProviderRefused", "ProviderBusy", "ProviderGone", "Unwritable"), 0),
    **dict.fromkeys(("ConnectionBroken", "OutcomeUnknown", "TooMuchToSee"), 0),
    "InstructionRefused": 0,
    "Overtaken": 1,
    "hold": 1,
    "_problem": 1,
    "_give_to_person": 2,
}
"""What a person reads of a task, and which argument it is."""
NEVER_OF_A_TASK = (
    *("adapters/outbound", "sign_in", "identity.py", "ses.py", "revoke_access.py"),
    "read_sources.py",
)
"""What is answered to a call, by its code."""


def _raw() -> Iterator[str]:
    for path in sorted(CORE.rglob("*.py")):
        if any(part in path.as_posix() for part in NEVER_OF_A_TASK):
            continue
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and any(map(_is_literal, _sentence_of(call))):
                yield f"{path.relative_to(CORE)}:{call.lineno}"


def _sentence_of(call: ast.Call) -> list[ast.expr]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    at = SAID.get(name)
    if name == "TaskProblem":
        return [one.value for one in call.keywords if one.arg == "message"]
    return call.args[at : at + 1] if at is not None else []


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def test_what_a_person_reads_of_a_task_is_said_by_the_table() -> None:
    assert list(_raw()) == []


def test_every_sentence_can_be_filled_by_name() -> None:
    for template in catalog()["kept"]:
        named = [name for _, name, _, _ in Formatter().parse(template) if name is not None]
        assert all(name.isidentifier() for name in named), template
        assert len(set(named)) == len(named), f"{template}: a name twice cannot be read back"


def test_a_sentence_that_is_no_literal_stops_whoever_makes_the_catalog(tmp_path: Path) -> None:
    said = "from countersign.domain.says import said\n"
    (tmp_path / "one.py").write_text(
        f'{said}A = said("Nothing came.")\nB = said("It is {{n}}.", n=1)'
    )
    assert kept_sentences(tmp_path) == ["It is {n}.", "Nothing came."]
    (tmp_path / "two.py").write_text(f"{said}def tell(why):\n    return said(why)")
    with pytest.raises(CommandFailed, match="Line 3"):
        kept_sentences(tmp_path)


def test_another_function_of_that_name_says_nothing_of_ours(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text('from elsewhere import said\nA = said("Not ours.")')
    assert kept_sentences(tmp_path) == []
