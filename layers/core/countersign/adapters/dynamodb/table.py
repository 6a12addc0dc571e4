"""The table as the stores use it: typed items in, typed items out, conflicts told apart."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer
from botocore.exceptions import ClientError

from countersign.adapters.dynamodb.keys import KEY_ATTRIBUTES, Key
from countersign.domain.errors import Conflict
from countersign.domain.values import Value, rfc3339

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

Item = dict[str, Any]

_serializer = TypeSerializer()
_deserializer = TypeDeserializer()

BATCH_ROUNDS = 5
"""How often keys that a batch read left over are asked for again."""


def to_wire(item: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _serializer.serialize(value) for name, value in item.items()}


def from_wire(item: Mapping[str, Any]) -> Item:
    return {name: _plain(_deserializer.deserialize(value)) for name, value in item.items()}


def item_of(value: Value, *keys: Mapping[str, str], **more: Any) -> Item:
    """A value as an item: its keys, and its fields without those that are None."""
    item: Item = value.model_dump(mode="json") | more
    for key in keys:
        item |= key
    return {name: entry for name, entry in item.items() if entry is not None}


def fields_of(item: Mapping[str, Any], *beside: str) -> Item:
    """An item without its keys and what else stands beside the value's own fields."""
    return {
        name: value
        for name, value in item.items()
        if name not in KEY_ATTRIBUTES and name not in beside
    }


def _plain(value: Any) -> Any:
    match value:
        case Decimal():
            return int(value)
        case dict():
            return {name: _plain(entry) for name, entry in value.items()}
        case list():
            return [_plain(entry) for entry in value]
        case _:
            return value


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
                **_expressions(condition, values, names),
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
                **_expressions(condition, values, names),
            )
        )

    def delete(self, key: Key) -> Item | None:
        """Remove the item; answers what it was."""
        answer = self._client.delete_item(
            TableName=self._name, Key=to_wire(key), ReturnValues="ALL_OLD"
        )
        old = answer.get("Attributes")
        return from_wire(old) if old else None

    def begins_with(self, key: Key, *, at_most: int) -> tuple[Item, ...]:
        """Items of a partition whose sort key begins with the key's, in order, consistent.

        Several requests when they exceed a page of 1 MB.
        """
        found: list[Item] = []
        start: dict[str, Any] = {}
        while len(found) < at_most:
            answer = self._client.query(
                TableName=self._name,
                KeyConditionExpression="pk = :pk AND begins_with(sk, :sk)",
                ExpressionAttributeValues=to_wire({":pk": key["pk"], ":sk": key["sk"]}),
                ConsistentRead=True,
                Limit=at_most - len(found),
                **start,
            )
            found.extend(from_wire(raw) for raw in answer["Items"])
            if "LastEvaluatedKey" not in answer:
                break
            start = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}
        return tuple(found)

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

    def transact(self, writes: Iterable["Write"]) -> None:
        """All or nothing.

        Raises
        ------
        Conflict
            A condition did not hold, or another transaction was in the way.
        """
        try:
            self._client.transact_write_items(
                TransactItems=[write.wire(self._name) for write in writes]
            )
        except ClientError as error:
            if _lost_a_race(error):
                raise Conflict("It was changed by somebody else.") from error
            raise


class Write:
    """One conditional write of a transaction."""

    def __init__(self, kind: str, **arguments: Any) -> None:
        self._kind = kind
        self._arguments = arguments

    @classmethod
    def put(
        cls,
        item: Item,
        condition: str,
        values: Mapping[str, Any] | None = None,
        names: Mapping[str, str] | None = None,
    ) -> "Write":
        return cls("Put", Item=to_wire(item), **_expressions(condition, values, names))

    @classmethod
    def add(cls, key: Key, attribute: str, amount: int) -> "Write":
        """Add to a counter, which begins at zero."""
        return cls(
            "Update",
            Key=to_wire(key),
            UpdateExpression="ADD #counter :amount",
            ExpressionAttributeNames={"#counter": attribute},
            ExpressionAttributeValues=to_wire({":amount": amount}),
        )

    @classmethod
    def set(cls, key: Key, fields: Mapping[str, Any], condition: str) -> "Write":
        """Overwrite the fields named, and no other."""
        return cls(
            "Update",
            Key=to_wire(key),
            UpdateExpression="SET " + ", ".join(f"#{name} = :{name}" for name in fields),
            ExpressionAttributeNames={f"#{name}": name for name in fields},
            ExpressionAttributeValues=to_wire({f":{name}": fields[name] for name in fields}),
            ConditionExpression=condition,
        )

    def wire(self, table: str) -> Any:
        return {self._kind: {"TableName": table, **self._arguments}}


ABSENT = "attribute_not_exists(pk)"
PRESENT = "attribute_exists(pk)"

_RACES = frozenset({"ConditionalCheckFailed", "TransactionConflict"})


def stamp(moment: datetime) -> str:
    """A time as it stands in items: fixed width, so that text order is time order."""
    return rfc3339(moment)


def _lost_a_race(error: ClientError) -> bool:
    """Whether a transaction was cancelled by others' writes, not by what was wrong with it."""
    code = error.response["Error"]["Code"]
    reasons: Any = error.response.get("CancellationReasons", [])
    cancelled = code == "TransactionCanceledException"
    return code == "TransactionConflictException" or (
        cancelled and any(reason.get("Code") in _RACES for reason in reasons)
    )


def _held(write: Any) -> bool:
    try:
        write()
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code == "ConditionalCheckFailedException":
            return False
        if code == "TransactionConflictException":
            raise Conflict("It is being changed by somebody else.") from error
        raise
    return True


def _expressions(
    condition: str | None,
    values: Mapping[str, Any] | None,
    names: Mapping[str, str] | None,
) -> dict[str, Any]:
    expressions: dict[str, Any] = {}
    if condition:
        expressions["ConditionExpression"] = condition
    if values:
        expressions["ExpressionAttributeValues"] = to_wire(values)
    if names:
        expressions["ExpressionAttributeNames"] = dict(names)
    return expressions
