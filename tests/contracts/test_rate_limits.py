"""What every count of attempts keeps to."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.contracts.conftest import Stores

WINDOW = timedelta(minutes=15)
BEGIN = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_there_is_room_for_so_many_and_then_a_wait(stores: Stores) -> None:
    for _ in range(3):
        assert stores.attempt_counters.take("ada", 3, WINDOW, BEGIN) is None
    wait = stores.attempt_counters.take("ada", 3, WINDOW, BEGIN + timedelta(minutes=5))
    assert wait == timedelta(minutes=10)


def test_the_next_window_begins_anew(stores: Stores) -> None:
    stores.attempt_counters.take("ada", 1, WINDOW, BEGIN)
    assert stores.attempt_counters.take("ada", 1, WINDOW, BEGIN + WINDOW - timedelta(seconds=1))
    assert stores.attempt_counters.take("ada", 1, WINDOW, BEGIN + WINDOW) is None


def test_who_is_refused_is_not_counted(stores: Stores) -> None:
    stores.attempt_counters.take("ada", 1, WINDOW, BEGIN)
    for _ in range(5):
        assert stores.attempt_counters.take("ada", 1, WINDOW, BEGIN) == WINDOW
    assert stores.attempt_counters.take("ada", 2, WINDOW, BEGIN) is None


@pytest.mark.parametrize("other", ["eve", "Ada", "ada ", "", "ad\ud800", "a" * 5_000])
def test_each_is_counted_alone(stores: Stores, other: str) -> None:
    stores.attempt_counters.take("ada", 1, WINDOW, BEGIN)
    assert stores.attempt_counters.take(other, 1, WINDOW, BEGIN) is None


def test_what_is_forgotten_is_not_held_against_anybody(stores: Stores) -> None:
    stores.attempt_counters.forget("ada", WINDOW, BEGIN)
    stores.attempt_counters.take("ada", 1, WINDOW, BEGIN)
    stores.attempt_counters.forget("ada", WINDOW, BEGIN + timedelta(minutes=1))
    assert stores.attempt_counters.take("ada", 1, WINDOW, BEGIN) is None
