"""Time and chance."""

from datetime import datetime
from typing import Protocol

from countersign.domain.identifiers import Prefix


class Clock(Protocol):
    def now(self) -> datetime:
        """The present in UTC, in milliseconds."""
        ...


class Ids(Protocol):
    def new(self, prefix: Prefix) -> str:
        """A fresh prefixed ULID."""
        ...

    def secret(self) -> str:
        """A fresh URL-safe secret with 256 bits of chance."""
        ...
