"""What an operator should hear of, though nobody has to act now."""

from typing import Protocol


class Diagnostics(Protocol):
    def set_aside(self, what: str, ref: str, problem: Exception) -> None:
        """Something of a stranger's could not be read and was passed over."""
        ...

    def broken(self, what: str, ref: str, problem: str) -> None:
        """Something of ours contradicts itself, and nothing was done on its word."""
        ...
