"""Codes under a key that a test holds, and can hold a second one of."""

import base64
import hmac
from dataclasses import dataclass

from countersign.usecases.tasks.countersign import Countersign

STATEMENT_AT_MOST = 4_096


@dataclass
class MacsInHand:
    """Makes and tells codes; whoever has not `secret` cannot make one."""

    secret: str = "ours"
    made: int = 0
    told: int = 0

    def generate(self, statement: bytes) -> str:
        self.made += 1
        return self._over(statement)

    def verify(self, statement: bytes, mac: str) -> bool:
        self.told += 1
        return hmac.compare_digest(self._over(statement).encode(), mac.encode())

    def _over(self, statement: bytes) -> str:
        if len(statement) > STATEMENT_AT_MOST:
            raise ValueError("KMS takes 4,096 bytes at most")
        return base64.b64encode(hmac.digest(self.secret.encode(), statement, "sha256")).decode()


def signing(macs: MacsInHand | None = None) -> Countersign:
    return Countersign(macs or MacsInHand())
