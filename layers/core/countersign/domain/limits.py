"""How often a thing may be tried; all of them in one table."""

from datetime import timedelta
from typing import Literal

from countersign.domain.values import Value


class Limit(Value):
    """`times` in each window of this length, counted for whom the use case names.

    `on_a_laptop` stands in its place where all callers share one address.
    """

    times: int
    window: timedelta
    on_a_laptop: int | None = None


LimitName = Literal[
    "sign_in",
    "sign_in_from_source",
    "register_from_source",
    "scan_now",
    "authorize",
    "instruct",
    "check",
    "export",
    "ask_for_letter",
    "forgot_from_source",
    "letters_to_address",
    "change_credentials",
    "second_factor",
    "second_factor_in_a_day",
    "continue_from_source",
]

LIMITS: dict[LimitName, Limit] = {
    # for an address and a source together: guessing elsewhere locks nobody out
    "sign_in": Limit(times=10, window=timedelta(minutes=15)),
    "sign_in_from_source": Limit(times=100, window=timedelta(minutes=10), on_a_laptop=5_000),
    "register_from_source": Limit(times=30, window=timedelta(hours=1), on_a_laptop=5_000),
    # for a person
    "scan_now": Limit(times=60, window=timedelta(minutes=10)),
    "authorize": Limit(times=60, window=timedelta(minutes=10)),
    "instruct": Limit(times=60, window=timedelta(minutes=10)),
    "change_credentials": Limit(times=10, window=timedelta(minutes=15)),
    "check": Limit(times=60, window=timedelta(minutes=10)),
    "export": Limit(times=10, window=timedelta(days=1)),
    # for an address and a source together, and what an address gets of a kind, whoever asks
    "ask_for_letter": Limit(times=5, window=timedelta(hours=1)),
    "forgot_from_source": Limit(times=100, window=timedelta(hours=1), on_a_laptop=5_000),
    "letters_to_address": Limit(times=10, window=timedelta(hours=1)),
    # for a person whose password was right: a guess hits with 3 of a million codes
    "second_factor": Limit(times=10, window=timedelta(minutes=15)),
    "second_factor_in_a_day": Limit(times=50, window=timedelta(days=1)),
    "continue_from_source": Limit(times=100, window=timedelta(minutes=10), on_a_laptop=5_000),
}
