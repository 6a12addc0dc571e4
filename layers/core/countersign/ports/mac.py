"""Message authentication codes under a key that nobody holds in their hands (RFC 2104)."""

from typing import Protocol


class MacGenerator(Protocol):
    def generate(self, statement: bytes) -> str:
        """The code over the statement (at most 4,096 bytes), in base64."""
        ...


class MacVerifier(Protocol):
    def verify(self, statement: bytes, mac: str) -> bool:
        """Whether our key made the code over exactly this statement."""
        ...
