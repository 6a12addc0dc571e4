"""Two workers at once, one of which moves at a time: they change over exactly where a plan says."""

import threading
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from math import inf

from countersign.domain.errors import DomainError
from tests.faults.breaker import Breaker

Work = Callable[[], None]

STUCK_AFTER = 30.0
"""Seconds of real time after which two workers are said to wait for each other."""


class Turns:
    """`lengths` is how many calls each turn takes, the first worker's first; then each ends."""

    def __init__(self, breaker: Breaker, lengths: Sequence[int]) -> None:
        self._breaker = breaker
        self._rest = list(lengths)
        self._left: float = 0
        self._turns = (threading.Semaphore(0), threading.Semaphore(0))
        self._over = [False, False]
        self._who: dict[int, int] = {}
        self._failures: list[BaseException] = []

    def play(self, first: Work, second: Work) -> None:
        """Run both to their ends. What a person would be told is an end like any other."""
        threads = [
            threading.Thread(target=self._body, args=(number, work), daemon=True)
            for number, work in enumerate((first, second))
        ]
        self._breaker.before_each = self._before_each
        self._left = self._next_length()
        for thread in threads:
            thread.start()
        self._turns[0].release()
        for thread in threads:
            thread.join(STUCK_AFTER)
        self._breaker.before_each = None
        if any(thread.is_alive() for thread in threads):
            raise AssertionError("two workers wait for each other")
        if self._failures:
            raise self._failures[0]

    def _body(self, number: int, work: Work) -> None:
        self._who[threading.get_ident()] = number
        self._turns[number].acquire()
        try:
            work()
        except DomainError:
            pass
        except BaseException as failure:
            self._failures.append(failure)
        self._over[number] = True
        self._left = self._next_length()
        self._turns[1 - number].release()

    def _before_each(self) -> None:
        me = self._who[threading.get_ident()]
        if self._left <= 0 and not self._over[1 - me]:
            self._left = self._next_length()
            self._turns[1 - me].release()
            self._turns[me].acquire()
        self._left -= 1

    def _next_length(self) -> float:
        return self._rest.pop(0) if self._rest else inf


def plans(first_calls: int, second_calls: int, changes: int) -> Iterator[tuple[int, ...]]:
    """Every way for two workers to change over `changes` times, wherever in their calls."""
    lengths = (range(1, first_calls + 1), range(1, second_calls + 1))
    yield from product(*(lengths[turn % 2] for turn in range(changes)))
