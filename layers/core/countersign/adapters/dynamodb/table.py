"""The table as the stores use it: typed items in, typed items out, conflicts told apart."""

import random
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from countersign.adapters.dynamodb.items import Item, from_wire, to_wire
from countersign.adapters.dynamodb.keys import Key
from countersign.adapters.dynamodb.writes import Write, expressions
from countersign.domain.errors import Conflict, DomainError

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

BATCH_ROUNDS = 5
"""How often keys that a batch read left over are asked for again."""

_PAUSES = (0.01, 0.03, 0.09, 0.0)
"""Seconds between the tries of what another transaction is in the way of."""

_RACES = frozenset({"ConditionalCheckFailed", "TransactionConflict"})


class Table:
    """One DynamoDB table; every method is one request unless it says otherwise."""

    def __init__(self, client: "DynamoDBClient", name: str) -> None:
        self._client = client
        self._name = name

    def get(self, key: Key) -> Item | None:
        """Strongly consistent."""
        answer = self._client.get_item(TableName=self._name, Key=to_wire(key), ConsistentRead=True)
        found = answer.get("Item")
        return from_wire(found) if found else None

    def get_many(self, keys: Sequence[Key]) -> dict[str, Item]:
        """Strongly consistent, by sort key; at most 100 keys of one partition.

        Asks again for what DynamoDB leaves over when an answer would exceed 16 MB.
        """
        found: dict[str, Item] = {}
        asked: Any = {self._name: {"Keys": [to_wire(key) for key in keys], "ConsistentRead": True}}
        for _ in range(BATCH_ROUNDS):
            if not asked:
                return found
            answer = self._client.batch_get_item(RequestItems=asked)
            for raw in answer["Responses"].get(self._name, []):
                item = from_wire(raw)
                found[item["sk"]] = item
            asked = answer.get("UnprocessedKeys")
        if asked:
            raise Conflict("The table is too busy to read from. Try again.")
        return found

    def put(
        self,
        item: Item,
        *,
        condition: str | None = None,
        values: Mapping[str, Any] | None = None,
        names: Mapping[str, str] | None = None,
    ) -> bool:
        """False when the condition did not hold."""
        return _held(
            lambda: self._client.put_item(
                TableName=self._name,
                Item=to_wire(item),
                **expressions(condition, values, names),
            )
        )

    def update(
        self,
        key: Key,
        update: str,
        *,
        condition: str,
        values: Mapping[str, Any],
        names: Mapping[str, str] | None = None,
    ) -> bool:
        """False when the condition did not hold."""
        return _held(
            lambda: self._client.update_item(
                TableName=self._name,
                Key=to_wire(key),
                UpdateExpression=update,
                **expressions(condition, values, names),
            )
        )

    def delete(self, key: Key) -> Item | None:
        """Remove the item; answers what it was."""
        answer = self._client.delete_item(
            TableName=self._name, Key=to_wire(key), ReturnValues="ALL_OLD"
        )
        old = answer.get("Attributes")
        return from_wire(old) if old else None

    def each(
        self,
        key: Key,
        *,
        after: str | None = None,
        at_most: int | None = None,
        forward: bool = True,
        only: Sequence[str] = (),
    ) -> Iterator[Item]:
        """Every item of a partition whose sort key begins with the key's, in order, consistent.

        `after` goes on behind this sort key; `at_most` is where whoever asks has enough; of an item
        come these fields `only`, if any are named.

        A request for every 1 MB, when it is come to.
        """
        more: dict[str, Any] = {}
        if only:
            more["ProjectionExpression"] = ", ".join(f"#{name}" for name in only)
            more["ExpressionAttributeNames"] = {f"#{name}": name for name in only}
        if after is not None:
            more["ExclusiveStartKey"] = to_wire({"pk": key["pk"], "sk": after})
        left = at_most
        while left is None or left > 0:
            if left is not None:
                more["Limit"] = left
            answer = self._client.query(
                TableName=self._name,
                **_within(key),
                ConsistentRead=True,
                ScanIndexForward=forward,
                **more,
            )
            yield from (from_wire(raw) for raw in answer["Items"])
            if "LastEvaluatedKey" not in answer:
                return
            more["ExclusiveStartKey"] = answer["LastEvaluatedKey"]
            left = None if left is None else left - len(answer["Items"])

    def count(self, key: Key, *, filter: str, values: Mapping[str, Any]) -> int:
        """How many items `each` would give that the filter lets through; consistent.

        A request for every 1 MB.
        """
        within = _within(key)
        within["ExpressionAttributeValues"] |= to_wire(values)
        more: dict[str, Any] = {}
        found = 0
        while True:
            answer = self._client.query(
                TableName=self._name,
                **within,
                ConsistentRead=True,
                FilterExpression=filter,
                Select="COUNT",
                **more,
            )
            found += answer["Count"]
            if "LastEvaluatedKey" not in answer:
                return found
            more = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}

    def query_index(
        self,
        index: str,
        condition: str,
        values: Mapping[str, Any],
        *,
        limit: int,
        forward: bool = True,
        start: Key | None = None,
        filter: str | None = None,
        names: Mapping[str, str] | None = None,
    ) -> tuple[tuple[Item, ...], Key | None]:
        """A page of an index, eventually consistent, and where the next page begins."""
        more: dict[str, Any] = {}
        if start:
            more["ExclusiveStartKey"] = to_wire(start)
        if filter:
            more["FilterExpression"] = filter
        if names:
            more["ExpressionAttributeNames"] = dict(names)
        answer = self._client.query(
            TableName=self._name,
            IndexName=index,
            KeyConditionExpression=condition,
            ExpressionAttributeValues=to_wire(values),
            ScanIndexForward=forward,
            Limit=limit,
            **more,
        )
        last = answer.get("LastEvaluatedKey")
        return tuple(from_wire(raw) for raw in answer["Items"]), from_wire(last) if last else None

    def transact(self, writes: Iterable[Write]) -> None:
        """All or nothing.

        Raises
        ------
        Conflict
            A condition did not hold, or another transaction was in the way.
        DomainError
            The refusal of a write, where every condition held but those of writes that have one.
        """
        listed = tuple(writes)
        for pause in _PAUSES:
            try:
                self._client.transact_write_items(
                    TransactItems=[write.wire(self._name) for write in listed]
                )
            except ClientError as error:
                refusal = _refusal(error, listed)
                if refusal is not None:
                    raise refusal from error
                if not _lost_a_race(error):
                    raise
                if not _was_only_in_the_way(error):
                    break
                time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 - it spreads tries
            else:
                return
        raise Conflict("It was changed by somebody else.")


def _lost_a_race(error: ClientError) -> bool:
    """Whether a transaction was cancelled by others' writes, not by what was wrong with it."""
    code = error.response["Error"]["Code"]
    reasons: Any = error.response.get("CancellationReasons", [])
    cancelled = code == "TransactionCanceledException"
    return code == "TransactionConflictException" or (
        cancelled and any(reason.get("Code") in _RACES for reason in reasons)
    )


def _was_only_in_the_way(error: ClientError) -> bool:
    """Whether no condition failed: another transaction was at the same items."""
    reasons: Any = error.response.get("CancellationReasons", [])
    return {reason.get("Code") for reason in reasons} <= {None, "None", "TransactionConflict"}


def _refusal(error: ClientError, writes: Sequence[Write]) -> DomainError | None:
    """The first refusal, where nothing stood in the way but conditions of writes that have one."""
    reasons: Any = error.response.get("CancellationReasons", [])
    failed = [
        (reason.get("Code"), write.refusal)
        for reason, write in zip(reasons, writes, strict=False)
        if reason.get("Code") not in (None, "None")
    ]
    if any(code != "ConditionalCheckFailed" or refusal is None for code, refusal in failed):
        return None
    return failed[0][1] if failed else None


def _held(write: Any) -> bool:
    """A single write that meets a transaction waits for its end: it is over in milliseconds."""
    for pause in _PAUSES:
        try:
            write()
        except ClientError as error:
            code = error.response["Error"]["Code"]
            if code == "ConditionalCheckFailedException":
                return False
            if code != "TransactionConflictException":
                raise
            time.sleep(pause)
        else:
            return True
    raise Conflict("It is being changed by somebody else.")


def _within(key: Key) -> dict[str, Any]:
    """The items of a partition, or of its sort keys those that begin with the key's."""
    if not key["sk"]:
        return {
            "KeyConditionExpression": "pk = :pk",
            "ExpressionAttributeValues": to_wire({":pk": key["pk"]}),
        }
    return {
        "KeyConditionExpression": "pk = :pk AND begins_with(sk, :sk)",
        "ExpressionAttributeValues": to_wire({":pk": key["pk"], ":sk": key["sk"]}),
    }
