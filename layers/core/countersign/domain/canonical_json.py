"""One byte sequence for one value: what is hashed, and nothing else."""

import hashlib
from collections.abc import Mapping
from typing import Any

import rfc8785


def canonical_bytes(value: Mapping[str, Any]) -> bytes:
    """The canonical JSON (RFC 8785) of a JSON-shaped mapping."""
    return rfc8785.dumps(dict(value))


def sha256_of(value: Mapping[str, Any]) -> str:
    """Hex SHA-256 over the canonical JSON of a JSON-shaped mapping."""
    return hashlib.sha256(canonical_bytes(value)).hexdigest()
