"""What a write says to the table: its conditions, and the writes of a transaction."""

from collections.abc import Mapping
from typing import Any

from countersign.adapters.dynamodb.items import Item, to_wire
from countersign.adapters.dynamodb.keys import Key
from countersign.domain.errors import DomainError

ABSENT = "attribute_not_exists(pk)"
PRESENT = "attribute_exists(pk)"


class Write:
    """One conditional write of a transaction."""

    def __init__(self, kind: str, *, refusal: DomainError | None = None, **arguments: Any) -> None:
        self.refusal = refusal
        self._kind = kind
        self._arguments = arguments

    @classmethod
    def put(
        cls,
        item: Item,
        condition: str | None = None,
        values: Mapping[str, Any] | None = None,
        names: Mapping[str, str] | None = None,
    ) -> "Write":
        return cls("Put", Item=to_wire(item), **expressions(condition, values, names))

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
    def set(
        cls,
        key: Key,
        fields: Mapping[str, Any],
        condition: str,
        values: Mapping[str, Any] | None = None,
    ) -> "Write":
        """Overwrite the fields named, and no other; `values` are the condition's."""
        return cls(
            "Update",
            Key=to_wire(key),
            UpdateExpression="SET " + ", ".join(f"#{name} = :{name}" for name in fields),
            ExpressionAttributeNames={f"#{name}": name for name in fields},
            ExpressionAttributeValues=to_wire(
                {f":{name}": fields[name] for name in fields} | dict(values or {})
            ),
            ConditionExpression=condition,
        )

    @classmethod
    def unless_set(cls, key: Key, fields: Mapping[str, Any]) -> "Write":
        """Set those of the fields that are not there yet."""
        begun = ", ".join(f"#{name} = if_not_exists(#{name}, :{name})" for name in fields)
        return cls(
            "Update",
            Key=to_wire(key),
            UpdateExpression=f"SET {begun}",
            ExpressionAttributeNames={f"#{name}": name for name in fields},
            ExpressionAttributeValues=to_wire({f":{name}": fields[name] for name in fields}),
        )

    @classmethod
    def delete(cls, key: Key) -> "Write":
        """One that is gone stays gone."""
        return cls("Delete", Key=to_wire(key))

    @classmethod
    def check(
        cls,
        key: Key,
        condition: str,
        values: Mapping[str, Any] | None = None,
        names: Mapping[str, str] | None = None,
    ) -> "Write":
        """Write nothing; all else is written only if this holds."""
        return cls("ConditionCheck", Key=to_wire(key), **expressions(condition, values, names))

    @classmethod
    def update(
        cls,
        key: Key,
        update: str,
        condition: str | None,
        values: Mapping[str, Any],
        names: Mapping[str, str] | None = None,
        refusal: DomainError | None = None,
    ) -> "Write":
        """Any update; `refusal` is what the caller is told where its condition does not hold."""
        return cls(
            "Update",
            refusal=refusal,
            Key=to_wire(key),
            UpdateExpression=update,
            **expressions(condition, values, names),
        )

    @classmethod
    def delete_if(
        cls,
        key: Key,
        condition: str,
        values: Mapping[str, Any] | None = None,
        names: Mapping[str, str] | None = None,
    ) -> "Write":
        """Only while the condition holds."""
        return cls("Delete", Key=to_wire(key), **expressions(condition, values, names))

    def wire(self, table: str) -> Any:
        return {self._kind: {"TableName": table, **self._arguments}}


def expressions(
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
