"""Showing that a mailbox is one's own: a secret goes there in a letter, and comes back."""

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Literal

from countersign.domain.values import Moment, Value

LinkPurpose = Literal["address", "reset", "new_address"]
"""That the account's address is one's own, the same in order to set a password, that an address
to which the account shall move is."""

LIFETIMES: dict[LinkPurpose, timedelta] = {
    "address": timedelta(hours=24),
    "reset": timedelta(minutes=30),
    "new_address": timedelta(hours=1),
}
_TOKEN_AT_MOST = 256


class VerificationLink(Value):
    """What is expected back. An account has one of a purpose: the newest letter counts.

    Without `token_hash` the letter has not been written yet. One that has verified an address
    stays until it would have expired, with `spent_at`: its link is opened by more than people.
    """

    user_id: str
    purpose: LinkPurpose
    address: str
    expires_at: Moment
    token_hash: str | None = None
    spent_at: Moment | None = None

    def is_shown_by(self, token: str, now: datetime) -> bool:
        known = self.token_hash or ""
        return now < self.expires_at and hmac.compare_digest(known, hashed(token))


def token_of(user_id: str, secret: str) -> str:
    """What stands in the link: whose proof it is, and the secret."""
    return f"{user_id}.{secret}"


def owner_of(token: str) -> str | None:
    """Whose proof a token claims to be; None where it claims nothing of the kind."""
    user_id, dot, secret = token.partition(".")
    plain = user_id.isascii() and user_id.replace("_", "").isalnum() and len(user_id) <= 64
    return user_id if dot and secret and plain and len(token) <= _TOKEN_AT_MOST else None


def hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
