"""List cursors, sealed: one leads on only for the person and the query that it was made for."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from countersign.api.problems import invalid

T = TypeVar("T")
Position = dict[str, str]
_MAC_BYTES = 16


@dataclass(frozen=True)
class Paging:
    """`limit` 1..100."""

    limit: int
    cursor: str | None


@dataclass(frozen=True)
class SealedCursors:
    """HMAC-SHA256 over user, query and position. The first of `keys` seals, and any opens."""

    keys: Sequence[bytes]
    user_id: str
    query: Mapping[str, Any]

    def seal(self, position: Position | None) -> str | None:
        if position is None:
            return None
        content = json.dumps(position, separators=(",", ":"), sort_keys=True).encode()
        return _written(self._mac(self.keys[0], content) + content)

    def open(self, cursor: str | None, *, parameter: str = "cursor") -> Position | None:
        """The position; `parameter` is where the query has the cursor.

        Raises
        ------
        RequestValidationError
            Altered, or made for somebody or something else.
        """
        if cursor is None:
            return None
        try:
            sealed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True)
        except ValueError:
            sealed = b""
        mac, content = sealed[:_MAC_BYTES], sealed[_MAC_BYTES:]
        genuine = any(hmac.compare_digest(mac, self._mac(key, content)) for key in self.keys)
        if _written(sealed) != cursor or not genuine:
            raise invalid(["query", parameter], "this cursor was not made for this list")
        position: Position = json.loads(content)
        return position

    def _mac(self, key: bytes, content: bytes) -> bytes:
        about = json.dumps([self.user_id, self.query], sort_keys=True, default=str).encode()
        return hmac.new(key, about + b"\0" + content, hashlib.sha256).digest()[:_MAC_BYTES]


def _written(sealed: bytes) -> str:
    return base64.urlsafe_b64encode(sealed).rstrip(b"=").decode()


def sliced(
    items: Sequence[T], paging: Paging, seal: SealedCursors, id_of: Callable[[T], str]
) -> tuple[Sequence[T], str | None]:
    """One page of a list that is read whole, and the cursor of the next."""
    position = seal.open(paging.cursor)
    begin = 0
    if position is not None:
        known = [id_of(item) for item in items]
        begin = known.index(position["after"]) + 1 if position["after"] in known else len(items)
    page = items[begin : begin + paging.limit]
    if begin + len(page) >= len(items) or not page:
        return page, None
    return page, seal.seal({"after": id_of(page[-1])})
