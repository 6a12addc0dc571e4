"""`ports.federated_identity.Sealer`: AES-256-GCM under keys derived from the signing keys."""

import base64
import binascii
import os
from collections.abc import Callable, Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from countersign.domain.errors import TokenInvalid

_NONCE = 12
_LONGEST = 8_192


class KeyedSealer:
    """`keys` gives the one to seal with, then all to open with, each of 32 bytes.

    The purpose is bound to what is sealed: for another it does not open.
    """

    def __init__(self, keys: Callable[[], Sequence[bytes]]) -> None:
        self._keys = keys

    def seal(self, purpose: str, plaintext: str) -> str:
        nonce = os.urandom(_NONCE)
        cipher = AESGCM(self._keys()[0])
        sealed = nonce + cipher.encrypt(nonce, plaintext.encode(), purpose.encode())
        return base64.urlsafe_b64encode(sealed).rstrip(b"=").decode()

    def unseal(self, purpose: str, sealed: str) -> str:
        raw = _decoded(sealed)
        for key in self._keys():
            try:
                opened = AESGCM(key).decrypt(raw[:_NONCE], raw[_NONCE:], purpose.encode())
            except (InvalidTag, ValueError):
                continue
            return opened.decode()
        raise TokenInvalid("This was not sealed here.")


def _decoded(sealed: str) -> bytes:
    if len(sealed) > _LONGEST or not sealed.isascii():
        raise TokenInvalid("This was not sealed here.")
    try:
        return base64.b64decode(sealed + "=" * (-len(sealed) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as broken:
        raise TokenInvalid("This was not sealed here.") from broken
