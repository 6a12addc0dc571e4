"""What is a provider's own stays in its adapter: its name, its scopes, its labels.

Looked at is what runs: texts, paths among them, and the names of modules, classes, functions and
variables. Docstrings and comments may say where a fact comes from. Every exception is a row.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from countersign.domain.providers import PROVIDERS, ProviderFacts

ROOT = Path(__file__).parents[2]
CORE = ROOT / "layers/core/countersign"
LOOKED_AT = (CORE, ROOT / "functions", ROOT / "infra")
NOT_LOOKED_AT = {
    "infra/local": "the laptop's sandbox plays the providers, by name",
}

MAY_NAME = {
    "countersign/domain/providers.py": "its row",
    "countersign/wiring/providers.py": "where its adapter stands",
    "countersign/analysis/mail/added_words.py": "what mail programs write below a mail",
    "countersign/analysis/mail/addresses.py": "at which domains addresses are alike",
    "countersign/analysis/mail/html/quote_marks.py": "how mail programs mark what they quote",
    "countersign/analysis/mail/service_words.py": "what services say in form letters",
    "countersign/analysis/mail/swindles/hosts.py": "where anybody can put up a page",
    "countersign/analysis/mail/swindles/money.py": "what is asked for by who is after money",
    "infra/build/layers.py": "which documents of its SDK are shipped",
    "infra/build/requirements.py": "the layer that its SDK is in",
}
MAY_STAND_IN_THE_TEMPLATE = {
    "GoogleLayer": "the layer that its SDK is in",
    "countersign-${Stage}-google": "the name of that layer",
    "layers/google": "what that layer is made of",
}


def _run_together(title: str) -> str:
    return "".join(title.split())


SECRETS_IN_THE_TEMPLATE = {
    part
    for row in PROVIDERS.values()
    for part in (
        f"{_run_together(row.title)}Secret",
        row.title,
        f"countersign/${{Stage}}/provider/{row.name}",
    )
}
"""Our OAuth client at each provider: the resource, what it is in words, and its name."""

WORDS_OF_OPENID = {"openid", "email", "profile", "address", "phone", "offline_access"}
"""Scopes of OpenID Connect (Core 1.0, sections 5.4 and 11): every provider's, and nobody's own."""

LABELS_OF_GMAIL = re.compile(
    r"\b(INBOX|UNREAD|STARRED|IMPORTANT|DRAFT|SENT|SPAM|TRASH|CHAT|CATEGORY_[A-Z]+)\b"
)


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for folder in LOOKED_AT:
        for path in sorted(folder.rglob("*.py")):
            name = str(path.relative_to(CORE.parent if folder is CORE else ROOT))
            own = any(f"/adapters/{provider}/" in name for provider in PROVIDERS)
            if not own and not any(name.startswith(f"{other}/") for other in NOT_LOOKED_AT):
                yield name, ast.parse(path.read_text(encoding="utf-8"))


def _texts(module: ast.Module) -> Iterator[str]:
    said = {node.value for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in said:
            yield node.value


def _identifiers(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        match node:
            case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                yield node.name
            case ast.Name(ctx=ast.Store()) | ast.arg():
                yield node.id if isinstance(node, ast.Name) else node.arg


def _called(row: ProviderFacts) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in {row.name, row.title, row.reads})
    return re.compile(rf"(?<![a-z])({names})(?![a-z])", re.IGNORECASE)


def _in_words(identifier: str) -> str:
    """`GmailSession` and `GMAIL_MODIFY`, with a blank between their words."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|_", " ", identifier)


def _names_one(name: str, module: ast.Module) -> bool:
    given = (*name.removesuffix(".py").split("/"), *_identifiers(module))
    words = (*_texts(module), *map(_in_words, given))
    return any(_called(row).search(one) for row in PROVIDERS.values() for one in words)


def test_no_module_outside_its_adapter_and_its_rows_names_a_provider() -> None:
    named = {name for name, module in _modules() if _names_one(name, module)}

    assert named == MAY_NAME.keys()


def test_the_template_names_a_provider_for_its_secret_and_its_layer_alone() -> None:
    told = re.findall(r"[^\s\"',:\[\]]+", (ROOT / "template.yaml").read_text(encoding="utf-8"))
    names = [_called(row) for row in PROVIDERS.values()]

    named = {one for one in told if any(name.search(_in_words(one)) for name in names)}

    assert named == SECRETS_IN_THE_TEMPLATE | MAY_STAND_IN_THE_TEMPLATE.keys()


@pytest.mark.parametrize("provider", sorted(PROVIDERS))
def test_no_module_outside_its_adapter_and_its_row_names_a_scope(provider: str) -> None:
    scopes = {one.scope for one in PROVIDERS[provider].permissions} - WORDS_OF_OPENID

    named = {
        name
        for name, module in _modules()
        if any(scope in text for text in _texts(module) for scope in scopes)
    }

    assert scopes
    assert named == {"countersign/domain/providers.py"}


def test_no_module_outside_the_adapters_names_a_label_of_gmail() -> None:
    named = {
        name
        for name, module in _modules()
        if any(LABELS_OF_GMAIL.search(text) for text in _texts(module))
    }

    assert not named
