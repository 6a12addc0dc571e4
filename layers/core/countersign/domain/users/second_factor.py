"""A second factor: six digits that change every 30 seconds (TOTP, RFC 6238), or a recovery code."""

import base64
import hashlib
import hmac
import re
from datetime import datetime, timedelta
from urllib.parse import quote, urlencode

from countersign.domain.values import Moment, Value

STEP_SECONDS = 30
DIGITS = 6
RECOVERY_CODES = 10
ISSUER = "Countersign"
PENDING_FOR = timedelta(minutes=15)
"""How long a secret waits for its first code."""

_SKEW_STEPS = 1
_SPACING = re.compile(r"[\s-]")
_CODE = re.compile(rf"[0-9]{{{DIGITS}}}")


class SecondFactor(Value):
    """The secret rests sealed. `last_step` is the newest one whose code was taken: none is twice.

    `recovery_hashes` are of the codes that are left.
    """

    user_id: str
    sealed_secret: str
    confirmed: bool = False
    last_step: int = 0
    recovery_hashes: frozenset[str] = frozenset()
    created_at: Moment


def encoded(secret: bytes) -> str:
    """The secret as authenticator apps read it (base32, RFC 4648 without padding)."""
    return base64.b32encode(secret).decode().rstrip("=")


def decoded(text: str) -> bytes:
    return base64.b32decode(text + "=" * (-len(text) % 8))


def otpauth_url(secret: str, address: str) -> str:
    """What a QR code for authenticator apps holds.

    Source: https://github.com/google/google-authenticator/wiki/Key-Uri-Format
    """
    query = urlencode({"secret": secret, "issuer": ISSUER})
    return f"otpauth://totp/{ISSUER}:{quote(address)}?{query}"


def step_at(now: datetime) -> int:
    return int(now.timestamp()) // STEP_SECONDS


def code_of(secret: bytes, step: int) -> str:
    """HOTP of the step (RFC 4226 section 5.3), HMAC-SHA-1: the one that all apps speak."""
    digest = hmac.new(secret, step.to_bytes(8), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4]) & 0x7FFF_FFFF
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def normal_code(code: str) -> str:
    """As compared: without spaces and hyphens, upper case."""
    return _SPACING.sub("", code).upper()


def matching_step(secret: bytes, code: str, now: datetime, after: int) -> int | None:
    """The step, the present one or one beside it, newer than `after`, that the code belongs to."""
    if not _CODE.fullmatch(code):
        return None
    present = step_at(now)
    found = None
    for step in range(present - _SKEW_STEPS, present + _SKEW_STEPS + 1):
        if hmac.compare_digest(code_of(secret, step), code) and step > after:
            found = step
    return found


def recovery_code(chance: bytes) -> str:
    """80 bits in four groups of four."""
    text = encoded(chance[:10])
    return "-".join(text[start : start + 4] for start in range(0, 16, 4))


def recovery_hash(user_id: str, code: str) -> str:
    return hashlib.sha256(f"{user_id}\n{normal_code(code)}".encode()).hexdigest()
