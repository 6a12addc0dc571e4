"""Races that are decided between a read and the write that builds on it."""

from collections.abc import Callable
from typing import Any


class Overtaken:
    """A client before whose transactions somebody else is faster."""

    def __init__(self, client: Any, others: list[Callable[[], None]]) -> None:
        self._client = client
        self._others = others

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def transact_write_items(self, **arguments: Any) -> Any:
        if self._others:
            self._others.pop(0)()
        return self._client.transact_write_items(**arguments)
