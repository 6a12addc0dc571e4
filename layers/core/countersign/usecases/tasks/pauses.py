"""How long a worker holds an effect, how often it tries, and when it comes again."""

import math
from datetime import timedelta

LEASE = timedelta(seconds=45)
"""Longer than the worker lives (30 s), so that a call under a lapsed lease is over."""

CALL_AT_MOST = timedelta(seconds=20)
"""How much of the lease a call must have before it; a machine that slept has lost its turn."""

ATTEMPTS = 5
"""How often one step is written at most, each time after it was found absent."""

BUSY_PAUSE = timedelta(seconds=20)
"""How long to leave a provider alone that did not answer a look."""

LOOK_AGAIN_AFTER = timedelta(seconds=15)
"""How soon to look again for a write that may still land; it is not written again before then."""

PAUSE_AT_MOST = timedelta(minutes=10)
"""The longest pause that a provider may ask for."""

OPEN_AT_MOST = timedelta(hours=24)
"""After this a provider that never answers a look leaves the question to the person."""

NOBODY = ""
"""The holder of an effect that was let go: no call of anybody is in the air."""


class Later(Exception):
    """Not now: put the call back."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.delay_seconds = min(max(math.ceil(seconds), 1), 900)
