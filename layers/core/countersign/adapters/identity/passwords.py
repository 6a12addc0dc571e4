"""Passwords at rest: bcrypt over a hash of the password."""

import base64
import hashlib
import re
import unicodedata

import bcrypt

ROUNDS = 11
"""A login takes 120 ms of a whole core, and about 200 ms of the share that a function of 1024 MB
has; one round more doubles it. OWASP asks for at least 10."""

LEAST_SCORE = 2
"""Of zxcvbn's 0 to 4: 1 is "protection from throttled online attacks" of less than 10^6 guesses."""

JUDGED = 32
OURSELVES = "countersign"
_WORDS_AT_MOST = 12
_NOT_WORDS = re.compile(r"[^\w]+|_")

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

    def is_weak(self, password: str, about: tuple[str, ...]) -> bool:
        """By zxcvbn's estimate (Wheeler, USENIX Security 2016): fewer than a million guesses.

        It knows 30,000 common passwords, names, words, keyboard rows, dates and repetitions. Only
        the beginning is judged: the estimate of a long text can take seconds. Loaded when the
        first password is chosen: most calls choose none.
        """
        from zxcvbn import zxcvbn

        words = [word for text in about for word in _words_in(text)]
        spelled = unicodedata.normalize("NFKC", password)[:JUDGED]
        return int(zxcvbn(spelled, user_inputs=[*words, OURSELVES])["score"]) < LEAST_SCORE


def _words_in(text: str) -> list[str]:
    """A name or an address, whole, in one word, and its parts."""
    lower = text.lower()
    parts = [part for part in _NOT_WORDS.split(lower) if len(part) > 2]
    return [lower, "".join(parts), *parts][:_WORDS_AT_MOST]


def _digest(password: str) -> bytes:
    spelled = unicodedata.normalize("NFKC", password)
    return base64.b64encode(hashlib.sha256(spelled.encode("utf-8", "surrogatepass")).digest())
