"""Times: UTC, milliseconds, fixed width."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.domain.values import rfc3339, to_milliseconds

MOMENTS = st.datetimes(timezones=st.just(UTC))


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        to_milliseconds(datetime(2026, 11, 22, tzinfo=UTC).replace(tzinfo=None))


def test_a_time_elsewhere_is_told_in_utc() -> None:
    elsewhere = datetime(2026, 11, 22, 10, 30, tzinfo=timezone(timedelta(hours=1)))

    assert rfc3339(to_milliseconds(elsewhere)) == "2026-11-22T09:30:00.000Z"


def test_what_is_below_a_millisecond_is_cut() -> None:
    precise = datetime(2026, 11, 22, 9, 0, 0, 1_999, tzinfo=UTC)

    assert to_milliseconds(precise).microsecond == 1_000


@given(MOMENTS, MOMENTS)
def test_text_order_is_time_order(one: datetime, other: datetime) -> None:
    first, second = to_milliseconds(one), to_milliseconds(other)

    assert (rfc3339(first) < rfc3339(second)) == (first < second)


@given(MOMENTS)
def test_text_comes_back_as_the_same_moment(moment: datetime) -> None:
    stored = to_milliseconds(moment)

    assert datetime.fromisoformat(rfc3339(stored)) == stored
