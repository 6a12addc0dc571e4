"""What is tried too often is refused, and says until when."""

import pytest

from countersign.domain.errors import TooMany
from countersign.domain.rate_limits import RATE_LIMITS
from countersign.usecases.rate_limit import RateLimiter
from tests.fakes.rate_limits import CountingAttempts
from tests.fakes.system import SettableClock


@pytest.fixture
def limit(clock: SettableClock) -> RateLimiter:
    return RateLimiter(CountingAttempts(), clock)


def spend(limit: RateLimiter, *who: str) -> None:
    for _ in range(RATE_LIMITS["sign_in"].times):
        limit("sign_in", *who)


def test_the_one_too_many_says_when_to_come_back(limit: RateLimiter, clock: SettableClock) -> None:
    clock.wait(minutes=5, seconds=0.5)
    spend(limit, "ada@example.com", "192.0.2.7")
    with pytest.raises(TooMany) as refused:
        limit("sign_in", "ada@example.com", "192.0.2.7")
    assert refused.value.params == {"retry_after": 600}
    clock.wait(seconds=600)
    limit("sign_in", "ada@example.com", "192.0.2.7")


def test_no_one_is_locked_out_by_what_somebody_does_elsewhere(limit: RateLimiter) -> None:
    spend(limit, "ada@example.com", "203.0.113.66")
    limit("sign_in", "ada@example.com", "192.0.2.7")
    limit("sign_in", "eve@example.com", "203.0.113.66")


def test_parts_of_a_name_do_not_run_together(limit: RateLimiter) -> None:
    spend(limit, "a", "bc")
    limit("sign_in", "ab", "c")


def test_who_has_proved_who_they_are_begins_anew(limit: RateLimiter) -> None:
    spend(limit, "ada@example.com", "192.0.2.7")
    limit.forgive("sign_in", "ada@example.com", "192.0.2.7")
    spend(limit, "ada@example.com", "192.0.2.7")


def test_where_all_share_one_address_it_may_ask_more_often(clock: SettableClock) -> None:
    limit = RateLimiter(CountingAttempts(), clock, on_a_laptop=True)
    for _ in range(RATE_LIMITS["register_from_source"].times + 1):
        limit("register_from_source", "127.0.0.1")
    spend(limit, "ada@example.com", "127.0.0.1")
    with pytest.raises(TooMany):
        limit("sign_in", "ada@example.com", "127.0.0.1")
