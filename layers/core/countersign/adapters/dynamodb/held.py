"""`ports.held.HeldProposals` over the table.

Two rows each: a small one that is ranked and counted, and beside it what it says. They are asked
for in the table itself, which is never behind: there are few, and who lets one up must not see one
that is gone.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import fields_of, item_of, stamp
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import Write
from countersign.domain.plans.plan import HELD_FOR

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

    from countersign.domain.task.held import HeldHead, HeldProposal
    from countersign.domain.task.proposal import Proposal

_HELD_AT_ONCE = 10
"""In one transaction, which takes 4 MB; a row is at most 400 KB."""

_DROPPED_AT_ONCE = 50
_READ_AT_ONCE = 100


class DynamoHeldProposals:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def hold(self, proposals: Sequence["HeldProposal"]) -> None:
        for chunk in _chunks(proposals, _HELD_AT_ONCE):
            self._table.transact([write for one in chunk for write in _rows(one)])

    def heads(self, user_id: str) -> tuple["HeldHead", ...]:
        # not before there is one: with it come all the kinds of action there are
        from countersign.domain.task.held import HeldHead

        rows = self._table.each(keys.held(user_id))
        return tuple(HeldHead.model_validate(fields_of(row)) for row in rows)

    def proposals(self, user_id: str, marks: Sequence[str]) -> Mapping[str, "Proposal"]:
        found: dict[str, Proposal] = {}
        for chunk in _chunks(tuple(dict.fromkeys(marks)), _READ_AT_ONCE):
            asked = [keys.held_body(user_id, mark) for mark in chunk]
            for row in self._table.get_many(asked).values():
                said = _proposal(row["proposal"])
                if said is not None:
                    found[row["mark"]] = said
        return found

    def drop(self, user_id: str, marks: Sequence[str]) -> None:
        for chunk in _chunks(tuple(dict.fromkeys(marks)), _DROPPED_AT_ONCE):
            self._table.transact([gone for mark in chunk for gone in let_go(user_id, mark)])

    def count(self, user_id: str, now: datetime) -> int:
        return self._table.count(
            keys.held(user_id), filter="held_at > :since", values={":since": stamp(now - HELD_FOR)}
        )

    def any(self, user_id: str) -> bool:
        return any(True for _ in self._table.each(keys.held(user_id), at_most=1))


def let_go(user_id: str, mark: str) -> list[Write]:
    return [Write.delete(keys.held(user_id, mark)), Write.delete(keys.held_body(user_id, mark))]


def _rows(held: "HeldProposal") -> list[Write]:
    ttl = int((held.held_at + HELD_FOR).timestamp())
    head = item_of(held.head, keys.held(held.user_id, held.mark), ttl=ttl) | _kept(
        {"confidence": held.confidence}
    )
    said = {"user_id": held.user_id, "mark": held.mark, "ttl": ttl}
    said |= {"proposal": _kept(held.proposal.model_dump(mode="json"))}
    return [
        Write.put(head),
        Write.put(said | keys.held_body(held.user_id, held.mark)),
    ]


def _proposal(stored: Mapping[str, Any]) -> "Proposal | None":
    """None for what an earlier version wrote and this one does not know."""
    from countersign.domain.task.proposal import Proposal

    try:
        return Proposal.model_validate(stored)
    except ValidationError:
        return None


def _kept(entry: Any) -> Any:
    """With fractions as text: the table has none, and they are read from it as numbers again."""
    match entry:
        case float():
            return str(entry)
        case dict():
            return {name: _kept(inner) for name, inner in entry.items()}
        case list():
            return [_kept(inner) for inner in entry]
        case _:
            return entry


def _chunks(entries: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for start in range(0, len(entries), size):
        yield entries[start : start + size]
