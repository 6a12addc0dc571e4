"""The catalog is what the API has: nothing in it that the API lacks, and nothing left out."""

import json
import re
from typing import Any

import pytest

from infra.web.catalog import catalog
from infra.web.openapi import described
from infra.web.toolchain import WEB

CATALOG = catalog()
SCHEMAS: dict[str, Any] = json.loads(described()["openapi.json"])["components"]["schemas"]


def _values(schema: str, field: str) -> set[str]:
    """What the API's description lets a field be."""
    told = SCHEMAS[schema]["properties"][field]
    return set(told["enum"]) if "enum" in told else {told["const"]}


@pytest.mark.parametrize(
    ("table", "schema", "field"),
    [
        ("kinds", "KindOut", "kind"),
        ("kinds", "NewRule", "kind"),
        ("agents", "NewAgent", "type"),
        ("agents", "AgentOut", "type"),
        ("providers", "ProviderOut", "provider"),
    ],
)
def test_the_catalog_names_what_the_api_takes_and_gives(
    table: str, schema: str, field: str
) -> None:
    assert set(CATALOG[table]) == _values(schema, field)


def test_an_action_has_the_fields_that_the_catalog_lists() -> None:
    actions = {
        one["properties"]["kind"]["const"]: set(one["properties"])
        for one in SCHEMAS.values()
        if "const" in one.get("properties", {}).get("kind", {})
    }
    listed = {
        kind: {"kind"} | {field["name"] for field in row["fields"]}
        for kind, row in CATALOG["kinds"].items()
    }
    assert {kind: actions[kind] for kind in listed} == listed


@pytest.mark.parametrize("kind", sorted(CATALOG["kinds"]))
def test_a_kind_says_all_that_a_card_shows(kind: str) -> None:
    row = CATALOG["kinds"][kind]
    for words in ("verb", "doing", "done", "noun", "rule_does"):
        assert row[words], words
        assert not row[words].endswith("."), words
    for sentence in ("does", "undo_does"):
        assert row[sentence].endswith("."), sentence
    fields = {field["name"]: field["role"] for field in row["fields"]}
    assert row["editable"]
    assert "reference" not in {fields[name] for name in row["editable"]}


def test_agents_and_providers_meet_in_what_is_read() -> None:
    offered = {one for row in CATALOG["providers"].values() for one in row["capabilities"]}
    for type, row in CATALOG["agents"].items():
        assert row["title"], type
        assert row["job"].endswith("."), type
        assert offered.issuperset(row["capabilities"]), type
        assert CATALOG["kinds"].keys() >= set(row["kinds"]), type


def test_the_pages_name_no_kind_of_their_own() -> None:
    """Fixture and journeys too: what nobody can propose is shown to nobody."""
    kind = re.compile(r"[\"'`]((?:email|calendar|reminder|finance|day)\.[a-z_]+)[\"'`]")
    named = {
        found
        for folder in ("dev", "e2e")
        for path in (WEB / folder).rglob("*.mjs")
        for found in kind.findall(path.read_text(encoding="utf-8"))
    }
    assert named <= CATALOG["kinds"].keys()
