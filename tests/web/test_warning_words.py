import ast
import json
from pathlib import Path
from typing import get_args

from countersign import agents
from countersign.agents.email import warnings
from countersign.agents.email.warnings import FileDoubt, about_file, about_item, about_sender
from countersign.analysis.mail.phishing import Sign
from infra.web.toolchain import WEB
from tests.builders import mail

AGENTS = Path(next(iter(agents.__path__)))
EVERY_SIGN: tuple[Sign, ...] = get_args(Sign)


def _given_codes(path: Path) -> list[ast.expr]:
    """What stands as `code` wherever a file makes a warning."""
    return [
        argument.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Caution"
        for argument in node.keywords
        if argument.arg == "code"
    ]


def _emitted() -> set[str]:
    """Every code: those of the tables in `warnings`, and those written out where they are given."""
    doubted = (*about_sender(mail(dmarc="fail"), EVERY_SIGN), *about_item(0, EVERY_SIGN))
    doubted += about_file(0, get_args(FileDoubt))
    written = {
        str(code.value)
        for path in AGENTS.rglob("*.py")
        for code in _given_codes(path)
        if isinstance(code, ast.Constant)
    }
    return {warning.code for warning in doubted} | written


def _words() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = json.loads(
        (WEB / "src/features/tasks/warnings.json").read_text(encoding="utf-8")
    )
    return table


def test_every_warning_that_an_agent_can_give_has_words_in_the_web_app() -> None:
    emitted = _emitted()
    assert {"dmarc_fail", "unverified_sender", "first_contact", "reply_to_differs"} <= emitted
    assert emitted - _words().keys() == set()


def test_a_code_that_is_not_written_out_comes_from_the_tables_of_cautions() -> None:
    computed = {
        path
        for path in AGENTS.rglob("*.py")
        for code in _given_codes(path)
        if not isinstance(code, ast.Constant)
    }
    assert computed == {Path(warnings.__file__)}


def test_every_warning_has_a_short_mark_a_sentence_and_a_tone() -> None:
    for code, words in _words().items():
        assert words["tone"] in {"care", "alarm"}, code
        assert 0 < len(words["short"]) <= 24, code
        assert words["long"].endswith("."), code
