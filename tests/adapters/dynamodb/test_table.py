"""What the table does when others write at the same moment."""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import ABSENT, Write
from countersign.domain.errors import Conflict, PlanLimit, RuleSpent

KEY = {"pk": "USER#usr_1", "sk": "PROFILE"}
FULL = PlanLimit("Full.", plan="free", limit=1)
SPENT = RuleSpent("Spent.")


class Busy:
    """Every call fails as it is told, one after another; then all is well."""

    def __init__(self, *failures: dict[str, Any]) -> None:
        self._failures = list(failures)
        self.calls = 0

    def put_item(self, **_: Any) -> dict[str, Any]:
        self.calls += 1
        if self._failures:
            raise ClientError(self._failures.pop(0), "PutItem")  # type: ignore[arg-type] # as AWS
        return {}

    transact_write_items = put_item


def failed(code: str, *reasons: str) -> dict[str, Any]:
    return {
        "Error": {"Code": code, "Message": ""},
        "CancellationReasons": [{"Code": reason} for reason in reasons],
    }


IN_THE_WAY = failed("TransactionConflictException")


def test_a_write_waits_for_a_transaction_to_end() -> None:
    client: Any = Busy(IN_THE_WAY, IN_THE_WAY)

    assert Table(client, "t").put({**KEY}, condition=ABSENT)

    assert client.calls == 3


def test_a_write_does_not_wait_for_ever() -> None:
    client: Any = Busy(*[IN_THE_WAY] * 9)

    with pytest.raises(Conflict):
        Table(client, "t").put({**KEY})

    assert client.calls == 4


def test_a_condition_that_does_not_hold_is_not_tried_again() -> None:
    client: Any = Busy(failed("ConditionalCheckFailedException"))

    assert not Table(client, "t").put({**KEY}, condition=ABSENT)

    assert client.calls == 1


NO, BUSY, FINE = "ConditionalCheckFailed", "TransactionConflict", "None"


@pytest.mark.parametrize(
    ("reasons", "told"),
    [
        ((FINE, NO, FINE), FULL),
        ((FINE, FINE, NO), SPENT),
        ((FINE, NO, NO), FULL),
        ((NO, NO, FINE), Conflict),
        ((NO, FINE, FINE), Conflict),
        ((BUSY, NO, FINE), Conflict),
        ((FINE, NO, BUSY), Conflict),
    ],
    ids=str,
)
def test_a_full_counter_is_told_only_where_nothing_else_stood_in_the_way(
    reasons: tuple[str, ...], told: Any
) -> None:
    client: Any = Busy(failed("TransactionCanceledException", *reasons))
    writes = [
        Write.put({**KEY}, ABSENT),
        Write.update(KEY, "ADD #a :n", "#a < :n", values={":n": 1}, refusal=FULL),
        Write.update(KEY, "ADD #b :n", "#b < :n", values={":n": 1}, refusal=SPENT),
    ]

    with pytest.raises(told if isinstance(told, type) else type(told)):
        Table(client, "t").transact(writes)


MET = failed("TransactionCanceledException", FINE, BUSY)


def test_a_transaction_that_only_met_another_is_tried_again() -> None:
    client: Any = Busy(MET, MET)

    Table(client, "t").transact([Write.put({**KEY}, ABSENT), Write.put({**KEY}, ABSENT)])

    assert client.calls == 3


def test_a_transaction_does_not_try_for_ever() -> None:
    client: Any = Busy(*[MET] * 9)

    with pytest.raises(Conflict):
        Table(client, "t").transact([Write.put({**KEY}, ABSENT), Write.put({**KEY}, ABSENT)])

    assert client.calls == 4


def test_a_transaction_whose_condition_did_not_hold_is_not_tried_again() -> None:
    client: Any = Busy(failed("TransactionCanceledException", NO, BUSY))

    with pytest.raises(Conflict):
        Table(client, "t").transact([Write.put({**KEY}, ABSENT), Write.put({**KEY}, ABSENT)])

    assert client.calls == 1


def test_what_is_wrong_with_a_transaction_itself_is_no_conflict() -> None:
    client: Any = Busy(failed("TransactionCanceledException", FINE, "ValidationError"))

    with pytest.raises(ClientError):
        Table(client, "t").transact([Write.put({**KEY}, ABSENT), Write.put({**KEY}, ABSENT)])
