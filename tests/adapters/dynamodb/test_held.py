"""The two rows of a proposal that is held back."""

from typing import Any

import boto3
import pytest

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.held import DynamoHeldProposals
from countersign.adapters.dynamodb.personal_data import DynamoPersonalData
from countersign.adapters.dynamodb.table import Table
from countersign.domain.plans.plan import HELD_AT_MOST, HELD_FOR
from tests.adapters.counting import Counting
from tests.adapters.tables import create_table
from tests.factories import USER, held_back
from tests.fakes.system import MORNING

TABLE = "countersign-test"


@pytest.fixture
def table() -> Table:
    client = boto3.client("dynamodb")
    create_table(client, TABLE)
    return Table(client, TABLE)


@pytest.fixture
def held(table: Table) -> DynamoHeldProposals:
    return DynamoHeldProposals(boto3.client("dynamodb"), TABLE)


def test_both_rows_are_gone_once_nobody_had_room_for_too_long(
    table: Table, held: DynamoHeldProposals
) -> None:
    one = held_back(1)
    held.hold([one])

    for key in (keys.held(USER, one.mark), keys.held_body(USER, one.mark)):
        row = table.get(key)
        assert row is not None
        assert row["ttl"] == int((MORNING + HELD_FOR).timestamp())


def test_a_copy_of_what_is_ones_own_has_what_is_held_back(held: DynamoHeldProposals) -> None:
    one = held_back(1)
    held.hold([one])
    own = DynamoPersonalData(boto3.client("dynamodb"), TABLE)

    copied = {row.section: row.fields for row in own.belongings(USER, None)}

    assert copied["held-back"]["priority"] == one.priority
    assert copied["held-back-in-full"]["proposal"]["why"] == one.proposal.why


def test_what_an_earlier_version_said_and_nobody_understands_is_read_as_nothing(
    table: Table, held: DynamoHeldProposals
) -> None:
    one, other = held_back(1), held_back(2)
    held.hold([one, other])
    said = {"user_id": USER, "mark": one.mark, "proposal": {"action": {"kind": "mail.burn"}}}
    table.put(said | keys.held_body(USER, one.mark))

    assert held.proposals(USER, [one.mark, other.mark]) == {other.mark: other.proposal}
    assert {head.mark for head in held.heads(USER)} == {one.mark, other.mark}


def test_a_full_backlog_is_ranked_and_counted_in_one_request_each() -> None:
    client = boto3.client("dynamodb")
    create_table(client, TABLE)
    counting: Any = Counting(client)
    held = DynamoHeldProposals(counting, TABLE)
    held.hold([held_back(number) for number in range(HELD_AT_MOST)])
    counting.calls.clear()

    assert len(held.heads(USER)) == HELD_AT_MOST
    assert held.count(USER, MORNING) == HELD_AT_MOST
    assert held.any(USER)

    assert counting.calls == {"query": 3}
