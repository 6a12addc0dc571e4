"""What the table says of a preference holds in the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from countersign.domain.users.preference_facts import PREFERENCES
from countersign.domain.users.preferences import (
    ON_THE_ACCOUNT,
    NotificationWishes,
    Preferences,
)
from infra.venvs import ROOT

CORE = ROOT / "layers/core/countersign"
PAGES = ROOT / "web/src"
BY_FIELD: dict[str, type[BaseModel]] = {"notifications": NotificationWishes}


def leaves() -> set[str]:
    """Every preference by its path; those of `BY_FIELD` field by field."""
    whole = Preferences.model_fields.keys() - BY_FIELD.keys()
    return whole | {
        f"{one}.{name}" for one, model in BY_FIELD.items() for name in model.model_fields
    }


def holders(name: str) -> tuple[str, ...]:
    """What it is read off, by the name that this has in the code."""
    if name in ON_THE_ACCOUNT:
        return ("user",)
    return ("notifications", "self") if "." in name else ("preferences", "wishes")


def last_name(node: ast.expr) -> str:
    return getattr(node, "attr", getattr(node, "id", ""))


def read_in(path: Path) -> Iterator[tuple[str, str]]:
    own = path.name == "preferences.py" and path.parent.name == "users"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            holder = last_name(node.value)
            if own or holder != "self":
                yield holder, node.attr


def read_by_the_server() -> set[tuple[str, str]]:
    """What is read, and off what."""
    return {pair for path in CORE.rglob("*.py") for pair in read_in(path)}


def read_by_the_pages() -> set[tuple[str, str]]:
    """The same of the pages, beyond the form that sets them."""
    pages = [
        path.read_text(encoding="utf-8")
        for path in PAGES.rglob("*.ts*")
        if "generated" not in path.parts and "settings" not in path.parts
        if ".test." not in path.name
    ]
    # looked ahead, so that in `data?.wishes.tone` both pairs are found
    return {pair for page in pages for pair in re.findall(r"(?=\b(\w+)\??\.(\w+))", page)}


def test_every_preference_has_its_row() -> None:
    assert PREFERENCES.keys() == leaves()
    assert all(row.changes.endswith(".") for row in PREFERENCES.values())


def test_what_is_said_to_be_heeded_is_read_and_what_is_only_kept_is_not() -> None:
    read = {"server": read_by_the_server(), "web": read_by_the_pages()}
    for name, row in PREFERENCES.items():
        wanted = {(holder, name.rpartition(".")[2]) for holder in holders(name)}
        heeded = {who for who, pairs in read.items() if pairs & wanted}
        assert heeded == ({row.heeded_by} if row.heeded_by else set()), name


def test_what_weighs_agents_against_each_other_needs_more_than_one() -> None:
    assert not PREFERENCES["priorities"].is_heeded(1)
    assert PREFERENCES["priorities"].is_heeded(2)
    assert not PREFERENCES["engine"].is_heeded(9)
