"""What an answer of Google's JSON APIs means for us.

The reasons are Google's: https://developers.google.com/workspace/gmail/api/guides/handle-errors
"""

import json
from datetime import timedelta
from typing import Any

from countersign.adapters.google.retry_after import seconds_to_wait
from countersign.domain.says import said
from countersign.ports.providers import (
    AT_WORK_AT_MOST,
    ConnectionBroken,
    OutcomeUnknown,
    ProviderBusy,
    ProviderError,
    ProviderGone,
    ProviderRefused,
)

_BUSY = frozenset(
    {
        "rateLimitExceeded",
        "userRateLimitExceeded",
        "dailyLimitExceeded",
        "quotaExceeded",
        "RESOURCE_EXHAUSTED",
    }
)
_HUNG_UP_INSIDE = frozenset({408, 502, 504})
_SCOPE_MISSING = frozenset({"insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"})


def error_of(status: int, content: bytes, retry_after: str | None) -> ProviderError:
    """The error for an answer that is not a success."""
    reasons = _reasons(content)
    named = f"{status} {' '.join(sorted(reasons))}".strip()
    if status == 429 or (status == 403 and reasons & _BUSY):
        wait = seconds_to_wait(retry_after)
        return ProviderBusy(said("Gmail is busy ({named}).", named=named), retry_after=wait)
    if status == 401 or (status == 403 and reasons & _SCOPE_MISSING):
        return ConnectionBroken(said("Gmail does not let us in ({named}).", named=named))
    if status in (404, 410):
        return ProviderGone(said("Gmail has no such thing ({named}).", named=named))
    if 400 <= status < 500 and status != 408:
        return ProviderRefused(said("Gmail refused ({named}).", named=named))
    still_for = AT_WORK_AT_MOST if status in _HUNG_UP_INSIDE else timedelta(0)
    return OutcomeUnknown(
        said("Gmail did not say what it did ({named}).", named=named), still_for=still_for
    )


def _reasons(content: bytes) -> frozenset[str]:
    """The machine-readable words of an error body; none of its free text."""
    try:
        error = json.loads(content)["error"]
        listed = [*error.get("errors", [])[:5], *error.get("details", [])[:5]]
        words: list[Any] = [error.get("status"), *(entry.get("reason") for entry in listed)]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return frozenset()
    return frozenset(
        word for word in words if isinstance(word, str) and word.isidentifier() and len(word) <= 60
    )
