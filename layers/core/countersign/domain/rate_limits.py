"""How often a thing may be tried; all of them in one table."""

from datetime import timedelta
from typing import Literal

from countersign.domain.values import Value


class RateLimit(Value):
    """`times` in each window of this length, counted for whom the use case names.

    `on_a_laptop` stands in its place where all callers share one address.
    """

    times: int
    window: timedelta
    on_a_laptop: int | None = None


RateLimitName = Literal[
    "sign_in",
    "sign_in_from_source",
    "register_from_source",
    "scan_now",
    "authorize",
    "instruct",
    "check",
    "sources",
    "export",
    "ask_for_letter",
    "forgot_from_source",
    "letters_to_address",
    "change_credentials",
    "second_factor",
    "second_factor_in_a_day",
    "continue_from_source",
]

RATE_LIMITS: dict[RateLimitName, RateLimit] = {
    # for an address and a source together: guessing elsewhere locks nobody out
    "sign_in": RateLimit(times=10, window=timedelta(minutes=15)),
    "sign_in_from_source": RateLimit(times=100, window=timedelta(minutes=10), on_a_laptop=5_000),
    "register_from_source": RateLimit(times=30, window=timedelta(hours=1), on_a_laptop=5_000),
    # for a person
    "scan_now": RateLimit(times=60, window=timedelta(minutes=10)),
    "authorize": RateLimit(times=60, window=timedelta(minutes=10)),
    "instruct": RateLimit(times=60, window=timedelta(minutes=10)),
    "change_credentials": RateLimit(times=10, window=timedelta(minutes=15)),
    "check": RateLimit(times=60, window=timedelta(minutes=10)),
    "sources": RateLimit(times=120, window=timedelta(minutes=10)),
    "export": RateLimit(times=10, window=timedelta(days=1)),
    # for an address and a source together, and what an address gets of a kind, whoever asks
    "ask_for_letter": RateLimit(times=5, window=timedelta(hours=1)),
    "forgot_from_source": RateLimit(times=100, window=timedelta(hours=1), on_a_laptop=5_000),
    "letters_to_address": RateLimit(times=10, window=timedelta(hours=1)),
    # for a person whose password was right: a guess hits with 3 of a million codes
    "second_factor": RateLimit(times=10, window=timedelta(minutes=15)),
    "second_factor_in_a_day": RateLimit(times=50, window=timedelta(days=1)),
    "continue_from_source": RateLimit(times=100, window=timedelta(minutes=10), on_a_laptop=5_000),
}
