"""Reading the control plane's JSON bodies: named fields, known types, bounded sizes."""

import json
import math
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request


class InvalidField(Exception):
    """A field is missing or not as it should be; the text says which and why."""


@dataclass(frozen=True)
class Fields:
    values: dict[str, Any]

    def text(self, name: str, limit: int = 1000) -> str:
        value = self.optional_text(name, limit)
        if not value:
            raise InvalidField(f"{name}: a text is needed")
        return value

    def optional_text(self, name: str, limit: int = 1000) -> str | None:
        value = self.values.get(name)
        if value is None:
            return None
        if not isinstance(value, str) or len(value) > limit:
            raise InvalidField(f"{name}: a text of at most {limit} characters")
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise InvalidField(f"{name}: not valid Unicode")
        return value

    def number(self, name: str, low: float, high: float, default: float | None = None) -> float:
        value = self.values.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise InvalidField(f"{name}: a number is needed")
        if not math.isfinite(value) or not low <= value <= high:
            raise InvalidField(f"{name}: between {low:g} and {high:g}")
        return value


async def read_fields(request: Request, known: set[str]) -> Fields:
    """The request's JSON object. Raises InvalidField for anything else, or an unknown field."""
    try:
        values = json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise InvalidField("the body is not JSON") from error
    if not isinstance(values, dict):
        raise InvalidField("the body is not a JSON object")
    if unknown := sorted(values.keys() - known):
        raise InvalidField(f"unknown field: {unknown[0][:50]!r}")
    return Fields(values)
