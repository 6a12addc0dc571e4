"""Pages of lists."""

from typing import Generic, TypeVar

from pydantic import Field

from countersign.contracts.http.fields import Given

T = TypeVar("T")


class Listed(Given, Generic[T]):
    """A page may be short, even empty, while `next_cursor` is set."""

    items: list[T]
    next_cursor: str | None = Field(default=None, description="Where the next page begins.")
