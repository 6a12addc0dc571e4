"""One byte sequence for one value: what is hashed, and nothing else."""

import hashlib
from collections.abc import Mapping
from typing import Any

import rfc8785


def sha256_of(value: Mapping[str, Any]) -> str:
    """Hex SHA-256 over the canonical JSON (RFC 8785) of a JSON-shaped mapping."""
    return hashlib.sha256(rfc8785.dumps(dict(value))).hexdigest()
