"""Key rings of tests."""

import json
from typing import Any

from countersign.adapters.identity.signing_keys import KeyRing
from countersign.adapters.identity.tokens import SignedTokens


def ring(kid: str, key: str, **more: Any) -> KeyRing:
    """One key, as the secret is generated."""
    secret = json.dumps({"kid": kid, "key": key} | more)
    return KeyRing(lambda: secret, lambda: secret)


def mint(kid: str, key: str) -> SignedTokens:
    return SignedTokens(ring(kid, key))
