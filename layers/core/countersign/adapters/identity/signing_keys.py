"""The keys that sign tokens: how they lie in their secret, which one signs when, and the next one.

The secret is `{"kid", "key", "signs_from"?, "earlier"?: [{"kid", "key", "signs_from"?}, ...]}`, the
newest key at its top. A key signs from its moment until the next one's, and what it signed is good
for as long as a refresh token can live after that. As the moment of a new key lies further ahead
than any instance keeps the secret for, each knows the key before any token is signed with it.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from countersign.domain.users.session import REFRESH_SLIDING
from countersign.domain.values import rfc3339

AHEAD = timedelta(minutes=10)
"""How long a new key is known before it signs."""

KEYS_AT_MOST = 5
SHORTEST_KEY = 64
_EVER = datetime(1970, 1, 1, tzinfo=UTC)


class KeysUnusable(Exception):
    """What is stored is no set of keys that tokens can be signed with."""


class TooManyKeys(Exception):
    """The oldest key is still needed by tokens that live; rotate later."""


@dataclass(frozen=True)
class SigningKey:
    """`until` is when its last token has run out; None while no other key has taken over."""

    kid: str
    key: str = field(repr=False)
    signs_from: datetime
    until: datetime | None


def read(secret: str) -> tuple[SigningKey, ...]:
    """The keys, newest first.

    Raises
    ------
    KeysUnusable
    """
    try:
        keys = _keys_in(json.loads(secret))
    except (ValueError, TypeError, KeyError, AttributeError) as broken:
        raise KeysUnusable("The secret of the signing keys is not in the form that it has.") from (
            broken
        )
    if any(len(key.key) < SHORTEST_KEY for key in keys):
        raise KeysUnusable(f"A signing key has fewer than {SHORTEST_KEY} characters.")
    if len({key.kid for key in keys}) < len(keys):
        raise KeysUnusable("Two signing keys have one name.")
    return keys


def rotated(secret: str, new_key: str, now: datetime) -> str:
    """The secret with another key, which will sign in ten minutes; what has run out is dropped.

    Raises
    ------
    TooManyKeys
    """
    stored = json.loads(secret)
    living = {key.kid for key in read(secret) if key.until is None or key.until > now}
    earlier = [
        {name: entry[name] for name in ("kid", "key", "signs_from") if name in entry}
        for entry in (stored, *stored.get("earlier", ()))
        if entry["kid"] in living
    ]
    if len(earlier) >= KEYS_AT_MOST:
        raise TooManyKeys(f"{KEYS_AT_MOST} keys are in use. Rotate when the oldest has run out.")
    signs_from = rfc3339(now + AHEAD)
    return json.dumps(
        {"kid": f"k{signs_from}", "key": new_key, "signs_from": signs_from, "earlier": earlier}
    )


def _keys_in(stored: dict[str, Any]) -> tuple[SigningKey, ...]:
    keys: list[SigningKey] = []
    for entry in (stored, *stored.get("earlier", ())):
        until = keys[-1].signs_from + REFRESH_SLIDING if keys else None
        keys.append(SigningKey(str(entry["kid"]), str(entry["key"]), _moment(entry), until))
    return tuple(keys)


def _moment(entry: dict[str, Any]) -> datetime:
    at = entry.get("signs_from")
    return datetime.fromisoformat(at) if at else _EVER


@dataclass
class KeyRing:
    """`secret` reads the secret, or what is kept of it; `again` where a key is missing in that."""

    secret: Callable[[], str]
    again: Callable[[], str]
    _read: tuple[str, tuple[SigningKey, ...]] = ("", ())

    def signing_at(self, moment: datetime) -> SigningKey:
        """The key that signs then."""
        keys = self._keys(self.secret())
        return next((key for key in keys if key.signs_from <= moment), keys[-1])

    def living(self, now: datetime) -> tuple[SigningKey, ...]:
        """Those whose tokens are good now, newest first."""
        return _living(self._keys(self.secret()), now)

    def named(self, kid: object, now: datetime) -> SigningKey | None:
        for text in (self.secret, self.again):
            for key in _living(self._keys(text()), now):
                if key.kid == kid:
                    return key
        return None

    def _keys(self, text: str) -> tuple[SigningKey, ...]:
        if self._read[0] != text:
            self._read = (text, read(text))
        return self._read[1]


def _living(keys: tuple[SigningKey, ...], now: datetime) -> tuple[SigningKey, ...]:
    return tuple(key for key in keys if key.until is None or now < key.until)
