import json
from datetime import UTC, datetime, timedelta

import pytest

from countersign.adapters.google.errors import error_of
from countersign.adapters.google.retry_after import seconds_to_wait
from countersign.ports.providers import (
    AT_WORK_AT_MOST,
    ConnectionBroken,
    OutcomeUnknown,
    ProviderBusy,
    ProviderGone,
    ProviderRefused,
)


def _body(reason: str, message: str = "") -> bytes:
    return json.dumps({"error": {"message": message, "errors": [{"reason": reason}]}}).encode()


@pytest.mark.parametrize(
    ("status", "reason", "error"),
    [
        (400, "invalidArgument", ProviderRefused),
        (401, "authError", ConnectionBroken),
        (403, "forbidden", ProviderRefused),
        (403, "rateLimitExceeded", ProviderBusy),
        (403, "userRateLimitExceeded", ProviderBusy),
        (403, "insufficientPermissions", ConnectionBroken),
        (404, "notFound", ProviderGone),
        (408, "", OutcomeUnknown),
        (409, "aborted", ProviderRefused),
        (413, "uploadTooLarge", ProviderRefused),
        (429, "rateLimitExceeded", ProviderBusy),
        (302, "", OutcomeUnknown),
        (500, "backendError", OutcomeUnknown),
        (503, "backendError", OutcomeUnknown),
    ],
)
def test_each_answer_says_what_we_then_know(
    status: int, reason: str, error: type[Exception]
) -> None:
    assert type(error_of(status, _body(reason), None)) is error


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b"[]", b'{"error": "x"}', b'{"error": {"errors": 7}}', b"[" * 9999]
)
def test_unreadable_error_body_does_not_matter(content: bytes) -> None:
    assert type(error_of(403, content, None)) is ProviderRefused


def test_providers_own_words_stay_out_of_the_error() -> None:
    error = error_of(400, _body("invalidArgument", "ana@home.example has a secret"), None)
    assert "secret" not in error.detail
    assert "invalidArgument" in error.detail


def test_busy_says_when_to_come_back() -> None:
    error = error_of(429, b"", "30")
    assert isinstance(error, ProviderBusy)
    assert error.retry_after == 30


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, 5),
        ("", 5),
        ("soon", 5),
        ("-3", 5),
        ("0", 1),
        ("30", 30),
        ("99999999999999", 900),
        ("Sun, 22 Nov 2026 09:00:40 GMT", 40),
        ("Sun, 22 Nov 2020 09:00:40 GMT", 1),
    ],
)
def test_retry_after_is_a_number_or_a_date_within_bounds(value: str | None, seconds: float) -> None:
    assert seconds_to_wait(value, datetime(2026, 11, 22, 9, 0, tzinfo=UTC)) == seconds


@pytest.mark.parametrize(
    ("status", "at_work"), [(408, True), (500, False), (502, True), (504, True)]
)
def test_a_front_that_gave_up_waiting_leaves_the_call_at_work(status: int, at_work: bool) -> None:
    unknown = error_of(status, b"", None)

    assert isinstance(unknown, OutcomeUnknown)
    assert unknown.still_for == (AT_WORK_AT_MOST if at_work else timedelta(0))
