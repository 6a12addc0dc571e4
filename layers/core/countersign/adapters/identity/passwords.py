"""Passwords at rest: bcrypt over a hash of the password."""

import base64
import hashlib
import unicodedata

import bcrypt

ROUNDS = 11
"""A login takes 120 ms of a whole core, and about 200 ms of the share that a function of 1024 MB
has; one round more doubles it. OWASP asks for at least 10."""

_NOBODYS = "arrwOBgRr6GMHqsighYfv.OPOdeSJ3fJbh8zBUzcIWUllWBlrZMhm"
"""Salt and checksum of a hash that no password has, for comparing when there is no account."""


class BcryptPasswords:
    """`ports.identity.Passwords`.

    bcrypt reads 72 bytes and stops at a NUL, so it is given the base64 of a SHA-256 instead: 44
    bytes for a password of any length. Passwords are compared in the form NFKC, so that two
    keyboards that spell the same character differently agree.
    """

    def __init__(self, rounds: int = ROUNDS) -> None:
        self._rounds = rounds
        self._nobodys = f"$2b${rounds:02d}${_NOBODYS}"

    def hash(self, password: str) -> str:
        return bcrypt.hashpw(_digest(password), bcrypt.gensalt(self._rounds)).decode()

    def matches(self, password: str, password_hash: str | None) -> bool:
        """Costs one bcrypt at our rounds also when there is nothing to compare with."""
        known = password_hash is not None
        same = bcrypt.checkpw(_digest(password), (password_hash or self._nobodys).encode())
        return known and same


def _digest(password: str) -> bytes:
    spelled = unicodedata.normalize("NFKC", password)
    return base64.b64encode(hashlib.sha256(spelled.encode("utf-8", "surrogatepass")).digest())
