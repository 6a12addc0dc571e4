"""Prefixed ULIDs: sortable by time, and a reader sees what they name."""

from typing import Literal

from ulid import ULID

Prefix = Literal["usr", "agt", "tsk", "int", "ses", "dev", "rul", "sgn", "exp"]


def new_id(prefix: Prefix) -> str:
    """A fresh identifier such as `tsk_01J9Z…` (prefix, underscore, 26 Crockford characters)."""
    return f"{prefix}_{ULID()}"
