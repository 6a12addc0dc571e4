"""A fixed share of a long enumeration, for `make test`; `make faults` runs it whole.

What is in it follows from the cases alone, by a hash that is the same everywhere: a case that is
added moves no other, and who runs the tests again runs the same ones.
"""

import os
from collections.abc import Callable, Iterable
from typing import TypeVar
from zlib import crc32

import pytest
from _pytest.mark import ParameterSet

Case = TypeVar("Case")

FAULTS_ONE_IN = int(os.environ.get("FAULTS_ONE_IN", "4"))
"""Which share of crash points, orders and breaks is tried; all of them where it is 1."""


def share(cases: Iterable[Case], of: object, one_in: int | None = None) -> list[Case]:
    """The cases that are tried, in their order, and never none where there are some.

    `of` is whose cases they are: two that have the same cases get different ones. A case is told
    from others by how it is written, so it is made of texts and numbers.
    """
    every = list(cases)
    return [case for case in every if _is_in(f"{of} {case}", one_in)] or every[:1]


def among(
    cases: Iterable[Case],
    mark: pytest.MarkDecorator,
    name: Callable[[Case], str],
    one_in: int | None = None,
) -> list[ParameterSet]:
    """All cases, as parameters; those that are not in the share belong to the long part."""
    return [
        pytest.param(case, id=name(case), marks=() if _is_in(name(case), one_in) else mark)
        for case in cases
    ]


def _is_in(name: str, one_in: int | None) -> bool:
    return crc32(name.encode()) % (one_in or FAULTS_ONE_IN) == 0
