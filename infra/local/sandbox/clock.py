"""Time as the sandbox writes it down."""

import time
from datetime import UTC, datetime


def now_seconds() -> int:
    return int(time.time())


def now_milliseconds() -> int:
    return time.time_ns() // 1_000_000


def now_text() -> str:
    """RFC 3339, UTC, whole seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
