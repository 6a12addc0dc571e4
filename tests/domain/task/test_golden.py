"""What was countersigned yesterday is countersigned today: bodies as they were stored, and hashed.

The digest of each kind stands in its example, and that of a body as the table has it in a file:
with it the same body with every default left out, and the bytes that were signed. Nothing here is
computed anew: it changes only with the decision that stored approvals of the kind are void.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from countersign.domain.actions.catalog import KINDS
from countersign.domain.task.body import Body
from countersign.domain.task.digest import digest_of
from tests.factories import body
from tests.kinds.example import EXAMPLES

FILES = Path(__file__).parent / "golden"


ADDED_SINCE = {"alternatives": [], "asks": [], "must_choose": False, "why_says": None}
"""What a body has by now that those in the files were stored without."""


def golden(kind: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FILES / f"{kind}.json").read_text())
    return found


STORED = sorted(path.stem for path in FILES.glob("*.json"))


def test_no_kind_of_which_approvals_are_stored_goes_away() -> None:
    approved_before = {"archive", "draft_reply", "label", "mark_read", "send_reply"}

    assert {f"email.{name}" for name in approved_before} <= set(STORED) <= KINDS.keys()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_digest_of_every_kind_is_the_one_in_its_example(kind: str) -> None:
    assert digest_of(body(action=EXAMPLES[kind].action)) == EXAMPLES[kind].digest


@pytest.mark.parametrize("kind", STORED)
def test_a_stored_body_is_read_and_stored_as_it_was(kind: str) -> None:
    stored = golden(kind)["stored"]

    assert Body.model_validate(stored).model_dump(mode="json") == {**stored, **ADDED_SINCE}


@pytest.mark.parametrize("form", ["stored", "sparse"])
@pytest.mark.parametrize("kind", STORED)
def test_its_digest_does_not_move(kind: str, form: str) -> None:
    known = golden(kind)
    read = Body.model_validate(known[form])

    assert json.loads(known["canonical"])["action"] == read.action.model_dump(mode="json")
    assert digest_of(read) == known["digest"]


@pytest.mark.parametrize("kind", STORED)
def test_the_digest_is_over_the_bytes_that_stand_there(kind: str) -> None:
    known = golden(kind)

    assert hashlib.sha256(known["canonical"].encode()).hexdigest() == known["digest"]
