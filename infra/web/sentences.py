"""Which sentences of ours are kept as they were said: read off the sources, where they stand."""

import ast
from collections.abc import Iterator
from pathlib import Path

from infra.problem import CommandFailed
from infra.venvs import ROOT

CORE = ROOT / "layers" / "core" / "countersign"


def kept_sentences(core: Path = CORE) -> list[str]:
    """Every template that is given to `said`, once, in order of the alphabet.

    Raises
    ------
    CommandFailed
        One is no literal, so that nobody can know what will be said.
    """
    calls = (
        call
        for path in sorted(core.rglob("*.py"))
        for call in _calls(ast.parse(path.read_text(encoding="utf-8"), filename=str(path)))
    )
    return sorted({_template(call) for call in calls})


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    """Of `said` from `countersign.domain.says`, by that name or as the module's."""
    names = {
        "said"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "countersign.domain.says"
        if any(one.name == "said" for one in node.names)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Name(id=name) if name in names:
                yield node
            case ast.Attribute(value=ast.Name(id="says"), attr="said"):
                yield node


def _template(call: ast.Call) -> str:
    match call.args:
        case [ast.Constant(value=str(template))]:
            return template
        case _:
            raise CommandFailed(
                "A sentence of ours cannot be translated.",
                why=f"Line {call.lineno} gives `said` something else than a literal.",
                do="Write the template where it is said.",
            )
