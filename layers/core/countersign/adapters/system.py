"""`ports.system` on a real machine."""

import secrets
from datetime import UTC, datetime

from countersign.domain.identifiers import Prefix, new_id
from countersign.domain.values import to_milliseconds


class SystemClock:
    def now(self) -> datetime:
        return to_milliseconds(datetime.now(UTC))


class RandomIds:
    def new(self, prefix: Prefix) -> str:
        return new_id(prefix)

    def secret(self) -> str:
        return secrets.token_urlsafe(32)
