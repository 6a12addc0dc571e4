"""The Retry-After header (RFC 9110 section 10.2.3)."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

UNTOLD_SECONDS = 5.0
LONGEST_SECONDS = 900.0


def seconds_to_wait(value: str | None, now: datetime | None = None) -> float:
    """Seconds from a number or a date, within 1..900; 5 where nothing readable is said."""
    text = (value or "").strip()[:64]
    if text.isascii() and text.isdigit():
        return _bounded(float(text))
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return UNTOLD_SECONDS
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return _bounded((moment - (now or datetime.now(UTC))).total_seconds())


def _bounded(seconds: float) -> float:
    return max(1.0, min(seconds, LONGEST_SECONDS))
