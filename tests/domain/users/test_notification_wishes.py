"""When a device may be told: the person's own clock decides."""

from datetime import UTC, datetime, timedelta

import pytest

from countersign.domain.users.preferences import NotificationWishes

NIGHT = ("22:00", "07:00")
NOON = ("12:00", "13:30")


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-22T{text}").replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "now", "told"),
    [
        (NIGHT, "21:59:59", True),
        (NIGHT, "22:00:00", False),
        (NIGHT, "00:00:00", False),
        (NIGHT, "06:59:59", False),
        (NIGHT, "07:00:00", True),
        (NOON, "11:59:59", True),
        (NOON, "12:00:00", False),
        (NOON, "13:29:59", False),
        (NOON, "13:30:00", True),
        (("09:00", "09:00"), "09:00:00", True),
        (None, "03:00:00", True),
    ],
)
def test_nobody_is_told_in_their_quiet_hours(
    hours: tuple[str, str] | None, now: str, told: bool
) -> None:
    assert NotificationWishes(quiet_hours=hours).may_push(at(now), "UTC") is told


@pytest.mark.parametrize(
    ("timezone", "told"),
    [
        ("America/New_York", True),  # 18:30 the evening before
        ("Europe/Berlin", False),  # 00:30
        ("Asia/Tokyo", True),  # 08:30
        ("Asia/Kathmandu", False),  # 05:15, a quarter past the full hour
        ("Nowhere/AtAll", False),  # as UTC
    ],
)
def test_the_hours_are_those_where_the_person_is(timezone: str, told: bool) -> None:
    assert NotificationWishes(quiet_hours=NIGHT).may_push(at("23:30:00"), timezone) is told


def test_whoever_wants_no_push_is_never_told() -> None:
    quiet = NotificationWishes(push=False, quiet_hours=None)
    assert not any(quiet.may_push(at("00:00:00") + timedelta(hours=n), "UTC") for n in range(24))
