"""What was countersigned yesterday is countersigned today: bodies as they were stored, and hashed.

Each file holds one body as the table has it, the same with every default left out, the bytes that
were signed and their digest. Nothing here is computed anew: a file changes only with the decision
that stored approvals of its kind are void.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from countersign.domain.actions.catalog import KINDS
from countersign.domain.task.digest import digest_of
from countersign.domain.task.task import Body

FILES = Path(__file__).parent / "golden"


def golden(kind: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FILES / f"{kind}.json").read_text())
    return found


def test_every_kind_has_one() -> None:
    assert {path.stem for path in FILES.glob("*.json")} == set(KINDS)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_stored_body_is_read_and_stored_as_it_was(kind: str) -> None:
    stored = golden(kind)["stored"]

    assert Body.model_validate(stored).model_dump(mode="json") == stored


@pytest.mark.parametrize("form", ["stored", "sparse"])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_its_digest_does_not_move(kind: str, form: str) -> None:
    known = golden(kind)
    read = Body.model_validate(known[form])

    assert json.loads(known["canonical"])["action"] == read.action.model_dump(mode="json")
    assert digest_of(read) == known["digest"]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_digest_is_over_the_bytes_that_stand_there(kind: str) -> None:
    known = golden(kind)

    assert hashlib.sha256(known["canonical"].encode()).hexdigest() == known["digest"]
