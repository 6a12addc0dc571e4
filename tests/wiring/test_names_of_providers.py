"""What is a provider's own stays in its adapter: its scopes, its labels, its name."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from countersign.domain.providers import PROVIDERS

ROOT = Path(__file__).parents[2]
CORE = ROOT / "layers/core/countersign"

MAY_NAME = {
    "domain/providers.py": "its row",
    "wiring/providers.py": "where its adapter stands",
}
LABELS = {"INBOX", "UNREAD", "STARRED", "IMPORTANT", "CATEGORY_PROMOTIONS"}


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(CORE.rglob("*.py")):
        name = str(path.relative_to(CORE))
        if not any(name.startswith(f"adapters/{provider}/") for provider in PROVIDERS):
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def _texts(module: ast.Module) -> set[str]:
    return {
        node.value
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_no_module_outside_its_adapter_and_its_rows_names_a_provider() -> None:
    named = {name for name, module in _modules() if not _texts(module).isdisjoint(PROVIDERS)}

    assert named == MAY_NAME.keys()


@pytest.mark.parametrize("provider", sorted(PROVIDERS))
def test_no_module_outside_its_adapter_and_its_row_names_a_scope(provider: str) -> None:
    scopes = {one.scope for one in PROVIDERS[provider].permissions if ":" in one.scope}

    named = {name for name, module in _modules() if not _texts(module).isdisjoint(scopes)}

    assert named <= {"domain/providers.py"}
    assert scopes


def test_no_module_outside_the_adapters_names_a_label_of_gmail() -> None:
    named = {name for name, module in _modules() if not _texts(module).isdisjoint(LABELS)}

    assert not named
