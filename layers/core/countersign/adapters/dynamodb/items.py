"""Items as values hold them and as they travel."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

from countersign.adapters.dynamodb.keys import KEY_ATTRIBUTES
from countersign.domain.values import Value, rfc3339

Item = dict[str, Any]

_serializer = TypeSerializer()
_deserializer = TypeDeserializer()


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


def stamp(moment: datetime) -> str:
    """A time as it stands in items: fixed width, so that text order is time order."""
    return rfc3339(moment)


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
